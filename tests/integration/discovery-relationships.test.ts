import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import type { TableFacts } from "#lib/engines/discovery/key-index.ts";
import { suggestRelationships } from "#lib/engines/discovery/relationships.ts";
import { createSample } from "#lib/sample/create.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import { read, type TargetReading } from "#tests/support/target-reading.ts";

/** As if nobody had declared a foreign key, and what was declared. */
function hideKeys({ relations, columns, keys }: TargetReading): {
  tables: TableFacts[];
  declared: Set<string>;
} {
  const columnsOf = new Map(columns.map((part) => [part.objectId, part.columns]));
  const keysOf = new Map(keys.map((part) => [part.objectId, part.constraints]));
  const declared = new Set<string>();
  const tables = relations
    .filter(({ kind }) => kind === "table" || kind === "partitioned_table")
    .map(({ objectId, schemaName, name }) => {
      const constraints = keysOf.get(objectId) ?? [];
      for (const key of constraints)
        if (key.kind === "foreign_key")
          declared.add(arrow(objectId, key.columns, key.referencedObjectId, key.referencedColumns ?? []));
      const unique = constraints.filter(({ kind }) => kind === "primary_key" || kind === "unique");
      const uniqueKeys = unique
        .sort((one, other) => Number(one.kind === "unique") - Number(other.kind === "unique"))
        .map((key) => key.columns);
      const facts = (columnsOf.get(objectId) ?? []).map((column) => ({
        name: column.name,
        type: column.type,
      }));
      return { objectId, schemaName, name, columns: facts, uniqueKeys, foreignKeys: [] };
    });
  return { tables, declared };
}

const arrow = (
  from: number,
  fromColumns: readonly string[],
  to: number | null,
  toColumns: readonly string[],
) => `${from}.${fromColumns} → ${to}.${toColumns}`;

function measure(reading: TargetReading) {
  const { tables, declared } = hideKeys(reading);
  const suggested = suggestRelationships(tables).map((one) =>
    arrow(one.objectId, one.columns, one.referencedObjectId, one.referencedColumns),
  );
  const right = suggested.filter((one) => declared.has(one)).length;
  return { declared: declared.size, precision: right / suggested.length, recall: right / declared.size };
}

const folder = process.env.TIDEWATCH_EXTRA_DATA;

test.for([
  { name: "sakila", file: "sakila/postgres-sakila-schema.sql", precision: 0.95, recall: 0.95 },
  { name: "chinook", file: "chinook/Chinook_PostgreSql.sql", precision: 0.95, recall: 0.8 },
])("finds the foreign keys of $name when they are hidden", async ({ file, precision, recall }, { skip }) => {
  const path = join(folder ?? "", file);
  skip(!folder, "TIDEWATCH_EXTRA_DATA is not set: it names the folder with databases for development.");
  skip(!existsSync(path), `${path} is not there.`);
  const script = await readFile(path, "utf8");
  const target = await createTarget(script.replace(/^(DROP DATABASE|CREATE DATABASE|\\c) .*$/gm, ""));
  const measured = measure(await read(await open(settingsFor(target))));
  expect(measured.declared).toBeGreaterThan(10);
  expect(measured.precision).toBeGreaterThanOrEqual(precision);
  expect(measured.recall).toBeGreaterThanOrEqual(recall);
});

test("finds most foreign keys of the sample when they are hidden", async () => {
  const cluster = inject("clusterUrl");
  const database = `sample_${randomUUID().slice(0, 8)}`;
  await createSample(cluster, { readerPassword: randomUUID(), database });
  onTestFinished(async () => {
    await queryOnce(cluster, `drop database ${database} with (force)`);
    await queryOnce(cluster, `drop role ${database}_reader`);
  });
  const measured = measure(await read(await open(settingsFor({ url: onDatabase(cluster, database) }))));
  expect(measured.declared).toBeGreaterThan(20);
  // Those that nobody declared there, because events and stock movements have none, count against it.
  expect(measured.precision).toBeGreaterThanOrEqual(0.85);
  expect(measured.recall).toBeGreaterThanOrEqual(0.8);
});
