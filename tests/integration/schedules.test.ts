import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { changesTold } from "#lib/schedules/changes-told.ts";
import { pauseSchedules, resumeSchedules, saveSchedule } from "#lib/schedules/commands.ts";
import { listChanges } from "#lib/schedules/queries.ts";
import { watchSchedules } from "#lib/schedules/watch.ts";
import { removeSource } from "#lib/sources/removal.ts";
import { test } from "../support/database.ts";
import { askFor } from "../support/engine.ts";
import { fillSchedules, letCome } from "../support/many-schedules.ts";
import { addMember, createOrganization } from "../support/organization.ts";
import { at, createSchedule, endJobs, formOf, readSlots, tickAt } from "../support/schedules.ts";

const EVENING = at("2026-11-27T20:00:00Z");
const SLOT = at("2026-11-28T02:12:00Z");
const later = (milliseconds: number, slot = SLOT) => new Date(slot.getTime() + milliseconds);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("a slot that has come", () => {
  test("starts one job, delivered, and told to whoever looks", async ({ owner, web, worker }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker }, { savedAt: EVENING });
    expect(await tickAt(worker, later(-1))).toEqual([]);
    const hinted: string[] = [];
    expect(await tickAt(worker, SLOT, (organizationId) => hinted.push(organizationId))).toEqual([
      "2026-11-28T02:12 started",
    ]);
    expect(hinted).toEqual([scope.organizationId]);
    const [job, ...others] = await owner.job.findMany();
    expect(others).toEqual([]);
    expect(job).toMatchObject({
      ...{ type: "asset_discovery", sourceId, assetId: sourceId, organizationId: scope.organizationId },
      ...{ trigger: "schedule", startedByName: "Tidewatch", status: "pending" },
    });
    expect(await owner.$queryRaw`select key from graphile_worker.jobs`).toEqual([{ key: `job:${job?.id}` }]);
    expect(await readSlots(owner, id)).toMatchObject([
      { slot: SLOT, jobId: job?.id, skippedBecause: null, missedSince: null },
    ]);
    expect(await owner.schedule.findUnique({ where: { id } })).toMatchObject({
      nextSlot: later(DAY),
      nextRunAt: later(DAY),
      openJobId: job?.id,
    });
    expect(await tickAt(worker, later(HOUR))).toEqual([]);
  });

  test("starts its job later by its jitter, the same each day", async ({ owner, web, worker }) => {
    const schedule = await createSchedule({ owner, web, worker }, { savedAt: EVENING, jitterSeconds: 3_600 });
    const { nextSlot, nextRunAt } = await owner.schedule.findUniqueOrThrow({ where: { id: schedule.id } });
    expect(nextSlot).toEqual(SLOT);
    const delay = Number(nextRunAt) - SLOT.getTime();
    expect(delay).toBeLessThanOrEqual(HOUR);
    expect(await tickAt(worker, later(delay - 1))).toEqual([]);
    expect(await tickAt(worker, later(delay))).toHaveLength(1);
    await endJobs(owner);
    expect(await tickAt(worker, later(DAY + delay))).toEqual(["2026-11-29T02:12 started"]);
  });

  test("is skipped while the job of the one before waits or runs, and says so", async ({
    owner,
    web,
    worker,
  }) => {
    const { id } = await createSchedule({ owner, web, worker }, { savedAt: EVENING });
    await tickAt(worker, SLOT);
    const { id: jobId } = await owner.job.findFirstOrThrow();
    expect(await tickAt(worker, later(DAY))).toEqual(["2026-11-29T02:12 still_active"]);
    expect((await readSlots(owner, id)).at(-1)).toMatchObject({ skippedBecause: "still_active", jobId });
    await endJobs(owner);
    expect(await tickAt(worker, later(2 * DAY))).toEqual(["2026-11-30T02:12 started"]);
  });

  test("starts nothing beside a job that waits to do the same, and says which", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker }, { savedAt: EVENING });
    const { id: jobId } = await askFor(worker, scope, sourceId);
    expect(await tickAt(worker, SLOT)).toEqual(["2026-11-28T02:12 already_waiting"]);
    expect(await readSlots(owner, id)).toMatchObject([{ skippedBecause: "already_waiting", jobId }]);
    expect(await owner.job.count()).toBe(1);
  });

  test("waits behind a job of a person that runs, and is not lost", async ({ owner, web, worker }) => {
    const { scope, sourceId } = await createSchedule({ owner, web, worker }, { savedAt: EVENING });
    await askFor(worker, scope, sourceId);
    await owner.$executeRaw`update job set status = 'running', slot = 1, lease_expires_at = now(), attempt = 1`;
    expect(await tickAt(worker, SLOT)).toEqual(["2026-11-28T02:12 started"]);
  });
});

