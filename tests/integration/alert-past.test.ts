import { expect } from "vitest";
import { pastAnomalies, pastLateness } from "#lib/alerts/past-tables.ts";
import { inOrganization } from "#lib/db/client.ts";
import { addMetrics } from "#lib/metrics/commands.ts";
import { NewMetrics } from "#lib/metrics/schemas.ts";
import { test } from "#tests/support/database.ts";
import { createMeasuredTable } from "#tests/support/measured-table.ts";

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
const JOB = "01900000-0000-7000-8000-000000000001";

test("a preview tells when a metric began to be unusual, also by the value before its days", async ({
  owner,
  web,
}) => {
  const { scope, sourceId, assetId } = await createMeasuredTable(owner);
  const [metricId = ""] = await inOrganization(web, scope, (db) =>
    addMetrics(db, scope, NewMetrics.parse({ assetId, metrics: [{ type: "row_count" }] })),
  );
  const states = {
    30: "anomalous",
    20: "anomalous",
    15: "normal",
    10: "anomalous",
    9: "anomalous",
    2: "normal",
  };
  await owner.metricPoint.createMany({
    data: Object.entries(states).map(([hours, state]) => ({
      ...{
        metricId,
        sourceId,
        organizationId: scope.organizationId,
        jobId: JOB,
        revision: 1,
        value: 1,
        state,
      },
      ...{ method: "exact", reason: "It is so.", capturedAt: ago(Number(hours)) },
    })),
  });
  const past = await inOrganization(web, scope, (db) =>
    pastAnomalies(db, scope, { days: 1, sourceIds: [sourceId] }),
  );
  expect(past.isPart).toBe(false);
  expect(past.events.map(({ at }) => Math.round((Date.now() - at.getTime()) / HOUR))).toEqual([10]);
});

test("a preview tells each time that a table was late within its days, however long before it was updated", async ({
  owner,
  web,
}) => {
  const { scope, sourceId, assetId } = await createMeasuredTable(owner);
  const place = { assetId, sourceId, organizationId: scope.organizationId };
  await owner.freshness.create({
    data: { ...place, heldToSeconds: 10 * 3_600, checkedAt: ago(0), reason: "It is so." },
  });
  // Late 36, 20 and 5 hours ago; of the last day, twice.
  await owner.freshnessUpdate.createMany({
    data: [46, 30, 15].map((hours) => ({
      ...{
        ...place,
        updatedAt: ago(hours),
        seenAt: ago(hours),
        signal: "commit",
        precisionMs: 0,
        jobId: JOB,
      },
    })),
  });
  const past = await inOrganization(web, scope, (db) => pastLateness(db, scope, { days: 1, sourceIds: [] }));
  expect(past.events.map(({ at }) => Math.round((Date.now() - at.getTime()) / HOUR))).toEqual([5, 20]);
  expect(past.events.map(({ lateSeconds }) => Math.round((lateSeconds ?? 0) / 3_600))).toEqual([5, 5]);
});
