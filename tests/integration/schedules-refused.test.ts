import { describe, expect } from "vitest";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { pauseSchedules, resumeSchedules } from "#lib/schedules/commands.ts";
import { watchSchedules } from "#lib/schedules/watch.ts";
import { test } from "../support/database.ts";
import { askFor } from "../support/engine.ts";
import { addMember } from "../support/organization.ts";
import { createSchedule, endJobs, readSlots, tickAt } from "../support/schedules.ts";

const minutes = (count: number) => new Date(Date.now() + count * 60_000);
const EVERY_HOUR = { cron: null, intervalSeconds: 3_600 };
const REFUSED = { errorClass: "CREDENTIALS" };

const stateOf = async (owner: PrismaClient, id: string) =>
  (await owner.schedule.findUniqueOrThrow({ where: { id } })).state;

/** Runs on the source fail, one after the other, as a worker sees it. */
async function fail(
  owner: PrismaClient,
  worker: PrismaClient,
  run: () => Promise<unknown>,
  times: number,
  failure: { errorClass: string } = REFUSED,
) {
  for (let count = 0; count < times; count += 1) {
    await run();
    await endJobs(owner, failure);
  }
  await watchSchedules(worker);
}

describe("a source that refuses its credentials", () => {
  test("three times in a row is tried no more, and says so; a test that passes resumes it", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker }, EVERY_HOUR);
    let hours = 0;
    const comeDue = () => {
      hours += 1;
      return tickAt(worker, minutes(hours * 60));
    };
    await fail(owner, worker, comeDue, 2);
    expect(await stateOf(owner, id)).toBe("active");
    await fail(owner, worker, comeDue, 1);
    expect(await owner.schedule.findUnique({ where: { id } })).toMatchObject({
      state: "suspended",
      nextSlot: null,
    });
    expect(await comeDue()).toEqual([]);
    // One that fails changes nothing.
    const test = () => askFor(worker, scope, sourceId, { type: "connection_test" });
    await fail(owner, worker, test, 1);
    expect(await stateOf(owner, id)).toBe("suspended");
    await test();
    await endJobs(owner);
    await watchSchedules(worker);
    expect(await stateOf(owner, id)).toBe("active");
    expect((await owner.schedule.findUniqueOrThrow({ where: { id } })).nextSlot).not.toBeNull();
  });

  test("by jobs of people is not tried at its slot, which is kept as skipped", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker }, EVERY_HOUR);
    await fail(owner, worker, () => askFor(worker, scope, sourceId), 3);
    expect(await tickAt(worker, minutes(60))).toMatchObject([expect.stringContaining("credentials")]);
    expect(await stateOf(owner, id)).toBe("suspended");
    expect(await readSlots(owner, id)).toMatchObject([{ skippedBecause: "credentials", jobId: null }]);
    expect(await owner.job.count({ where: { trigger: "schedule" } })).toBe(0);
  });

  test("is tried three more times after a person resumed it", async ({ owner, web, worker }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker }, EVERY_HOUR);
    const run = () => askFor(worker, scope, sourceId);
    await fail(owner, worker, run, 3);
    await tickAt(worker, minutes(60));
    await inOrganization(web, scope, (db) => resumeSchedules(db, scope, { ids: [id] }));
    expect(await tickAt(worker, minutes(120))).toMatchObject([expect.stringContaining("started")]);
    await endJobs(owner, REFUSED);
    await fail(owner, worker, run, 1);
    expect(await stateOf(owner, id)).toBe("active");
    expect(await tickAt(worker, minutes(180))).toMatchObject([expect.stringContaining("started")]);
    await endJobs(owner, REFUSED);
    await watchSchedules(worker);
    expect(await stateOf(owner, id)).toBe("suspended");
  });

  test("and then something else goes on as before", async ({ owner, web, worker }) => {
    const { scope, sourceId, id } = await createSchedule({ owner, web, worker }, EVERY_HOUR);
    const run = () => askFor(worker, scope, sourceId);
    await fail(owner, worker, run, 2);
    await fail(owner, worker, run, 1, { errorClass: "NETWORK" });
    await fail(owner, worker, run, 2);
    expect(await tickAt(worker, minutes(60))).toMatchObject([expect.stringContaining("started")]);
    expect(await stateOf(owner, id)).toBe("active");
  });
});

describe("pausing", () => {
  test("all pauses those that ran, and undoing resumes just these", async ({ owner, web, worker }) => {
    const one = await createSchedule({ owner, web, worker });
    const { scope } = one;
    const other = await createSchedule({ owner, web, worker }, { scope });
    const foreign = await createSchedule({ owner, web, worker });
    const act = <T>(work: Parameters<typeof inOrganization<T>>[2]) => inOrganization(web, scope, work);
    await act((db) => pauseSchedules(db, scope, { ids: [other.id] }));
    const paused = await act((db) => pauseSchedules(db, scope, { ids: "all" }));
    expect(paused).toEqual([one.id]);
    expect(await tickAt(worker, minutes(3_000))).toHaveLength(1);
    expect(await act((db) => resumeSchedules(db, scope, { ids: paused }))).toEqual([one.id]);
    expect(await act((db) => resumeSchedules(db, scope, { ids: [foreign.id] }))).toEqual([]);
    expect(await stateOf(owner, other.id)).toBe("paused");
    expect(await owner.schedule.findUnique({ where: { id: one.id } })).toMatchObject({
      ...{ state: "active", changedBy: scope.userId, changedByName: scope.userName },
    });
  });

  test("is an admin's to do", async ({ owner, web, worker }) => {
    const { scope } = await createSchedule({ owner, web, worker });
    const member = await addMember(owner, scope.organizationId, "member");
    const refused = inOrganization(web, member, (db) => pauseSchedules(db, member, { ids: "all" }));
    await expect(refused).rejects.toThrow("This needs the role admin.");
  });
});
