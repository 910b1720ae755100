import fc from "fast-check";
import pg from "pg";
import { expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { connectTarget } from "#tests/support/discovered-target.ts";
import type { Dice } from "#tests/support/random-schema/find.ts";
import { MOVES } from "#tests/support/random-schema/moves.ts";
import { differences, emptyWorld, type World } from "#tests/support/random-schema/world.ts";

/** However busy the machine is: then there are fewer rounds. */
const MOST_MS = 25_000;

const die = fc.nat({ max: 1_000 });
const moves = (most: number) =>
  fc.array(fc.tuple(fc.constantFrom(...Object.keys(MOVES)), fc.record({ a: die, b: die, c: die })), {
    minLength: 1,
    maxLength: most,
    size: "max",
  });
/** So that there is something to change. */
const BEGINNING: [string, Dice][] = [
  ["createEnum", { a: 0, b: 0, c: 0 }],
  ["createTable", { a: 0, b: 4, c: 0 }],
  ["createTable", { a: 1, b: 1, c: 1 }],
  ["addKey", { a: 0, b: 0, c: 0 }],
  ["createView", { a: 0, b: 0, c: 0 }],
];

test("random changes of a database are told exactly, each once", { timeout: 120_000 }, async ({
  owner,
  worker,
}) => {
  const { target, run } = await connectTarget({ owner, worker });
  await run();
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  const end = performance.now() + MOST_MS;
  let round = 0;

  /** What the database refuses, e.g. to drop what is read, is not done. */
  async function apply(world: World, list: [string, Dice][], schemas: string[]): Promise<World> {
    const after = structuredClone(world);
    for (const [name, dice] of list) {
      const move = MOVES[name]?.(after, dice, schemas);
      if (!move) continue;
      try {
        await client.query(move.sql);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        if (/syntax|does not exist/.test(error.message)) throw new Error(`${error.message}: ${move.sql}`);
        continue;
      }
      move.make(after);
    }
    return after;
  }
  async function told(schemas: string[]): Promise<string[]> {
    const { id, status } = await run();
    expect(status).toBe("completed");
    const changes = await owner.schemaChange.findMany({ where: { jobId: id, schemaName: { in: schemas } } });
    return changes
      .map(({ kind, schemaName, objectName, partName, before }) => {
        const at = [schemaName, objectName, ...(partName === null ? [] : [partName])].join(".");
        return `${kind} ${at}${/_(renamed|moved)$/.test(kind) ? ` ${before}` : ""}`;
      })
      .sort();
  }

  try {
    await fc.assert(
      fc.asyncProperty(moves(8), moves(12), async (first, second) => {
        if (performance.now() > end) return;
        round += 1;
        const schemas = [`r${round}_a`, `r${round}_b`];
        for (const schema of schemas) await client.query(`create schema ${schema}`);
        const made = await apply(emptyWorld(), [...BEGINNING, ...first], schemas);
        expect(await told(schemas)).toEqual(differences(emptyWorld(), made));
        const changed = await apply(made, second, schemas);
        expect(await told(schemas)).toEqual(differences(made, changed));
      }),
      { numRuns: 200 },
    );
    expect(round).toBeGreaterThan(3);
  } finally {
    await client.end();
  }
});
