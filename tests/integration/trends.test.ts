import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { type Outcomes, outcomesQuery, readOutcomes } from "#lib/jobs/durations/outcomes.ts";
import { readTrend, trendQuery } from "#lib/jobs/durations/trend.ts";
import { usualThen } from "#lib/jobs/durations/usual-then.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { test } from "#tests/support/database.ts";
import { insertVariedJobs } from "#tests/support/job-list.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { aWeekOfDiscoveries } from "#tests/support/run-history.ts";

const HOUR = 3_600_000;
const trendOf = (web: PrismaClient, scope: Scope, query: object = {}) =>
  inOrganization(web, scope, (db) => readTrend(db, scope, JobFilter.parse(query), null));

describe("the trend of durations", () => {
  test("marks what was outside the band with its cause, obeys the filter, and says what else matches", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const [orders, billing] = [
      await insertSource(owner, scope, "orders"),
      await insertSource(owner, scope, "billing"),
    ];
    expect(await trendOf(web, scope)).toBeNull();
    await insertRuns(owner, scope, orders, aWeekOfDiscoveries());
    await insertRuns(owner, scope, billing, [
      { minutesAgo: 9, seconds: 2 },
      { minutesAgo: 8, seconds: 2, type: "tag_generation" },
      { minutesAgo: 7, seconds: 2, type: "connection_test" },
    ]);
    await foldTrends(worker);
    const trend = await trendOf(web, scope);
    expect(trend).toMatchObject({ counts: { completed: 29, failed: 1 }, usual: { runs: 29 }, running: null });
    expect(
      trend?.points.filter(({ side }) => side).map(({ side, ms, cause }) => ({ side, ms, cause })),
    ).toEqual([
      { side: "fast", ms: 72_000, cause: null },
      { side: "slow", ms: 834_000, cause: { kind: "tables", from: 200, to: 390 } },
    ]);
    expect(trend?.points.filter(({ isFailed }) => isFailed)).toHaveLength(1);
    expect(trend?.others).toHaveLength(2);
    const tags = await trendOf(web, scope, { type: "tag_generation" });
    expect(tags).toMatchObject({ of: { type: "tag_generation", assetId: billing }, others: [], usual: null });
    expect((await trendOf(web, scope, { asset: billing, type: "asset_discovery" }))?.points).toHaveLength(1);
    expect(await trendOf(web, scope, { type: "connection_test" })).toBeNull();
    const stranger = await createOrganization(owner);
    expect(await trendOf(web, stranger)).toBeNull();
  });

  test("and the outcomes of 90 days, and the bands of a page of jobs, read a row a day and an hour, however many jobs there are", {
    timeout: 240_000,
  }, async ({ owner, worker, web }) => {
    const scope = await createOrganization(owner);
    const sources = [await insertSource(owner, scope), await insertSource(owner, scope)];
    await insertVariedJobs(owner, scope, {
      sources,
      people: [],
      count: 60_000,
      everyMs: (90 * 24 * HOUR) / 60_000,
    });
    await foldTrends(worker);
    await owner.$executeRaw`vacuum analyze job_day, job_hour, job_outcome_day`;
    const of = { type: "asset_discovery", assetId: sources[0] ?? "" };
    const days = await explain(web, scope, trendQuery(scope, JobFilter.parse({ within: "90d" }), of));
    const range = { begins: new Date(Date.now() - 90 * 24 * HOUR), ends: new Date(), hours: 24 };
    const hours = await explain(web, scope, outcomesQuery(scope, JobFilter.parse({}), range));
    const asked = await owner.$queryRaw<{ id: string; assetId: string; type: string; day: string }[]>`
      select id, asset_id as "assetId", type, finished_at::date::text as day from job
      where asset_id is not null and finished_at is not null order by id desc limit 50`;
    const bands = await explain(web, scope, Prisma.sql`select ${usualThen(scope, asked)}`);
    expect(bands.buffers).toBeLessThanOrEqual(50 * 8);
    for (const plan of [days, hours, bands]) expect(plan.text).not.toMatch(/"Relation Name": "job"/);
    expect(days.buffers).toBeLessThanOrEqual(200);
    expect(hours.buffers).toBeLessThanOrEqual(250);
    const trend = await trendOf(web, scope, { within: "90d", type: "asset_discovery" });
    expect(trend?.points.length).toBeLessThanOrEqual(90);
    const { hours: each, bars } = await inOrganization(web, scope, (db) =>
      readOutcomes(db, scope, JobFilter.parse({ within: "30d" })),
    );
    expect(each).toBe(12);
    expect(bars.length).toBeLessThanOrEqual(73);
    const ended = bars.reduce(
      (sum, { completed, failed, cancelled }) => sum + completed + failed + cancelled,
      0,
    );
    expect(ended).toBeGreaterThan(15_000);
  });

  test("draws of months the same by the day as its hours add up to, whenever the range begins and ends", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    const runs = Array.from({ length: 400 }, (_, n) => ({
      ...{ minutesAgo: n * 337, seconds: 30, type: n % 3 === 0 ? "tag_generation" : "asset_discovery" },
      status: n % 11 === 0 ? ("failed" as const) : ("completed" as const),
    }));
    await insertRuns(owner, scope, source, runs);
    await foldTrends(worker);
    const barsOf = (query: object, begins: Date, ends: Date, hours: number) =>
      inOrganization(web, scope, (db) =>
        db.$queryRaw<(Omit<Outcomes, "at"> & { at: Date })[]>(
          outcomesQuery(scope, JobFilter.parse(query), { begins, ends, hours }),
        ),
      );
    const now = Date.now();
    const midnight = Math.floor(now / (24 * HOUR)) * 24 * HOUR;
    for (const query of [{}, { type: "tag_generation" }, { source }])
      for (const [begins, ends] of [
        [now - 90 * 24 * HOUR, now],
        [midnight - 60 * 24 * HOUR, midnight],
        [midnight - 60 * 24 * HOUR + 1, midnight - 5 * HOUR],
      ].map(([from = 0, to = 0]) => [new Date(from), new Date(to)] as const)) {
        const days = new Map<number, number[]>();
        for (const { at, completed, failed } of await barsOf(query, begins, ends, 1)) {
          const day = Math.floor(at.getTime() / (24 * HOUR)) * 24 * HOUR;
          const [good = 0, bad = 0] = days.get(day) ?? [];
          days.set(day, [good + completed, bad + failed]);
        }
        const bars = await barsOf(query, begins, ends, 24);
        expect(bars.map(({ at, completed, failed }) => [at.getTime(), [completed, failed]])).toEqual([
          ...days,
        ]);
      }
  });
});

async function explain(web: PrismaClient, scope: Scope, { text, values }: Prisma.Sql) {
  const [plan] = await inOrganization(web, scope, (db) =>
    db.$queryRawUnsafe<[{ "QUERY PLAN": [{ Plan: Record<string, number> }] }]>(
      `explain (analyze, buffers, format json) ${text}`,
      ...values,
    ),
  );
  const [{ Plan }] = plan["QUERY PLAN"];
  return {
    text: JSON.stringify(Plan),
    buffers: (Plan["Shared Hit Blocks"] ?? 0) + (Plan["Shared Read Blocks"] ?? 0),
  };
}
