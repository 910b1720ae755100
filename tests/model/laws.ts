/** What must be true after every move, whatever the moves were. */
import { expect } from "vitest";
import { isTerminal } from "#lib/jobs/status.ts";
import type { Limits, Model, ModelJob } from "./model.ts";
import { type Row, readRows } from "./rows.ts";
import type { World } from "./world.ts";

export async function checkLaws(model: Model, world: World): Promise<void> {
  const rows = await readRows(world);
  expect(new Set(rows.map(({ id }) => id)), "the jobs that there are").toEqual(new Set(model.jobs.keys()));
  for (const row of rows) {
    const job = model.jobs.get(row.id);
    if (job) checkRow(row, job);
    checkVersion(row, world);
  }
  checkRoom(rows, model);
  checkUniqueness(rows);
  checkCare(rows, model);
}

function checkRow(row: Row, job: ModelJob): void {
  const { status, attempt, workerId, crashes, progress, isCancelRequested, attempts } = job;
  expect(row, "the row is what the answers said").toMatchObject({
    ...{ status, attempt, workerId, crashes, progress, isCancelRequested, attempts },
  });
  const kinds = row.events.filter((kind) => kind !== "blocked");
  expect(kinds.toSorted(), "every change has its one event").toEqual(job.events.toSorted());
  const ends = row.events.filter((kind) => ["completed", "failed", "cancelled"].includes(kind));
  expect(ends, "a job ends once").toEqual(isTerminal(status) ? [status] : []);
}

/** The browser keeps the higher version of a row, so what people see may not change without a new one. */
function checkVersion({ id, version, ...row }: Row, { seen }: World): void {
  const look = [
    row.status,
    row.attempt,
    row.progress,
    row.isCancelRequested,
    row.blockedBy,
    row.blockedByLimit,
  ].join();
  const before = seen.get(id);
  if (before) {
    expect(version, "a version never goes back").toBeGreaterThanOrEqual(before.version);
    if (look !== before.look) expect(version, "a change has a new version").toBeGreaterThan(before.version);
  }
  seen.set(id, { version, look });
}

function checkRoom(rows: Row[], { slots, organizationSlots }: Limits): void {
  const running = rows.filter(({ status }) => status === "running");
  const places = running.map((row) => `${row.sourceId} ${row.type}`);
  expect(new Set(places).size, "one running job of a type on a source").toBe(places.length);
  const taken = running.map((row) => `${row.sourceId} ${row.slot}`);
  expect(new Set(taken).size, "one running job in a slot").toBe(taken.length);
  for (const { slot } of running) expect(slot, "a slot that there is").toBeLessThanOrEqual(slots);
  expect(running.length, "as many as the organization may run").toBeLessThanOrEqual(organizationSlots);
  const numbers = running.map(({ organizationSlot }) => organizationSlot);
  expect(numbers, "each counts against the organization's limit").not.toContain(null);
  expect(new Set(numbers).size, "one running job in a slot of the organization").toBe(numbers.length);
}

function checkUniqueness(rows: Row[]): void {
  const waiting = rows.filter((row) => row.status === "pending" && row.attempt === 0);
  const keys = waiting.map(({ dedupeKey }) => dedupeKey);
  expect(new Set(keys).size, "one of the same waits untried").toBe(keys.length);
  const retried = rows.flatMap(({ retryOf }) => retryOf ?? []);
  expect(new Set(retried).size, "a job has one retry").toBe(retried.length);
}

/** Nothing is forgotten: a waiting job is delivered, or what is in its way will deliver it. */
function checkCare(rows: Row[], model: Model): void {
  for (const { id, isDelivered } of rows) if (isDelivered) model.bereft.delete(id);
  const comes = ({ id, isDelivered }: Row) => isDelivered || model.bereft.has(id);
  const running = rows.filter(({ status }) => status === "running");
  const pending = rows.filter(({ status }) => status === "pending");
  /** As many run as may, or the place is on its way to another that takes it or hands it on. */
  const waitsForLimit = (row: Row) =>
    row.blockedByLimit !== null &&
    (running.length >= model.organizationSlots ||
      rows.some((other) => comes(other) && (other.blockedByLimit !== null || other.status !== "pending")));
  const waitsForSource = (row: Row) => {
    const ahead = running.filter(({ sourceId }) => sourceId === row.sourceId);
    const isInTheWay = ahead.length >= model.slots || ahead.some(({ type }) => type === row.type);
    const isNext = (other: Row) => other.sourceId === row.sourceId && other.type === row.type;
    return (
      row.blockedBy !== null &&
      (isInTheWay || pending.some((other) => isNext(other) && (comes(other) || waitsForLimit(other))))
    );
  };
  for (const row of pending) {
    expect(
      comes(row) || waitsForSource(row) || waitsForLimit(row),
      `something will deliver the waiting ${row.id}, blocked by ${row.blockedBy ?? row.blockedByLimit}`,
    ).toBe(true);
  }
}
