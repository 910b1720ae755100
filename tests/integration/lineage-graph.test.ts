import { expect } from "vitest";
import { readImpact } from "#lib/lineage/impact.ts";
import { readGraph } from "#lib/lineage/queries.ts";
import { test } from "#tests/support/database.ts";
import { createSource } from "#tests/support/engine.ts";
import { fillLineage } from "#tests/support/lineage-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";

const AROUND = { direction: "both", keys: "hidden" } as const;

test("what flows in a circle is read to its end, each step as far as it is asked for", async ({ owner }) => {
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const ids = await fillLineage(owner, scope, sourceId, 12);
  const [first = "", second = ""] = ids;
  await owner.lineageEdge.create({
    data: {
      ...{ organizationId: scope.organizationId, sourceId, fromAssetId: ids.at(-1) ?? "", fromColumn: "c" },
      ...{
        toAssetId: first,
        toColumn: "c",
        use: "value",
        origin: "parsed",
        confidence: 0.9,
        evidence: "routine",
      },
      jobId: sourceId,
    },
  });
  const read = async (depth: "1" | "all") =>
    (await readGraph(owner, scope, { ...AROUND, assetId: first, depth })).nodes;
  expect((await read("all")).length).toBe(12);
  expect((await read("1")).map(({ name }) => name).sort()).toEqual([
    "table_0",
    "table_1",
    "table_11",
    "table_2",
  ]);
  const impact = await readImpact(owner, scope, { assetId: second, column: "c" });
  expect(impact.relations.length).toBe(11);
});

test("a column's impact counts the views that it reaches, and all columns of those whose rows it chooses", async ({
  owner,
}) => {
  const scope = await createOrganization(owner);
  const { organizationId } = scope;
  const sourceId = await createSource(owner, scope);
  const [base = "", direct = "", ...others] = await fillLineage(owner, scope, sourceId, 4);
  await owner.lineageEdge.deleteMany({ where: { sourceId } });
  const [filtered = "", after = ""] = others;
  for (const [assetId, count] of [
    [direct, 5],
    [filtered, 7],
    [after, 3],
  ] as const)
    await owner.assetColumn.createMany({
      data: Array.from({ length: count }, (_, at) => ({
        ...{ assetId, organizationId, position: at + 1, name: `c${at}`, type: "integer", isNullable: true },
      })),
    });
  const edge = (from: string, fromColumn: string, to: string, toColumn: string, use: string) => ({
    ...{
      organizationId,
      sourceId,
      fromAssetId: from,
      fromColumn,
      toAssetId: to,
      toColumn,
      use,
      jobId: sourceId,
    },
    ...{ origin: "parsed", confidence: 1, evidence: "checked" },
  });
  await owner.lineageEdge.createMany({
    data: [
      edge(base, "net", direct, "c0", "value"),
      edge(base, "net", direct, "c1", "value"),
      edge(base, "net", filtered, "", "filter"),
      edge(filtered, "c6", after, "c0", "value"),
      edge(base, "", after, "", "rows"),
    ],
  });
  const { relations, columns } = await readImpact(owner, scope, { assetId: base, column: "net" });
  expect(relations.map(({ isWhole, count }) => ({ isWhole, count }))).toEqual([
    { isWhole: false, count: 2 },
    { isWhole: true, count: 7 },
    { isWhole: false, count: 1 },
  ]);
  expect(columns).toBe(10);
});
