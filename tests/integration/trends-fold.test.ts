import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { areTrendsTaken, findTrendDrift, forgetTrends } from "#lib/jobs/durations/drift.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { usualBand } from "#lib/jobs/durations/usual.ts";
import { complete } from "#lib/jobs/transitions/end.ts";
import { test } from "#tests/support/database.ts";
import { newJob } from "#tests/support/engine.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns, type Run } from "#tests/support/job-runs.ts";
import { createOrganization } from "#tests/support/organization.ts";

const DAY = 24 * 60;
const drift = (web: PrismaClient, scope: Scope) =>
  inOrganization(web, scope, (db) => findTrendDrift(db, scope));

type Stored = { day: string; completed: number; failed: number; cancelled: number; recent_ms: number[] };
const daysOf = (owner: PrismaClient, sourceId: string) =>
  owner.$queryRaw<
    (Stored & { p10_ms: number | null; median_ms: number | null; p90_ms: number | null; run_ids: string[] })[]
  >`
    select day::text, completed, failed, cancelled, recent_ms, p10_ms, median_ms, p90_ms, run_ids
    from job_day where asset_id = ${sourceId}::uuid order by type, day`;

const endedIn = (days: readonly Stored[]): number =>
  days.reduce((sum, { completed, failed, cancelled }) => sum + completed + failed + cancelled, 0);

/** Whether a transaction of the server, whosever it is, is older than an event here. */
async function isAnyUnderWay(owner: PrismaClient): Promise<boolean> {
  const [{ found }] = await owner.$queryRaw<[{ found: boolean }]>`
    select exists (select from job_event where xid >= pg_snapshot_xmin(pg_current_snapshot())) as found`;
  return found;
}

/** Some hundreds of runs over a week, at times that have nothing regular. */
function aWeek(): Run[] {
  return Array.from({ length: 300 }, (_, n) => ({
    minutesAgo: 7 * DAY - n * 33,
    seconds: 20 + ((n * 7_919) % 61) / 7,
    status: n % 11 === 0 ? "failed" : n % 23 === 0 ? "cancelled" : "completed",
    type: n % 5 === 0 ? "tag_generation" : "asset_discovery",
  }));
}

