import { describe, expect } from "vitest";
import { routeAlerts } from "#lib/alerts/route.ts";
import { settleUnwatched } from "#lib/alerts/unwatched.ts";
import { inOrganization } from "#lib/db/client.ts";
import { setFreshness } from "#lib/freshness/commands.ts";
import { claim } from "#lib/jobs/claim.ts";
import { outside } from "#lib/jobs/durations/usual.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import {
  complete,
  confirmCancel,
  fail,
  handBack,
  retryLater,
  settleExpired,
} from "#lib/jobs/transitions/end.ts";
import { endingJobs, FAILURE, makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { idsOf } from "#tests/support/discovered-target.ts";
import { askFor, createEngine } from "#tests/support/engine.ts";
import { checkFreshnessOf, connectShop } from "#tests/support/freshness-check.ts";

const EVERYTHING = {
  kinds: [
    "job_failed",
    "job_recovered",
    "job_slow",
    "job_fast",
    "job_stuck",
    "schema_change",
    "asset_removed",
  ],
};

describe("an event of a job", () => {
  test("is raised by its failure, and by the completion after it, once each", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope, EVERYTHING);
    await jobs.completes();
    await jobs.fails();
    await jobs.completes();
    await jobs.completes();
    expect(await jobs.eventsOf()).toEqual(["discovery_failed", "job_recovered"]);
    expect(await owner.alertEvent.findFirst()).toMatchObject({
      ...{ organizationId: jobs.scope.organizationId, sourceId: jobs.sourceId, assetId: jobs.sourceId },
      ...{ jobType: "asset_discovery", severity: "critical", routedAt: null },
    });
  });

  test("is raised by a worker that was lost for good, as its failure", async ({ owner, web, worker }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope);
    const { jobId } = await jobs.begin();
    await owner.$executeRaw`update job set lease_expires_at = now() - interval '1 second' where id = ${jobId}::uuid`;
    await settleExpired(worker, FAILURE, 1);
    expect(await jobs.eventsOf()).toEqual(["discovery_failed"]);
  });

  test("is not raised by a cancel, another attempt, or what was given back", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope, EVERYTHING);
    const first = await jobs.begin();
    await retryLater(worker, first, FAILURE, 60_000);
    await requestCancel(worker, jobs.scope, first.jobId);
    const second = await jobs.begin();
    await handBack(worker, second);
    await requestCancel(worker, jobs.scope, second.jobId);
    const third = await jobs.begin();
    await requestCancel(worker, jobs.scope, third.jobId);
    expect(await fail(worker, third, FAILURE)).toBe(false);
    await confirmCancel(worker, third, { failure: FAILURE });
    expect(await jobs.eventsOf()).toEqual([]);
  });

  test("goes with the transaction that it is told in", async ({ owner, web, worker }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope);
    const lease = await jobs.begin();
    const undone = worker.$transaction(async (tx) => {
      await fail(tx, lease, FAILURE);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await jobs.eventsOf()).toEqual([]);
    await fail(worker, lease, FAILURE);
    expect(await fail(worker, lease, FAILURE)).toBe(false);
    expect(await jobs.eventsOf()).toEqual(["discovery_failed"]);
  });

  test("is not written where no rule listens, nor for a connection test", async ({ owner, web, worker }) => {
    const jobs = await endingJobs(owner, worker);
    const rule = await makeRule(web, jobs.scope, { kinds: ["freshness_violation"] });
    await jobs.fails();
    await owner.alertRule.update({ where: { id: rule }, data: { kinds: ["job_failed"], isEnabled: false } });
    await jobs.fails();
    expect(await jobs.eventsOf()).toEqual([]);
    const tests = await endingJobs(owner, worker, "connection_test");
    await makeRule(web, tests.scope, EVERYTHING);
    await tests.fails();
    await tests.completes();
    expect(await jobs.eventsOf()).toEqual([]);
  });

  test("says slow or fast of exactly those runs that the page marks, also after a day of failures", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope, EVERYTHING);
    const band = { p10Ms: 60_000, medianMs: 90_000, p90Ms: 120_000, runs: 20 };
    await owner.$executeRaw`
      insert into job_day (organization_id, asset_id, type, day, completed, failed, cancelled, recent_ms, p10_ms, median_ms, p90_ms,
        run_ids, run_begun, run_ms, run_tabs)
      values (${jobs.scope.organizationId}::uuid, ${jobs.sourceId}::uuid, 'asset_discovery', current_date - 3, 20, 0, 0,
        array_fill(1, array[20]), 60000, 90000, 120000, '{}', '{}', '{}', '{}')`;
    // Of a day on which runs only failed there is nothing to tell of, and the one before it says what is usual.
    await owner.$executeRaw`
      insert into job_day (organization_id, asset_id, type, day, completed, failed, cancelled, recent_ms,
        run_ids, run_begun, run_ms, run_tabs)
      values (${jobs.scope.organizationId}::uuid, ${jobs.sourceId}::uuid, 'asset_discovery', current_date - 2, 0, 3, 1, '{}',
        '{}', '{}', '{}', '{}')`;
    for (const seconds of [5, 22, 23, 30, 90, 120, 155, 159, 200]) {
      const lease = await jobs.begin();
      await owner.$executeRaw`update job set started_at = clock_timestamp() - make_interval(secs => ${seconds}) where id = ${lease.jobId}::uuid`;
      await complete(worker, lease, { message: "12 tables" });
      const raised = await owner.alertEvent.findMany({ where: { jobId: lease.jobId } });
      const side = outside(seconds * 1_000 + 20, band);
      expect(
        raised.map(({ kind }) => kind),
        `${seconds} s`,
      ).toEqual(side ? [`job_${side}`] : []);
    }
  });
});