describe("after a time without a worker", () => {
  test.for([
    ["an hour", { cron: null, intervalSeconds: 900 }, HOUR],
    ["a month", {}, 30 * DAY],
  ] as const)(
    "of %s only the latest slot runs, and the rest is told",
    async ([, cadence, away], { owner, web, worker }) => {
      const { id } = await createSchedule({ owner, web, worker }, { savedAt: EVENING, ...cadence });
      const { nextSlot } = await owner.schedule.findUniqueOrThrow({ where: { id } });
      const first = nextSlot ?? SLOT;
      const decided = await tickAt(worker, later(away + 1_000, first));
      expect(decided).toEqual([`${later(away, first).toISOString().slice(0, 16)} started`]);
      expect(await readSlots(owner, id)).toMatchObject([{ slot: later(away, first), missedSince: first }]);
    },
  );
});

describe("whatever clocks and workers do, no slot runs twice", () => {
  test.for([2, 4])(
    "with %i workers that look at once, through a week",
    async (workers, { owner, web, worker }) => {
      const scope = (await createSchedule({ owner, web, worker }, { savedAt: EVENING })).scope;
      for (let more = 0; more < 19; more += 1)
        await createSchedule({ owner, web, worker }, { savedAt: EVENING, scope });
      for (let day = 0; day < 7; day += 1) {
        const ticks = Array.from({ length: workers }, () => tickAt(worker, later(day * DAY)));
        expect((await Promise.all(ticks)).flat()).toHaveLength(20);
        await endJobs(owner);
      }
      expect(await owner.job.count()).toBe(140);
      expect(await owner.scheduleSlot.count({ where: { skippedBecause: null } })).toBe(140);
    },
  );

  test("when ten thousand come due at once and two workers look", { timeout: 120_000 }, async ({
    owner,
    worker,
  }) => {
    await fillSchedules(owner, 20, 500);
    await letCome(owner, 10_000);
    const decided = (await Promise.all([tickAt(worker), tickAt(worker)])).flat();
    expect(decided).toHaveLength(10_000);
    expect(
      await owner.$queryRaw`
      select count(*)::integer as slots, count(distinct schedule_id)::integer as schedules,
        count(distinct job_id)::integer as jobs, (select count(*)::integer from job where trigger = 'schedule') as "allJobs",
        (select count(*)::integer from schedule where next_run_at > now()) as planned
      from schedule_slot where skipped_because is null`,
    ).toEqual([{ slots: 10_000, schedules: 10_000, jobs: 10_000, allJobs: 10_000, planned: 10_000 }]);
    expect(await tickAt(worker)).toEqual([]);
  });

  test("when the clock is set back, the slots that ran are passed", async ({ owner, web, worker }) => {
    const cadence = { cron: null, intervalSeconds: 3_600 };
    const { id } = await createSchedule({ owner, web, worker }, { ...cadence, savedAt: EVENING });
    const { nextSlot: first } = await owner.schedule.findUniqueOrThrow({ where: { id } });
    if (!first) throw new Error("Nothing is planned.");
    for (const hour of [0, 1, 2]) {
      await tickAt(worker, later(hour * HOUR, first));
      await endJobs(owner);
    }
    // As it is planned again after a clock that was set back to before the first.
    await owner.schedule.update({ where: { id }, data: { nextSlot: first, nextRunAt: first } });
    for (const hour of [0, 1, 2]) expect(await tickAt(worker, later(hour * HOUR, first))).toEqual([]);
    expect(await tickAt(worker, later(3 * HOUR, first))).toHaveLength(1);
    expect(await owner.job.count()).toBe(4);
  });

  test("what a clock far ahead had planned is planned again", async ({ owner, web, worker }) => {
    const soon = new Date(Date.now() + 2 * DAY);
    const { id } = await createSchedule({ owner, web, worker }, { savedAt: at("2199-01-01T00:00:00Z") });
    await watchSchedules(worker);
    const { nextSlot } = await owner.schedule.findUniqueOrThrow({ where: { id } });
    expect(Number(nextSlot)).toBeLessThan(soon.getTime());
  });
});

