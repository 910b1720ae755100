import { describe, expect } from "vitest";
import { routeAlerts } from "#lib/alerts/route.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { endingJobs, FAILURE, insertEvents, makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { createSource } from "#tests/support/engine.ts";

/** What the database does as routing inserts; `nextval('tries')` counts how often. */
async function onInsert(owner: PrismaClient, where: string, body: string): Promise<void> {
  await owner.$executeRaw`create sequence tries`;
  await owner.$executeRaw`grant usage on sequence tries to tidewatch_worker`;
  await owner.$executeRawUnsafe(
    `create function meddle() returns trigger language plpgsql as $$ begin ${body} return null; end $$`,
  );
  await owner.$executeRawUnsafe(`create trigger meddle after insert on ${where} execute function meddle()`);
}

describe("routing", () => {
  test("leaves out the event that failed, and no other, where another worker was faster", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope);
    const failed = await jobs.fails();
    const other = await createSource(owner, jobs.scope);
    const next = await jobs.fails(other, { ...FAILURE, message: "Another cause." });
    await onInsert(
      owner,
      `alert for each row when (new.job_id = '${failed}')`,
      "if nextval('tries') = 2 then perform pg_advisory_xact_lock(42); end if; raise exception 'not this one';",
    );
    const isWaitedFor = (lock: string) =>
      expect.poll(
        () => owner.$queryRaw<unknown[]>`
      select pid from pg_stat_activity where datname = current_database() and wait_event = ${lock}`,
      );
    const working: Promise<unknown>[] = [];
    await owner.$transaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(42)`;
      working.push(routeAlerts({ db: worker }));
      await isWaitedFor("advisory").toHaveLength(1); // now it tries the one by itself
      const routed = owner.$executeRaw`
        update alert_event set routed_at = clock_timestamp() where job_id = ${failed}::uuid`;
      working.push(Promise.resolve(routed));
      await isWaitedFor("transactionid").toHaveLength(1);
    });
    await Promise.all(working);
    expect(await owner.alert.findMany()).toMatchObject([{ jobId: next }]);
  });

  test("goes on with others where that of an organization fails, and says so at the end", async ({
    owner,
    web,
    worker,
  }) => {
    for (const jobs of [await endingJobs(owner, worker), await endingJobs(owner, worker)]) {
      await makeRule(web, jobs.scope);
      await jobs.fails();
    }
    await onInsert(
      owner,
      "alert for each row",
      "if nextval('tries') = 1 then raise exception 'a deadlock' using errcode = '40P01'; end if;",
    );
    await expect(routeAlerts({ db: worker })).rejects.toThrow("a deadlock");
    expect(await owner.alert.count()).toBe(1);
    await routeAlerts({ db: worker });
    expect(await owner.alert.count()).toBe(2);
  });

  test("lets nobody wait for the end of another organization's backlog", async ({ owner, web, worker }) => {
    const [busy, late] = [await endingJobs(owner, worker), await endingJobs(owner, worker)];
    await makeRule(web, busy.scope);
    await insertEvents(owner, busy.scope.organizationId, 20);
    await onInsert(
      owner,
      "alert_item",
      `if nextval('tries') = 1 then
        insert into alert_event (organization_id, kind, severity) values ('${late.scope.organizationId}', 'job_failed', 'critical');
      end if;`,
    );
    await routeAlerts({ db: worker, batchSize: 2 });
    const routed = await owner.alertEvent.findMany({ orderBy: { routedAt: { sort: "asc", nulls: "last" } } });
    const organizations = routed.map(({ organizationId }) => organizationId);
    expect(organizations.indexOf(late.scope.organizationId)).toBeLessThan(6);
  });

  test("takes half as many where it takes too long, and leaves none of them out", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope);
    await insertEvents(owner, jobs.scope.organizationId, 250);
    await onInsert(
      owner,
      "alert_item referencing new table as added for each statement",
      `if (select nextval('tries') > 20 or count(*) > 60 from added) then
        raise exception 'too long' using errcode = '57014';
      end if;`,
    );
    const sizes = new Map<string, number>();
    expect(await routeAlerts({ db: worker, batchSize: 250, sizes })).toBe(250);
    expect(await jobs.alerts()).toMatchObject([{ itemCount: 250 }]);
    expect(sizes.size).toBe(0); // all of it is tried again the next time
    await insertEvents(owner, jobs.scope.organizationId, 1);
    await owner.$executeRaw`select setval('tries', 100)`;
    await expect(routeAlerts({ db: worker })).rejects.toThrow("too long");
    expect(await owner.alertEvent.count({ where: { routedAt: null } })).toBe(1);
  });
});
