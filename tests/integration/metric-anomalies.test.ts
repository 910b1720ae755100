import { describe, expect } from "vitest";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { listAnomalies } from "#lib/metrics/anomalies.ts";
import { AnomalyFilter } from "#lib/metrics/anomaly-views.ts";
import { findAnomalies } from "#lib/metrics/asked.ts";
import { addMetrics, markPoint } from "#lib/metrics/commands.ts";
import { readAllAnomalies } from "#lib/metrics/export.ts";
import { listMetricsOf, readMetricHealth } from "#lib/metrics/health.ts";
import { NewMetrics, PointMark } from "#lib/metrics/schemas.ts";
import { test } from "#tests/support/database.ts";
import { createMeasuredTable } from "#tests/support/measured-table.ts";
import { createOrganization } from "#tests/support/organization.ts";

type Setting = Awaited<ReturnType<typeof createMeasuredTable>> & { metricIds: string[] };

async function createMeasured(owner: PrismaClient, web: PrismaClient): Promise<Setting> {
  const setting = await createMeasuredTable(owner);
  const { scope, assetId } = setting;
  const metrics = [{ type: "row_count" }, { type: "null_percent", columnName: "email" }];
  const metricIds = await inOrganization(web, scope, (db) =>
    addMetrics(db, scope, NewMetrics.parse({ assetId, metrics })),
  );
  return { ...setting, metricIds };
}

const JOB = "01900000-0000-7000-8000-000000000001";
const MINUTE = 60_000;

/** One value a minute, back from now; those at `odd` are anomalous. */
async function capture(
  owner: PrismaClient,
  { scope, sourceId, metricIds: [metricId = ""] }: Setting,
  count: number,
  odd: (place: number) => boolean,
) {
  const now = Date.now();
  await owner.metricPoint.createMany({
    data: Array.from({ length: count }, (_, place) => ({
      ...{ metricId, sourceId, organizationId: scope.organizationId, jobId: JOB, revision: 1 },
      ...{ value: place, method: "exact", reason: "It is so.", state: odd(place) ? "anomalous" : "normal" },
      // Each to another side than the one before: none is one thing with its neighbour.
      score: place % 2 === 0 ? 5 : -5,
      capturedAt: new Date(now - place * MINUTE),
    })),
  });
}

const list = (web: PrismaClient, { scope }: Pick<Setting, "scope">, asked: object = {}) =>
  inOrganization(web, scope, (db) =>
    listAnomalies(db, scope, { filter: AnomalyFilter.parse(asked), timeZone: "UTC" }),
  );

const valuesOf = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ point }) => point.value);

describe("anomalies", () => {
  test("are listed until somebody says what they were, and then among what was said", async ({
    owner,
    web,
  }) => {
    const setting = await createMeasured(owner, web);
    const { scope } = setting;
    await capture(owner, setting, 6, (place) => place % 2 === 0);
    const page = await list(web, setting);
    expect(valuesOf(page)).toEqual([0, 2, 4]);
    expect(page.counts).toEqual({ open: 3, expected: 0, wrong: 0, captured: 3 });
    const say = (row: (typeof page.rows)[number] | undefined, mark: "expected" | "wrong" | null) =>
      inOrganization(web, scope, (db) =>
        markPoint(
          db,
          scope,
          PointMark.parse({ metricId: row?.metricId, capturedAt: row?.point.capturedAt, mark }),
        ),
      );
    await say(page.rows[0], "expected");
    await say(page.rows[1], "wrong");
    expect(valuesOf(await list(web, setting))).toEqual([4]);
    expect(valuesOf(await list(web, setting, { tab: "expected" }))).toEqual([0]);
    expect(valuesOf(await list(web, setting, { tab: "wrong" }))).toEqual([2]);
    await say(page.rows[0], null);
    expect(valuesOf(await list(web, setting))).toEqual([0, 4]);
  });

  test("that follow each other on one side are one entry, of which people say one thing", async ({
    owner,
    web,
  }) => {
    const setting = await createMeasured(owner, web);
    const { scope } = setting;
    // The newest first: three above, one below, one as usual, two above.
    await capture(owner, setting, 7, (place) => place !== 4);
    await owner.$executeRaw`update metric_point set score = case when value = 3 then -5 else 5 end`;
    const [newest, below, before] = (await list(web, setting)).rows;
    expect([newest, below, before].map((row) => [row?.point.value, row?.episode.points])).toEqual([
      [0, 3],
      [3, 1],
      [5, 2],
    ]);
    expect((await list(web, setting)).counts).toMatchObject({ open: 3, expected: 0 });
    const say = (mark: "expected" | null) =>
      inOrganization(web, scope, (db) =>
        markPoint(
          db,
          scope,
          PointMark.parse({
            ...{ metricId: newest?.metricId, capturedAt: newest?.point.capturedAt, mark },
            isOfEpisode: true,
          }),
        ),
      );
    await say("expected");
    expect(await owner.metricPoint.count({ where: { mark: "expected" } })).toBe(3);
    expect((await list(web, setting)).counts).toMatchObject({ open: 2, expected: 1 });
    await say(null);
    expect((await list(web, setting)).counts).toMatchObject({ open: 3, expected: 0 });
  });

  test("are found by source, table, words and days, and of a run all it captured", async ({ owner, web }) => {
    const setting = await createMeasured(owner, web);
    const { sourceId, assetId } = setting;
    await capture(owner, setting, 4, (place) => place === 3);
    for (const asked of [{ source: sourceId }, { asset: assetId }, { q: "SHOP.ord" }, { within: "24h" }])
      expect(valuesOf(await list(web, setting, asked)), JSON.stringify(asked)).toEqual([3]);
    for (const asked of [{ source: assetId }, { q: "nowhere" }, { to: "2001-01-01" }, { job: assetId }])
      expect(valuesOf(await list(web, setting, asked)), JSON.stringify(asked)).toEqual([]);
    // The odd one first, though it is the oldest.
    expect(valuesOf(await list(web, setting, { job: JOB, tab: "captured" }))).toEqual([3, 0, 1, 2]);
    expect(AnomalyFilter.parse({ tab: "captured" }).tab).toBe("open");
  });

  test("come page after page, each once, as they do in a file", async ({ owner, web }) => {
    const setting = await createMeasured(owner, web);
    const { scope } = setting;
    await capture(owner, setting, 240, () => true);
    const first = await list(web, setting);
    expect(first.rows).toHaveLength(100);
    const second = await list(web, setting, { after: first.after });
    const third = await list(web, setting, { after: second.after });
    expect([...valuesOf(first), ...valuesOf(second), ...valuesOf(third)]).toEqual(
      Array.from({ length: 240 }, (_, place) => place),
    );
    expect(third.after).toBeNull();
    const asked = { filter: AnomalyFilter.parse({ job: JOB, tab: "captured" }), timeZone: "UTC" };
    const written: (number | null)[] = [];
    for await (const rows of readAllAnomalies((work) => inOrganization(web, scope, work), scope, asked))
      written.push(...rows.map(({ point }) => point.value));
    expect(written).toEqual(Array.from({ length: 240 }, (_, place) => place));
  });

  test("are nobody else's, and a place that is none begins at the beginning", async ({ owner, web }) => {
    const setting = await createMeasured(owner, web);
    await capture(owner, setting, 2, () => true);
    const scope = await createOrganization(owner);
    expect(await list(web, { scope }, { job: JOB, tab: "captured" })).toMatchObject({
      rows: [],
      counts: { open: 0, captured: 0 },
    });
    expect(valuesOf(await list(web, setting, { after: "bm90IGEgcGxhY2U" }))).toEqual([0, 1]);
  });
});

