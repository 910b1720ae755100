import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { createSource } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const folder = process.env.TIDEWATCH_EXTRA_DATA;

const CASES = [
  {
    name: "sakila",
    file: "sakila/postgres-sakila-schema.sql",
    found: { tables: 21, views: 7, types: 2 },
  },
  {
    name: "chinook",
    file: "chinook/Chinook_PostgreSql.sql",
    found: { tables: 11, views: 0, types: 0 },
  },
];

/** As the catalog itself counts what is in the schema. */
const CATALOG_COUNTS = `
  select
    (select count(*)::int from information_schema.columns where table_schema = 'public')
      + (select count(*)::int from pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.relkind = 'm' and c.relnamespace = 'public'::regnamespace and a.attnum > 0) as columns,
    (select count(*)::int from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0
      and contype not in ('t', 'n')) as constraints,
    (select count(*)::int from pg_indexes where schemaname = 'public') as indexes,
    (select count(*)::int from pg_trigger where not tgisinternal) as triggers,
    (select count(*)::int from pg_type t where typnamespace = 'public'::regnamespace
      and (typtype in ('e', 'd') or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))) as types,
    (select count(*)::int from pg_proc where pronamespace = 'public'::regnamespace) as routines`;

test.for(CASES)(
  "discovers $name, a database that others made",
  async ({ file, found }, { owner, worker, skip }) => {
    const path = join(folder ?? "", file);
    skip(!folder, "TIDEWATCH_EXTRA_DATA is not set: it names the folder with databases for development.");
    skip(!existsSync(path), `${path} is not there.`);
    const script = await readFile(path, "utf8");
    // The script makes a database of its own; it gets one here.
    const target = await createTarget(script.replace(/^(DROP DATABASE|CREATE DATABASE|\\c) .*$/gm, ""));
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const run = await discover({ owner, worker }, scope, sourceId, settingsFor(target));
    const [own] = await target.sql<Record<string, number>>(CATALOG_COUNTS);
    expect(run).toMatchObject({ status: "completed", result: { ...found, ...own } });
    const stored = {
      columns: await owner.assetColumn.count(),
      constraints: await owner.assetConstraint.count(),
      indexes: await owner.assetIndex.count(),
      triggers: await owner.assetTrigger.count(),
      types: await owner.sourceType.count(),
      routines: await owner.sourceRoutine.count(),
    };
    expect(stored).toEqual(own);
    expect(await discover({ owner, worker }, scope, sourceId, settingsFor(target))).toMatchObject({
      message: expect.stringContaining("no changes"),
    });
  },
);
