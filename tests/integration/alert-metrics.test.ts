import { describe, expect } from "vitest";
import { readStanding } from "#lib/alerts/past.ts";
import { discardOldAlerts } from "#lib/alerts/prune.ts";
import { recover } from "#lib/alerts/recover.ts";
import { routeAlerts } from "#lib/alerts/route.ts";
import { settleUnwatched } from "#lib/alerts/unwatched.ts";
import { takeWaiting } from "#lib/alerts/waiting.ts";
import { machineScope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import { addMetrics, removeMetrics } from "#lib/metrics/commands.ts";
import { publishMetrics } from "#lib/metrics/publish-metrics.ts";
import { NewMetrics } from "#lib/metrics/schemas.ts";
import { makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { askFor, createEngine } from "#tests/support/engine.ts";
import { createMeasuredTable } from "#tests/support/measured-table.ts";

type Clients = { owner: PrismaClient; web: PrismaClient; worker: PrismaClient };
type State = "normal" | "anomalous" | "learning";

/** Two metrics of a table, and captures that find of them what a test says. */
async function measured({ owner, web, worker }: Clients) {
  const { scope, sourceId, assetId } = await createMeasuredTable(owner);
  const { organizationId } = scope;
  const metrics = [{ type: "row_count" }, { type: "null_percent", columnName: "email" }];
  const metricIds = await inOrganization(web, scope, (db) =>
    addMetrics(db, scope, NewMetrics.parse({ assetId, metrics })),
  );
  const engine = await createEngine(worker, () => Promise.reject(new Error("nothing runs here")));
  const { id: jobId } = await askFor(worker, scope, sourceId, { type: "connection_test" });
  const { attempt = 0 } = (await claim(worker, jobId, engine)) ?? {};
  let at = Date.now();
  return {
    scope,
    assetId,
    metricIds,
    /** One capture, which finds of each metric a state or nothing; then what it raised is routed. */
    async capture(...states: (State | null)[]) {
      at += 60_000;
      const rows = states.flatMap((state, n) =>
        state === null
          ? []
          : [{ metricId: metricIds[n], revision: 1, at, value: 1, method: "exact", state, reason: "So." }],
      );
      await owner.jobStage.deleteMany();
      await owner.jobStage.create({
        data: { jobId, attempt, part: 0, organizationId, kind: "metrics", rows },
      });
      await inOrganization(worker, scope, (db) =>
        publishMetrics(db, machineScope(organizationId), { jobId, attempt, sourceId, kind: "metrics" }),
      );
      await routeAlerts({ db: worker });
      return owner.alertEvent.findMany({ where: { jobType: "metric_capture" }, orderBy: { id: "asc" } });
    },
    alerts: async () =>
      (
        await owner.alert.findMany({ include: { items: { orderBy: { at: "asc" } } }, orderBy: { id: "asc" } })
      ).map(({ ruleId, state, items }) => ({
        ruleId,
        state,
        open: items.filter((item) => item.recoveredAt === null).length,
      })),
  };
}

describe("an alert of a metric", () => {
  test("repeats only for the rule that wants repeats", async ({ owner, web, worker }) => {
    const table = await measured({ owner, web, worker });
    const kinds = "metric_anomaly";
    const first = await makeRule(web, table.scope, { kinds });
    const repeats = await makeRule(web, table.scope, { kinds, isStateChangeOnly: undefined });
    await table.capture("anomalous");
    await owner.$executeRaw`update alert set job_id = null, created_at = created_at - interval '2 minutes', group_key = 'another'`;
    await table.capture("anomalous");
    const told = (await table.alerts()).map(({ ruleId }) => ruleId);
    expect(told.toSorted()).toEqual([first, repeats, repeats].toSorted());
  });

  test("recovers by its own metric, whatever becomes of others of the table", async ({
    owner,
    web,
    worker,
  }) => {
    const table = await measured({ owner, web, worker });
    await makeRule(web, table.scope, { kinds: "metric_anomaly" });
    await table.capture("anomalous", "anomalous");
    expect(await table.alerts()).toMatchObject([{ state: "triggered", open: 2 }]);
    await table.capture("normal", "anomalous");
    expect(await table.alerts()).toMatchObject([{ state: "triggered", open: 1 }]);
    await table.capture(null, "normal");
    expect(await table.alerts()).toMatchObject([{ state: "resolved", open: 0 }]);
  });

  test("recovers, and is not told again, after captures that could not say", async ({
    owner,
    web,
    worker,
  }) => {
    const table = await measured({ owner, web, worker });
    await makeRule(web, table.scope, { kinds: "metric_anomaly" });
    await table.capture("anomalous");
    await table.capture("learning");
    await table.capture("anomalous");
    await table.capture("learning");
    expect(await table.alerts()).toMatchObject([{ state: "triggered", open: 1 }]);
    const events = await table.capture("normal");
    expect(events.map(({ kind }) => kind)).toEqual(["metric_anomaly", "metric_recovered"]);
    expect(await table.alerts()).toMatchObject([{ state: "resolved" }]);
  });

  test("ends with its metric, and is removed when that is long ago", async ({ owner, web, worker }) => {
    const table = await measured({ owner, web, worker });
    const [removed = "", disabled = ""] = table.metricIds;
    await makeRule(web, table.scope, { kinds: "metric_anomaly" });
    await table.capture("anomalous", "anomalous");
    await inOrganization(web, table.scope, (db) => removeMetrics(db, table.scope, [removed]));
    await settleUnwatched(worker);
    expect(await table.alerts()).toMatchObject([{ state: "triggered", open: 1 }]);
    await owner.metric.update({ where: { id: disabled }, data: { isEnabled: false } });
    await settleUnwatched(worker);
    expect(await table.alerts()).toMatchObject([{ state: "resolved", open: 0 }]);
    const [said] = await owner.alertHistory.findMany({ where: { verb: "resolved" } });
    expect(said).toMatchObject({ actorName: null, note: expect.stringContaining("not watched any more") });
    await owner.$executeRaw`update alert set state_at = now() - interval '364 days'`;
    expect(await discardOldAlerts(worker, 365)).toBe(0);
    expect(await discardOldAlerts(worker, 363)).toBe(1);
    expect(await owner.alertItem.count()).toBe(0);
  });

  test("is told anew of what is unusual as it is watched again", async ({ owner, web, worker }) => {
    const table = await measured({ owner, web, worker });
    const [id = ""] = table.metricIds;
    await makeRule(web, table.scope, { kinds: "metric_anomaly" });
    const unwatch = async (set: (isWatched: boolean) => Promise<unknown>) => {
      await set(false);
      await settleUnwatched(worker);
      await set(true);
      await owner.alert.updateMany({ data: { groupKey: "of before" } });
      await table.capture("anomalous");
      await table.capture("anomalous");
      return (await table.alerts()).map(({ state, open }) => `${state} ${open}`);
    };
    await table.capture("anomalous");
    expect(await unwatch((isEnabled) => owner.metric.update({ where: { id }, data: { isEnabled } }))).toEqual(
      ["resolved 0", "triggered 1"],
    );
    expect(
      await unwatch((isThere) =>
        owner.asset.update({
          where: { id: table.assetId },
          data: isThere
            ? { state: "monitored", archivedAt: null }
            : { state: "archived", archivedAt: new Date() },
        }),
      ),
    ).toEqual(["resolved 0", "resolved 0", "triggered 1"]);
  });

  test("ends with its table", async ({ owner, web, worker }) => {
    const table = await measured({ owner, web, worker });
    await makeRule(web, table.scope, { kinds: "metric_anomaly" });
    await table.capture("anomalous");
    await settleUnwatched(worker);
    expect(await table.alerts()).toMatchObject([{ state: "triggered", open: 1 }]);
    await owner.asset.update({
      where: { id: table.assetId },
      data: { state: "archived", archivedAt: new Date() },
    });
    await settleUnwatched(worker);
    expect(await table.alerts()).toMatchObject([{ state: "resolved", open: 0 }]);
  });

  test("is resolved by the next minute when two workers find at once that a part of it is over", async ({
    owner,
    web,
    worker,
  }) => {
    const table = await measured({ owner, web, worker });
    const { organizationId } = table.scope;
    const [removed = "", metricId = ""] = table.metricIds;
    const rule = await makeRule(web, table.scope, { kinds: "metric_anomaly" });
    await table.capture("anomalous", "anomalous");
    await inOrganization(web, table.scope, (db) => removeMetrics(db, table.scope, [removed]));
    await owner.alertEvent.create({
      data: {
        ...{ organizationId, kind: "metric_recovered", severity: "info", metricId },
        ...{ jobType: "metric_capture", assetId: table.assetId },
      },
    });
    await worker.$transaction(async (tx) => {
      await recover(tx, organizationId, await takeWaiting(tx, organizationId, { most: 1 }));
      await settleUnwatched(worker); // by another worker
    });
    await settleUnwatched(worker);
    expect(await table.alerts()).toEqual([{ ruleId: rule, state: "resolved", open: 0 }]);
  });

  test("is not resolved while something more of it is being written", async ({ owner, web, worker }) => {
    const table = await measured({ owner, web, worker });
    const { organizationId } = table.scope;
    const rule = await makeRule(web, table.scope, { kinds: "metric_anomaly" });
    await table.capture("anomalous");
    await inOrganization(web, table.scope, (db) => removeMetrics(db, table.scope, table.metricIds));
    await worker.$transaction(async (tx) => {
      const about = { organizationId, from: new Date(), jobIds: [] };
      expect(await readStanding(tx, [rule], about)).toHaveLength(1);
      await settleUnwatched(worker);
      expect(await table.alerts()).toMatchObject([{ state: "triggered" }]);
    });
    await settleUnwatched(worker);
    expect(await table.alerts()).toMatchObject([{ state: "resolved" }]);
  });
});