describe("what changed", () => {
  test("is kept with who did it, Tidewatch itself among them, and nothing for what stays as it was", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker });
    const act = <T>(work: Parameters<typeof inOrganization<T>>[2]) => inOrganization(web, scope, work);
    await act((db) => saveSchedule(db, scope, formOf(sourceId)));
    const colleague = await addMember(owner, scope.organizationId, "admin");
    await inOrganization(web, colleague, (db) =>
      saveSchedule(db, colleague, formOf(sourceId, { cron: "0 9 * * 1", jitterSeconds: 900 })),
    );
    await act((db) => pauseSchedules(db, scope, { ids: [id] }));
    await act((db) => resumeSchedules(db, scope, { ids: [id] }));
    for (let run = 0; run < 3; run += 1) {
      await askFor(worker, scope, sourceId);
      await endJobs(owner, { errorClass: "CREDENTIALS" });
    }
    await tickAt(worker, new Date(Date.now() + 8 * DAY));
    const told = changesTold(await act((db) => listChanges(db, scope, id, 20)));
    expect(told.map(({ byName, words }) => [byName, words])).toEqual([
      [null, "Paused: the source refuses its credentials"],
      [scope.userName, "Resumed"],
      [scope.userName, "Paused"],
      [colleague.userName, "Every Monday at 09:00 (Europe/Berlin); may start up to 15 minutes later"],
      [scope.userName, "Every day at 03:12 (Europe/Berlin)"],
    ]);
    const stranger = await createOrganization(owner);
    expect(await inOrganization(web, stranger, (db) => listChanges(db, stranger, id, 20))).toEqual([]);
  });
});

describe("changed while it is due", () => {
  test("a schedule that somebody holds is left to the next look, as it is then", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker }, { savedAt: EVENING });
    await inOrganization(web, scope, async (db) => {
      await saveSchedule(db, scope, formOf(sourceId, { cron: "0 9 * * 1" }));
      expect(await tickAt(worker, SLOT)).toEqual([]);
    });
    expect(await tickAt(worker, SLOT)).toEqual([]);
    const { nextSlot } = await owner.schedule.findUniqueOrThrow({ where: { id } });
    expect(Number(nextSlot)).toBeGreaterThan(Date.now());
  });

  test("saved again as it was, it loses no slot", async ({ owner, web, worker }) => {
    const { scope, sourceId } = await createSchedule({ owner, web, worker }, { savedAt: EVENING });
    await inOrganization(web, scope, (db) => saveSchedule(db, scope, formOf(sourceId)));
    expect(await tickAt(worker, SLOT)).toEqual(["2026-11-28T02:12 started"]);
  });

  test("that was there before the organization was claimed runs in the zone of who claimed it, and no other is moved", async ({
    owner,
    web,
    worker,
  }) => {
    const { id, scope } = await createSchedule({ owner, web, worker }, { timeZone: "UTC" });
    const { organizationId } = scope;
    const read = () => owner.schedule.findUniqueOrThrow({ where: { id } });
    const claimedAt = (hours: number) =>
      owner.organization.update({
        where: { id: organizationId },
        data: { timeZone: "Asia/Tokyo", claimedAt: new Date(Date.now() + hours * 3_600_000) },
      });
    await owner.schedule.update({ where: { id }, data: { changedBy: null } });
    await claimedAt(-1);
    await watchSchedules(worker);
    expect(await read()).toMatchObject({ timeZone: "UTC" });
    await claimedAt(1);
    await watchSchedules(worker);
    const moved = await read();
    expect(moved).toMatchObject({ timeZone: "Asia/Tokyo" });
    // 03:12 in Tokyo is 18:12 of the day before in Greenwich.
    expect(moved.nextSlot?.toISOString().slice(11, 16)).toBe("18:12");
    await owner.schedule.update({ where: { id }, data: { changedBy: organizationId, timeZone: "UTC" } });
    await watchSchedules(worker);
    expect(await read()).toMatchObject({ timeZone: "UTC" });
  });

  test("of a source that is removed nothing runs any more", async ({ owner, web, worker }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker }, { savedAt: EVENING });
    const { name } = await owner.source.findUniqueOrThrow({ where: { id: sourceId } });
    await inOrganization(web, scope, (db) => removeSource(db, scope, sourceId, name));
    expect(await tickAt(worker, SLOT)).toEqual([]);
    expect(await owner.schedule.findUnique({ where: { id } })).toMatchObject({ nextSlot: null });
  });
});
