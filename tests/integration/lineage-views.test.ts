import { expect, test } from "vitest";
import type { ViewDependencies } from "#lib/connectors/connector.ts";
import { loadParser } from "#lib/engines/lineage/parse.ts";
import { lineageOfRoutines } from "#lib/engines/lineage/routines.ts";
import { lineageOfViews } from "#lib/engines/lineage/view-lineage.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { CONSTRUCTS, LINEAGE_TABLES } from "#tests/support/lineage-constructs.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";

async function readNew(...statements: string[]): Promise<ViewDependencies> {
  const connector = await open(settingsFor(await createTarget(...statements)));
  try {
    const everything = { includedSchemas: [], excludedSchemas: [] };
    return await connector.viewDependencies(everything, new AbortController().signal);
  } finally {
    await connector.close();
  }
}

const namesIn = (found: ViewDependencies) => {
  const names = new Map(found.relations.map(({ objectId, name }) => [objectId, name]));
  return (id: number) => names.get(id) ?? String(id);
};

test("every construct reads in its text what Postgres has on record for it", async () => {
  await loadParser();
  const views = CONSTRUCTS.map(({ sql }, at) => `create view "${at}" as ${sql}`);
  const found = await readNew(LINEAGE_TABLES, ...views);
  const nameOf = namesIn(found);
  const verdicts = [...lineageOfViews(found, lineageOfRoutines(found))].map(({ objectId, verdict }) => ({
    construct: CONSTRUCTS[Number(nameOf(objectId))]?.name,
    ...verdict,
  }));
  expect(verdicts).toHaveLength(CONSTRUCTS.length);
  expect(verdicts.filter(({ error, problems }) => error !== null || problems.length > 0)).toEqual([]);
  expect(verdicts.filter(({ missing, extra }) => missing.length + extra.length > 0)).toEqual([]);
});

test("a partition stands for its table, a renamed column goes by its new name, and generated columns are told", async () => {
  await loadParser();
  const found = await readNew(
    `create table measure (at date, value int, twice int generated always as (value * 2) stored) partition by range (at);
     create table measure_2026 partition of measure for values from ('2026-01-01') to ('2027-01-01');
     create view latest as select value from measure_2026;
     alter view latest rename column value to reading;
     alter table measure rename column value to amount`,
  );
  const nameOf = namesIn(found);
  const [view] = [...lineageOfViews(found, lineageOfRoutines(found))];
  expect(view?.verdict).toMatchObject({ missing: [], extra: [], error: null });
  expect(view?.edges.map((edge) => ({ ...edge, from: nameOf(edge.sourceObjectId) }))).toMatchObject([
    { from: "measure", sourceColumn: "amount", targetColumn: "reading", use: null },
  ]);
  expect(found.generated).toMatchObject([{ name: "measure", column: "twice", from: ["amount"] }]);
});
