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
    const [plain] = await target.sql<{ columns: number; keys: number }>(
      `select (select count(*)::int from information_schema.columns where table_schema = 'public') as columns,
       (select count(*)::int from information_schema.table_constraints
         where table_schema = 'public' and constraint_type <> 'CHECK') as keys`,
    );
    expect(run).toMatchObject({ status: "completed", result: { ...found, columns: plain?.columns } });
    const keys = await owner.assetConstraint.count({
      where: { kind: { in: ["primary_key", "foreign_key", "unique"] } },
    });
    expect(keys).toBe(plain?.keys);
    expect(await discover({ owner, worker }, scope, sourceId, settingsFor(target))).toMatchObject({
      message: expect.stringContaining("no changes"),
    });
  },
);
