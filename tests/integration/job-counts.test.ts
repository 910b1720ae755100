import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { foldCounts } from "#lib/jobs/count-folding.ts";
import { countJobs, findDrift, forgetCounts } from "#lib/jobs/counts.ts";
import { findTrendDrift } from "#lib/jobs/durations/drift.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { internalError } from "#lib/jobs/engine-failures.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { complete, fail, handBack } from "#lib/jobs/transitions/end.ts";
import { test } from "#tests/support/database.ts";
import { newJob } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";

const ALL = JobFilter.parse({});

const counted = (web: PrismaClient, scope: Scope, filter = ALL) =>
  inOrganization(web, scope, (db) => countJobs(db, scope, filter));
const drift = (web: PrismaClient, scope: Scope) => inOrganization(web, scope, (db) => findDrift(db, scope));

describe("the counts of the tabs", () => {
  test("are right before, between and after folds, and a fold leaves nothing to be added", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope, take } = await newJob(owner, worker);
    const seen = [await counted(web, scope)];
    await foldCounts(worker);
    seen.push(await counted(web, scope));
    const lease = await take();
    seen.push(await counted(web, scope));
    await complete(worker, lease, { message: "Done." });
    seen.push(await counted(web, scope));
    await foldCounts(worker);
    seen.push(
      await counted(web, scope),
      await counted(web, scope, JobFilter.parse({ type: "tag_generation" })),
    );
    const active = { all: 1, active: 1, completed: 0, failed: 0 };
    const completed = { all: 1, active: 0, completed: 1, failed: 0 };
    expect(seen).toEqual([
      active,
      active,
      active,
      completed,
      completed,
      { ...completed, all: 0, completed: 0 },
    ]);
    expect(await drift(web, scope)).toEqual([]);
    expect(await owner.$queryRaw`select tab, jobs from job_count where jobs <> 0`).toEqual([
      { tab: 2, jobs: 1n },
    ]);
  });

  test("lose no transition that commits late, and count none twice, whoever folds meanwhile", async ({
    owner,
    worker,
    web,
  }) => {
    const jobs = await Promise.all(Array.from({ length: 12 }, () => newJob(owner, worker)));
    await foldCounts(worker);
    const ends = [complete, fail, handBack] as const;
    const living = jobs.map(async ({ take }, index) => {
      const lease = await take();
      await worker.$transaction(async (tx) => {
        const end = ends[index % ends.length];
        if (end === complete) await complete(tx, lease, { message: "Done." });
        else if (end === fail) await fail(tx, lease, internalError("stack"));
        else await handBack(tx, lease);
        await tx.$queryRaw`select pg_sleep(${0.01 * (index % 5)})::text`;
      });
    });
    const isOver = Promise.all(living).then(() => true);
    const folding = async () => {
      while (!(await Promise.race([isOver, Promise.resolve(false)]))) await foldCounts(worker);
    };
    await Promise.all([isOver, folding(), folding()]);
    for (const { scope } of jobs) expect(await drift(web, scope)).toEqual([]);
    await foldCounts(worker);
    for (const { scope } of jobs) expect(await drift(web, scope)).toEqual([]);
  });

  test("that went wrong are found, and taken anew once they are forgotten", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope } = await newJob(owner, worker);
    await foldCounts(worker);
    await owner.$executeRaw`update job_count set jobs = 7`;
    const wrong = [{ tab: 1, type: "asset_discovery", jobs: 1, counted: 7 }];
    expect(await drift(web, scope)).toEqual(wrong);
    await inOrganization(web, scope, (db) => forgetCounts(db, scope));
    expect(await counted(web, scope)).toMatchObject({ active: 1 });
    await foldCounts(worker);
    expect(await drift(web, scope)).toEqual([]);
  });

  test("of another incarnation of the database are not believed", async ({ owner, worker, web }) => {
    const { scope } = await newJob(owner, worker);
    await foldCounts(worker);
    await owner.$executeRaw`update job_count set jobs = 7`;
    await owner.$executeRaw`update job_count_fold set epoch = 'before the restore'`;
    expect(await counted(web, scope)).toMatchObject({ active: 1 });
    await foldCounts(worker);
    expect(await drift(web, scope)).toEqual([]);
  });

  test("and trends of a restored dump stay right while the new server comes to the transaction ids of the old one", async ({
    owner,
    worker,
    web,
  }) => {
    const { scope, take } = await newJob(owner, worker);
    await complete(worker, await take(), { message: "Done." });
    await owner.$executeRaw`update job_event set xid = (pg_current_xact_id()::text::bigint + 40)::text::xid8`;
    const all = () =>
      Promise.all([foldCounts(worker), foldCounts(worker), foldTrends(worker), foldTrends(worker)]);
    await all();
    for (let n = 0; n < 60; n += 1) await owner.$queryRaw`select pg_current_xact_id()::text`;
    for (let n = 0; n < 2; n += 1) {
      expect(await drift(web, scope)).toEqual([]);
      expect(await inOrganization(web, scope, (db) => findTrendDrift(db, scope))).toEqual([]);
      await all();
    }
  });

  test("are of one's own organization alone", async ({ owner, worker, web }) => {
    await newJob(owner, worker);
    const rival = await createOrganization(owner);
    await foldCounts(worker);
    expect(await counted(web, rival)).toEqual({ all: 0, active: 0, completed: 0, failed: 0 });
    expect(await inOrganization(web, rival, (db) => db.jobCount.findMany())).toEqual([]);
  });
});