describe("trends", () => {
  test("are the same in however many folds their runs came, and as if they were taken at once", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    await foldTrends(worker);
    const runs = aWeek();
    for (const [from, to] of [
      [0, 1],
      [1, 40],
      [40, 41],
      [41, 250],
      [250, 300],
    ]) {
      await insertRuns(owner, scope, source, runs.slice(from, to));
      expect(await drift(web, scope)).toEqual([]);
      await foldTrends(worker);
      expect(await drift(web, scope)).toEqual([]);
    }
    const folded = await daysOf(owner, source);
    const hours = await owner.jobHour.findMany({
      orderBy: [{ withinId: "asc" }, { type: "asc" }, { hour: "asc" }],
    });
    expect(endedIn(folded)).toBe(300);
    for (const day of folded) {
      const band = usualBand(day.recent_ms);
      expect(day).toMatchObject({
        p10_ms: band?.p10Ms ?? null,
        median_ms: band?.medianMs ?? null,
        p90_ms: band?.p90Ms ?? null,
      });
      expect(day.run_ids).toHaveLength(Math.min(24, day.completed + day.failed));
      expect(day.recent_ms.length).toBeLessThanOrEqual(50);
    }
    await inOrganization(web, scope, (db) => forgetTrends(db, scope));
    await foldTrends(worker);
    const taken = await daysOf(owner, source);
    const chosen = ({ run_ids, ...rest }: (typeof taken)[number]) => ({ ...rest, runs: run_ids.length });
    expect(taken.map(chosen)).toEqual(folded.map(chosen));
    expect(
      await owner.jobHour.findMany({ orderBy: [{ withinId: "asc" }, { type: "asc" }, { hour: "asc" }] }),
    ).toEqual(hours);
  });

  test("are taken in parts, while jobs go on ending, as if they were taken at once", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    const runs = aWeek();
    await insertRuns(owner, scope, source, runs.slice(0, 200));
    // Two at once, parts of 7 jobs, and meanwhile a hundred more, some of them older than what is taken already.
    const taking = Promise.all([
      foldTrends(worker, { takenAtOnce: 7 }),
      foldTrends(worker, { takenAtOnce: 7 }),
    ]);
    for (let from = 200; from < 300; from += 10)
      await insertRuns(owner, scope, source, runs.slice(from, from + 10));
    await taking;
    await foldTrends(worker, { takenAtOnce: 7 });
    await foldTrends(worker, { takenAtOnce: 7 });
    expect(await inOrganization(web, scope, (db) => areTrendsTaken(db, scope))).toBe(true);
    expect(await drift(web, scope)).toEqual([]);
    expect(endedIn(await daysOf(owner, source))).toBe(300);
  });

  test("take a backlog of events in parts, and what was under way meanwhile once it has ended", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    await foldTrends(worker);
    const runs = aWeek();
    const insert = (db: Db, from: number, to: number) => insertRuns(db, scope, source, runs.slice(from, to));
    for (let n = 0; n < 20; n += 1) await insert(owner, n, n + 1);
    const onePart = { takenAtOnce: 7, signal: AbortSignal.abort() };
    await expect.poll(() => isAnyUnderWay(owner), { timeout: 30_000 }).toBe(false);
    await foldTrends(worker, onePart);
    expect(endedIn(await daysOf(owner, source))).toBe(8);
    expect(await drift(web, scope)).toEqual([]);
    const underWay = async (tx: Db) => {
      await insert(tx, 20, 21);
      for (let n = 21; n < 40; n += 1) await insert(owner, n, n + 1);
      await foldTrends(worker, { takenAtOnce: 7 });
      expect(endedIn(await daysOf(owner, source))).toBe(39);
      expect(await drift(web, scope)).toEqual([]);
    };
    await owner.$transaction(underWay, { timeout: 60_000 });
    for (let n = 40; n < 60; n += 1) await insert(owner, n, n + 1);
    await foldTrends(worker, onePart);
    expect(await drift(web, scope)).toEqual([]);
    await foldTrends(worker, { takenAtOnce: 7 });
    expect(endedIn(await daysOf(owner, source))).toBe(60);
    expect(await drift(web, scope)).toEqual([]);
  });

  test("keep of a day with very many runs the slowest, the fastest and some others", async ({
    owner,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    const seconds = [...Array(2_000).keys()].map((n) => 10 + (n % 7) / 10);
    seconds[77] = 500;
    seconds[1_300] = 0.2;
    const midday = new Date().setUTCHours(12, 0, 0, 0) - 2 * DAY * 60_000;
    const minutesAgo = (Date.now() - midday) / 60_000;
    const ids = await insertRuns(
      owner,
      scope,
      source,
      seconds.map((each, n) => ({ minutesAgo: minutesAgo - n / 100, seconds: each })),
    );
    await foldTrends(worker);
    const [day] = await daysOf(owner, source);
    expect(day).toMatchObject({ completed: 2_000, failed: 0, median_ms: 10_300 });
    expect(day?.run_ids).toHaveLength(24);
    expect(day?.run_ids).toEqual(expect.arrayContaining([ids[77], ids[1_300]]));
  });

  test("know nothing of connection tests, and a transition of the engine is in them once it is folded", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope, take } = await newJob(owner, worker);
    const source = await insertSource(owner, scope);
    await insertRuns(owner, scope, source, [{ minutesAgo: 3, seconds: 1, type: "connection_test" }]);
    await foldTrends(worker);
    expect(await owner.jobDay.count()).toBe(0);
    await complete(worker, await take(), { message: "Done." });
    await Promise.all([foldTrends(worker), foldTrends(worker)]);
    await foldTrends(worker);
    expect(await owner.jobDay.findMany({ select: { completed: true, failed: true } })).toEqual([
      { completed: 1, failed: 0 },
    ]);
    expect(await drift(web, scope)).toEqual([]);
    await owner.$executeRaw`update job_day set completed = 2`;
    expect(await drift(web, scope)).toMatchObject([{ jobs: 1, folded: 2 }]);
    await owner.$executeRaw`update job_day set completed = 1`;
    await owner.$executeRaw`update job_outcome_day set failed = 2 where within_id = organization_id`;
    expect(await drift(web, scope)).toMatchObject([{ jobs: 1, folded: 3 }]);
  });
});
