import { expect, vi } from "vitest";
import { inOrganization, Prisma } from "#lib/db/client.ts";
import { saveSchedule } from "#lib/schedules/commands.ts";
import { planNext } from "#lib/schedules/plan.ts";
import { formOf, readSlots } from "../support/schedules.ts";
import { soon, test } from "../support/worker-scene.ts";

const MINUTE = 60_000;

test("F21: two schedulers that were away for an hour; of what they missed one job runs, that of the latest slot", async ({
  scene,
  owner,
  web,
  worker,
}) => {
  const { scope, sourceId } = scene;
  const form = formOf(sourceId, { cron: null, intervalSeconds: 300 });
  const { id } = await inOrganization(web, scope, (db) => saveSchedule(db, scope, form));
  const left = new Date(Date.now() - 60 * MINUTE);
  await worker.$transaction((db) => planNext(db, Prisma.sql`sc.id = ${id}::uuid`, left));
  const { nextSlot: first } = await owner.schedule.findUniqueOrThrow({ where: { id } });

  await Promise.all([scene.start(), scene.start()]);
  const started = async () => (await readSlots(owner, id)).filter((slot) => slot.skippedBecause === null);
  await vi.waitFor(async () => expect(await started()).toHaveLength(1), soon);
  const [slot] = await started();
  await scene.becomes(slot?.jobId ?? "", { status: "completed" });
  expect(slot?.missedSince).toEqual(first);
  expect(Date.now() - Number(slot?.slot)).toBeLessThan(6 * MINUTE);
  // Both look again, several times, while nothing is due.
  await vi.waitFor(async () => {
    const { openJobId } = await owner.schedule.findUniqueOrThrow({ where: { id } });
    expect(openJobId).toBeNull();
  }, soon);
  const slots = await readSlots(owner, id);
  expect(await owner.job.count({ where: { trigger: "schedule" } })).toBe(slots.length);
  expect(new Set(slots.map((one) => Number(one.slot))).size).toBe(slots.length);
});