test("asked of a time, or of now, they are those that stand so, of the metrics that were captured then", async ({
  owner,
  web,
}) => {
  const setting = await createMeasured(owner, web);
  const { scope, sourceId, metricIds } = setting;
  const ask = (since: number | null, until: number | null) =>
    inOrganization(web, scope, async (db) => {
      const at = (minutes: number | null) =>
        minutes === null ? null : new Date(Date.now() - minutes * MINUTE).toISOString();
      const meant = { source: [sourceId], asset: null, since: at(since), until: at(until) };
      const { metrics, total, anomalies } = await findAnomalies(db, scope, meant);
      return [metrics, total, anomalies.length];
    });
  expect(await ask(60, null)).toEqual([0, 0, 0]);
  await capture(owner, setting, 120, (place) => place % 40 === 0);
  expect(await ask(null, null)).toEqual([0, 0, 0]);
  const [metricId = ""] = metricIds;
  const [newest, older] = await owner.metricPoint.findMany({
    where: { metricId, state: "anomalous" },
    orderBy: { capturedAt: "desc" },
  });
  await owner.metric.update({
    where: { id: metricId },
    data: { capturedAt: newest?.capturedAt ?? null, checkedAt: newest?.capturedAt ?? null },
  });
  expect(await ask(null, null)).toEqual([1, 1, 1]);
  expect(await ask(200, null)).toEqual([1, 3, 3]);
  expect(await ask(60, 1)).toEqual([1, 1, 1]);
  expect(await ask(300, 200)).toEqual([0, 0, 0]);
  await owner.metricPoint.update({
    where: { metricId_capturedAt: { metricId, capturedAt: older?.capturedAt ?? new Date() } },
    data: { mark: "expected" },
  });
  expect(await ask(60, 1)).toEqual([1, 0, 0]);
});

test("the health of a source counts its metrics by how they are, also where it has none", async ({
  owner,
  web,
}) => {
  const setting = await createMeasured(owner, web);
  const { scope, assetId, sourceId } = setting;
  const [id = ""] = setting.metricIds;
  const read = () => inOrganization(web, scope, (db) => readMetricHealth(db, scope));
  expect(await read()).toMatchObject([{ sourceId, metrics: { waiting: 2, anomalous: 0, normal: 0 } }]);
  await capture(owner, setting, 1, () => true);
  const { capturedAt } = await owner.metricPoint.findFirstOrThrow({ where: { metricId: id } });
  await owner.metric.update({ where: { id }, data: { capturedAt, checkedAt: capturedAt } });
  expect(await read()).toMatchObject([{ metrics: { waiting: 1, anomalous: 1 } }]);
  const metrics = await inOrganization(web, scope, (db) => listMetricsOf(db, scope, assetId));
  expect(metrics.map(({ type, status }) => `${type} ${status}`)).toEqual([
    "row_count anomalous",
    "null_percent waiting",
  ]);
});
