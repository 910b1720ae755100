import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { actOnAlerts } from "#lib/alerts/commands.ts";
import { routeAlerts } from "#lib/alerts/route.ts";
import { inOrganization } from "#lib/db/client.ts";
import { endingJobs, FAILURE, insertEvents, makeDestination, makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { createSource } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";

describe("routing", () => {
  test("makes of a failure one alert of each rule that means it, and a delivery for each destination", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    const [mail, chat] = [await makeDestination(owner, jobs.scope), await makeDestination(owner, jobs.scope)];
    const rule = await makeRule(web, jobs.scope, { name: "On call", destinationIds: [mail, chat] });
    await makeRule(web, jobs.scope, { kinds: "job_slow", destinationIds: mail });
    const jobId = await jobs.fails();
    expect(await jobs.route()).toBe(1);
    const [alert, ...others] = await jobs.alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      ...{
        ruleId: rule,
        ruleName: "On call",
        kind: "discovery_failed",
        severity: "critical",
        state: "triggered",
      },
      ...{
        jobId,
        sourceId: jobs.sourceId,
        suppressedBy: null,
        sentence: `${FAILURE.message} ${FAILURE.remedy}`,
      },
      items: [{ jobId, recoveredAt: null, line: expect.stringMatching(/^Asset Discovery of orders-\w+: /) }],
    });
    expect(alert?.title).toMatch(/^Asset Discovery of orders-\w+ failed$/);
    expect(alert?.deliveries.map(({ destinationId }) => destinationId).toSorted()).toEqual(
      [mail, chat].toSorted(),
    );
    expect(alert?.deliveries[0]).toMatchObject({ state: "pending", attempt: 0 });
    expect(await jobs.route()).toBe(0);
  });

  test("tells the first failure and the recovery, resolves what recovered, and not every repeat", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope, { kinds: ["job_failed", "job_recovered"] });
    const states = async () => (await jobs.alerts()).map(({ kind, state }) => `${kind} ${state}`);
    await jobs.fails();
    await jobs.fails();
    await jobs.route();
    await jobs.fails();
    await jobs.route();
    expect(await states()).toEqual(["discovery_failed triggered"]);
    await jobs.completes();
    await jobs.route();
    expect(await states()).toEqual(["discovery_failed resolved", "job_recovered resolved"]);
    expect((await owner.alertHistory.findMany({ orderBy: { id: "asc" } })).map(({ verb }) => verb)).toEqual([
      ...["triggered", "triggered", "resolved"],
    ]);
  });

  test("tells a rule of three in a row the third alone, and of a recovery that the same batch holds", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope, { inARow: "3" });
    for (const _ of [1, 2, 3, 4]) await jobs.fails();
    await jobs.completes();
    await jobs.route();
    expect(await jobs.alerts()).toMatchObject([{ kind: "discovery_failed", state: "resolved", items: [{}] }]);
  });

  test("gathers what failed of one cause within a minute, and resolves it once all of it recovered", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    const destination = await makeDestination(owner, jobs.scope);
    await makeRule(web, jobs.scope, { destinationIds: destination });
    const sources = [
      jobs.sourceId,
      await createSource(owner, jobs.scope),
      await createSource(owner, jobs.scope),
    ];
    for (const source of sources) {
      await jobs.fails(source);
      await jobs.route();
    }
    const gathered = await jobs.alerts();
    expect(gathered).toMatchObject([{ itemCount: 3, title: "3 jobs failed", deliveries: [{}] }]);
    expect(gathered[0]?.items).toHaveLength(3);
    for (const [index, source] of sources.entries()) {
      await jobs.completes(source);
      await jobs.route();
      expect((await jobs.alerts())[0]?.state).toBe(index === 2 ? "resolved" : "triggered");
    }
  });

  test("keeps a suppressed alert with the reason, and delivers nothing of it", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    const destination = await makeDestination(owner, jobs.scope);
    const rule = await makeRule(web, jobs.scope, {
      ...{ destinationIds: destination, cooldown: "1", isStateChangeOnly: undefined },
    });
    await jobs.fails();
    await jobs.route();
    await owner.$executeRaw`update alert set created_at = created_at - interval '2 minutes', group_key = 'another'`;
    await jobs.fails();
    await jobs.route();
    await owner.alertSilence.create({
      data: {
        ...{ organizationId: jobs.scope.organizationId, kind: "blackout", name: "Move", timeZone: "UTC" },
        ...{
          beginsLocal: "2000-01-01T00:00",
          endsLocal: "2100-01-01T00:00",
          changedByName: "Ada",
          ruleIds: [rule],
        },
        days: [],
      },
    });
    await owner.$executeRaw`update alert set created_at = created_at - interval '2 minutes', group_key = 'another'`;
    await jobs.fails();
    await jobs.route();
    const alerts = await jobs.alerts();
    expect(alerts.map(({ suppressedBy, deliveries }) => [suppressedBy, deliveries.length])).toEqual([
      [null, 1],
      ["cooldown", 0],
      ["blackout", 0],
    ]);
    expect(alerts[2]?.suppressedBecause).toBe("It was within the blackout Move.");
  });

  test("by several workers at once makes each alert and delivery once", async ({ owner, web, worker }) => {
    const jobs = await endingJobs(owner, worker);
    const destination = await makeDestination(owner, jobs.scope);
    await makeRule(web, jobs.scope, { destinationIds: destination });
    await insertEvents(owner, jobs.scope.organizationId, 400);
    const routed = await Promise.all(
      Array.from({ length: 4 }, () => routeAlerts({ db: worker, batchSize: 50 })),
    );
    // Whoever comes while another routes leaves it to that one.
    expect(routed.reduce((sum, count) => sum + count, 0)).toBe(400);
    expect(await jobs.alerts()).toMatchObject([{ itemCount: 400, deliveries: [{}] }]);
    expect(await owner.alertItem.count()).toBe(400);
  });

  test("that is cut off has done nothing, and is done by the next", async ({ owner, web, worker }) => {
    const jobs = await endingJobs(owner, worker);
    const destination = await makeDestination(owner, jobs.scope);
    await makeRule(web, jobs.scope, { destinationIds: destination });
    await jobs.fails();
    await owner.$executeRaw`revoke update on alert_event from tidewatch_worker`; // the last statement of a batch
    await expect(jobs.route()).rejects.toThrow(/permission denied/);
    expect(await jobs.alerts()).toEqual([]);
    await owner.$executeRaw`grant update on alert_event to tidewatch_worker`;
    await jobs.route();
    expect(await jobs.alerts()).toMatchObject([{ deliveries: [{}] }]);
  });

  test("passes over an event that cannot be routed, which holds up no other", async ({
    owner,
    web,
    worker,
  }) => {
    const [sick, well] = [await endingJobs(owner, worker), await endingJobs(owner, worker)];
    for (const { scope } of [sick, well]) await makeRule(web, scope);
    const poisoned = await sick.fails();
    await sick.fails(await createSource(owner, sick.scope), { ...FAILURE, message: "Another cause." });
    await well.fails();
    await owner.$executeRawUnsafe(`create function refuse_one() returns trigger language plpgsql as $$
      begin raise exception 'not this one'; end $$`);
    await owner.$executeRawUnsafe(`create trigger refuse_one before insert on alert for each row
      when (new.job_id = '${poisoned}') execute function refuse_one()`);
    expect(await routeAlerts({ db: worker })).toBe(3);
    const alerts = await owner.alert.findMany();
    expect(alerts.map(({ organizationId }) => organizationId).toSorted()).toEqual(
      [sick.scope.organizationId, well.scope.organizationId].toSorted(),
    );
    expect(await owner.alertEvent.count({ where: { routedAt: null } })).toBe(0);
  });

  test("takes ten thousand events in as many statements for each batch, and holds no job", {
    timeout: 60_000,
  }, async ({ owner, web, worker }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope, { isStateChangeOnly: undefined });
    await insertEvents(owner, jobs.scope.organizationId, 10_000);
    const [before] = await owner.$queryRaw<[{ count: number }]>`select count(*)::int as count from job`;
    const routing = jobs.route();
    // Jobs go on meanwhile: none of these waits for a lock that routing holds.
    for (const _ of [1, 2, 3]) await jobs.completes();
    expect(await routing).toBeGreaterThanOrEqual(10_000);
    expect(await owner.alertEvent.count({ where: { routedAt: null } })).toBe(0);
    expect(
      await jobs.alerts().then((alerts) => alerts.reduce((sum, { itemCount }) => sum + itemCount, 0)),
    ).toBe(10_000);
    expect(await owner.job.count()).toBe(before.count + 3);
  });

  test("shows an organization nothing of another's rules, alerts and deliveries", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    const destination = await makeDestination(owner, jobs.scope);
    await makeRule(web, jobs.scope, { destinationIds: destination });
    const rival = await createOrganization(owner, { name: "Rival" });
    await makeRule(web, rival);
    await jobs.fails();
    await jobs.route();
    const seen = await inOrganization(web, rival, async (db) => [
      await db.alert.count(),
      await db.alertItem.count(),
      await db.alertHistory.count(),
      await db.alertDelivery.count(),
    ]);
    expect(seen).toEqual([0, 0, 0, 0]);
    await expect(jobs.act(web, "acknowledge", [randomUUID()])).rejects.toThrow(/no such alert/);
    const [alert] = await jobs.alerts();
    await expect(
      inOrganization(web, rival, (db) => actOnAlerts(db, rival, { verb: "resolve", ids: [alert?.id ?? ""] })),
    ).rejects.toThrow(/no such alert/);
    expect(await jobs.act(web, "acknowledge", [alert?.id ?? ""])).toBe(1);
    expect(await jobs.act(web, "acknowledge", [alert?.id ?? ""])).toBe(0);
    expect(await jobs.alerts()).toMatchObject([{ state: "acknowledged", stateByName: "Owner Example" }]);
  });
});