describe("an event of a publication", () => {
  test("tells of late tables, and of those that are fresh again where an alert is open", async ({
    owner,
    web,
    worker,
  }) => {
    const shop = await connectShop({ owner, worker });
    const { scope, target } = shop;
    const late = (await idsOf(owner, scope))["public.late"] ?? "";
    await inOrganization(web, scope, (db) =>
      setFreshness(db, scope, { assetId: late, isEnabled: true, slaSeconds: 3_600, columnName: null }),
    );
    await makeRule(web, scope, { kinds: ["freshness_violation"], tableGlobs: "late" });
    await checkFreshnessOf(shop);
    await checkFreshnessOf(shop); // a repeat nobody asked for
    const kinds = async () =>
      (await owner.alertEvent.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind);
    expect(await kinds()).toEqual(["freshness_violation"]);
    await routeAlerts({ db: worker });
    expect(await owner.alert.findMany()).toMatchObject([
      {
        ...{ kind: "freshness_violation", assetId: late, state: "triggered" },
        sentence: expect.stringMatching(
          /^It was not updated in time\. It was last updated on [-\d]{10} at \d\d:\d\d UTC, has to be every 1h 00m, and was 2d 23h late/,
        ),
      },
    ]);
    // Nobody could say how it was: it is as late as before, and recovers all the same.
    const forget = () =>
      owner.freshness.updateMany({ where: { assetId: late }, data: { status: "unknown" } });
    await forget();
    await checkFreshnessOf(shop);
    expect(await kinds()).toEqual(["freshness_violation"]);
    await forget();
    await target.sql("insert into late values (2, now())");
    await checkFreshnessOf(shop);
    await routeAlerts({ db: worker });
    expect(await kinds()).toEqual(["freshness_violation", "freshness_recovered"]);
    expect(await owner.alert.findMany()).toMatchObject([{ state: "resolved" }]);
  });

  test("tells of a late table whatever else is open of it, and anew where nobody watched it meanwhile", async ({
    owner,
    web,
    worker,
  }) => {
    const shop = await connectShop({ owner, worker });
    const { scope, sourceId } = shop;
    const late = (await idsOf(owner, scope))["public.late"] ?? "";
    const watch = (isEnabled: boolean) =>
      inOrganization(web, scope, (db) =>
        setFreshness(db, scope, { assetId: late, isEnabled, slaSeconds: 3_600, columnName: null }),
      );
    await watch(true);
    await makeRule(web, scope, { kinds: ["job_failed", "freshness_violation"] });
    const engine = await createEngine(worker, () => Promise.reject(new Error("nothing runs here")), {
      ...{ kinds: JOB_KINDS, handlers: HANDLERS },
    });
    const { id: jobId } = await askFor(worker, scope, sourceId, { type: "freshness_check", assetId: late });
    const { attempt = 0 } = (await claim(worker, jobId, engine)) ?? {};
    await fail(worker, { jobId, attempt, workerId: engine.worker.id }, FAILURE);
    await routeAlerts({ db: worker });
    const told = async () => {
      await checkFreshnessOf(shop);
      await routeAlerts({ db: worker });
      const alerts = await owner.alert.findMany({ orderBy: { id: "asc" } });
      return alerts.map(({ kind, state }) => `${kind} ${state}`);
    };
    expect(await told()).toEqual(["job_failed triggered", "freshness_violation triggered"]);
    await watch(false);
    await settleUnwatched(worker);
    await watch(true);
    expect(await told()).toEqual([
      ...["job_failed triggered", "freshness_violation resolved", "freshness_violation triggered"],
    ]);
    expect(await told()).toHaveLength(3);
  });

  test("tells once of a run what changed, with tables that went and came", async ({ owner, web, worker }) => {
    const shop = await connectShop({ owner, worker });
    await makeRule(web, shop.scope, {
      kinds: ["schema_change", "asset_removed", "asset_discovered"],
    });
    await shop.run();
    expect(await owner.alertEvent.count()).toBe(0);
    await shop.target.sql("drop table plain; create table newer (id int); alter table busy drop column id");
    await shop.run();
    const events = await owner.alertEvent.findMany({ orderBy: { id: "asc" } });
    expect(events.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual([
      "schema_change critical",
      "asset_removed critical",
      "asset_discovered info",
    ]);
  });
});
