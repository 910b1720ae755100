import fc from "fast-check";
import pg from "pg";
import { expect } from "vitest";
import { readImpact } from "#lib/lineage/impact.ts";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { createSource } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { columnsOf, nameOf, sqlOf, type World, worlds } from "#tests/support/random-views.ts";
import { discover, extractLineage } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const relationsOf = ({ tables, views }: World) =>
  Array.from({ length: tables.length + views.length }, (_, at) => at);

test("where a column is renamed, exactly those columns of views break that its impact names", {
  timeout: 120_000,
}, async ({ owner, worker }) => {
  const target = await createTarget();
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  const scope = await createOrganization(owner);
  let at = 0;

  /** Makes the world in a schema of its own, but for what can no longer be made once that column is called otherwise. */
  async function build(schema: string, world: World, renamed: string | null): Promise<string[]> {
    await client.query(`create schema ${schema}; set search_path = ${schema}`);
    const broken: string[] = [];
    for (const relation of relationsOf(world)) {
      const [name, columns] = [nameOf(world, relation), columnsOf(world, relation)];
      const view = world.views[relation - world.tables.length];
      if (!view) {
        const defined = columns.map((column) => `${`${name}.${column}` === renamed ? "other" : column} int`);
        await client.query(`create table ${name} (${defined.join(", ")})`);
        continue;
      }
      const sound: string[] = [];
      for (const column of columns)
        if (await isSound(sqlOf(world, view, [column], relation))) sound.push(column);
        else broken.push(`${name}.${column}`);
      // Nothing takes a view away: those that read it break by the columns that they name.
      const rest = sound.length > 0 ? sqlOf(world, view, sound, relation) : "select";
      await client.query(`create view ${name} as select *, 0 as kept from (${rest}) q`);
    }
    return broken.sort();
  }
  const isSound = (sql: string) =>
    client.query(sql).then(
      () => true,
      (error: unknown) => {
        if (error instanceof pg.DatabaseError && /does not exist/.test(error.message)) return false;
        throw new Error(sql, { cause: error });
      },
    );

  const property = fc.asyncProperty(worlds, async (world) => {
    at += 1;
    const schema = `world_${at}`;
    expect(await build(schema, world, null)).toEqual([]);
    const sourceId = await createSource(owner, scope);
    const config = { includedSchemas: [schema] };
    await discover({ owner, worker }, scope, sourceId, settingsFor(target), config);
    const run = await extractLineage({ owner, worker }, scope, sourceId, settingsFor(target), config);
    expect(run).toMatchObject({ status: "completed", result: { doubtful: [] } });
    const assets = await owner.asset.findMany({ where: { sourceId }, select: { id: true, name: true } });
    for (const [table] of world.tables.entries())
      for (const column of columnsOf(world, table)) {
        const name = nameOf(world, table);
        const assetId = assets.find((asset) => asset.name === name)?.id ?? "";
        const { relations } = await readImpact(owner, scope, { assetId, column });
        const named = relations.flatMap((hit) => {
          const view = hit.name.replace(`${schema}.`, "");
          const whole = relationsOf(world).find((relation) => nameOf(world, relation) === view) ?? 0;
          return (hit.isWhole ? columnsOf(world, whole) : hit.columns).map((one) => `${view}.${one}`);
        });
        const copy = `${schema}_${name}_${column}`;
        expect(named.sort()).toEqual(await build(copy, world, `${name}.${column}`));
        await client.query(`drop schema ${copy} cascade`);
      }
  });
  try {
    await fc.assert(property, { numRuns: 6, interruptAfterTimeLimit: 15_000, endOnFailure: true });
  } finally {
    await client.end();
  }
});
