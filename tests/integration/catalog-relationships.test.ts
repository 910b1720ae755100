import { expect } from "vitest";
import { getRelation } from "#lib/catalog/relation-queries.ts";
import type { SuggestedRelationship } from "#lib/catalog/views.ts";
import { writeRelationships } from "#lib/catalog/write-relationships.ts";
import { inOrganization } from "#lib/db/client.ts";
import { test } from "#tests/support/database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";

const suggestion = (over: Partial<SuggestedRelationship> = {}): SuggestedRelationship => ({
  ...{ fromObjectId: 1, fromColumns: ["customer_id"], toObjectId: 2, toColumns: ["id"] },
  ...{ confidence: 0.75, reasons: ["The name is that of the table with _id"], ...over },
});

test("suggested relationships stand on both pages, apart from declared ones, and only what differs is written", async ({
  owner,
  worker,
  web,
}) => {
  const [scope, rival] = [await createOrganization(owner), await createOrganization(owner)];
  const sourceId = await insertSource(owner, scope);
  const at = { organizationId: scope.organizationId, sourceId, kind: "table", schemaName: "sales" };
  const orders = await owner.asset.create({ data: { ...at, name: "orders", objectId: 1n } });
  const customers = await owner.asset.create({ data: { ...at, name: "customers", objectId: 2n } });
  const write = (jobId: string, suggestions: SuggestedRelationship[]) =>
    writeRelationships(worker, scope, { sourceId, jobId, suggestions });
  const get = (id: string) => inOrganization(web, scope, (db) => getRelation(db, scope, id));
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];

  await write(first, [
    suggestion(),
    suggestion({ fromColumns: ["buyer"], confidence: 0.5 }),
    suggestion({ fromObjectId: 9 }),
  ]);
  expect((await get(orders.id)).suggestions).toMatchObject([
    { direction: "references", columns: ["customer_id"], assetId: customers.id, confidence: 0.75 },
    { direction: "references", columns: ["buyer"], confidence: 0.5 },
  ]);
  expect(await get(customers.id)).toMatchObject({
    referencedBy: [],
    suggestions: [
      { direction: "referenced_by", columns: ["id"], relationName: "orders", otherColumns: ["customer_id"] },
      { direction: "referenced_by", otherColumns: ["buyer"] },
    ],
  });

  await write(second, [suggestion(), suggestion({ fromColumns: ["buyer"], confidence: 0.625 })]);
  const kept = await owner.assetRelationship.findMany({ orderBy: { confidence: "desc" } });
  expect(kept.map(({ jobId, confidence }) => [jobId, confidence])).toEqual([
    [first, 0.75],
    [second, 0.625],
  ]);
  await expect(inOrganization(web, rival, (db) => getRelation(db, rival, orders.id))).rejects.toMatchObject({
    code: "not_found",
  });

  await owner.asset.delete({ where: { id: customers.id } });
  expect(await owner.assetRelationship.count()).toBe(0);
});
