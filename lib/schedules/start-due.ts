/**
 * The tick: jobs of the schedules whose slot has come. A batch is one transaction of a constant number of statements, in
 * which its schedules are held, so that several workers take different ones. Job, slot and next slot commit together, and
 * the key of `schedule_slot` lets no slot have two jobs, whatever the clocks do.
 */
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { claimDue } from "./claim-due.ts";
import { type Decision, decide, findRecorded, writeSlots } from "./decide.ts";
import { writeNextRuns } from "./rows.ts";

const BATCH_SIZE = 500;
const PATIENCE = { maxWait: 5_000, timeout: 30_000 };

type Means = { db: PrismaClient; hint(organizationId: string): void; batchSize?: number };

/** Answers what it decided, slot by slot. `now` is the database's clock, unless a test brings its own. */
export async function startDue(
  { db, hint, batchSize = BATCH_SIZE }: Means,
  { now, signal }: { now?: Date; signal?: AbortSignal } = {},
): Promise<Decision[]> {
  const all: Decision[] = [];
  while (!signal?.aborted) {
    const { claimed, decisions } = await db.$transaction((tx) => startBatch(tx, batchSize, now), PATIENCE);
    const started = decisions.filter(({ skippedBecause }) => skippedBecause === null);
    for (const organizationId of new Set(started.map(({ due }) => due.organizationId))) hint(organizationId);
    all.push(...decisions);
    if (claimed < batchSize) break;
  }
  return all;
}

async function startBatch(db: Db, most: number, now?: Date) {
  const claimed = await claimDue(db, most, now);
  const [first] = claimed;
  if (!first) return { claimed: 0, decisions: [] };
  // A slot that was decided before, which a clock that was set back brings again, is passed.
  const recorded = await findRecorded(db, claimed);
  const decisions = await decide(
    db,
    claimed.filter(({ row }) => !recorded.has(row.id)),
  );
  await writeSlots(db, decisions);
  const passed = claimed.filter(({ row }) => recorded.has(row.id));
  await writeNextRuns(
    db,
    [...passed.map(({ row, next }) => ({ row, slot: next })), ...decisions.map(nextOf)],
    first.now,
  );
  return { claimed: claimed.length, decisions };
}

const nextOf = ({ due: { row, next }, skippedBecause, jobId }: Decision) => ({
  row,
  slot: next,
  ...(skippedBecause === "credentials" ? { isSuspended: true } : { openJobId: jobId }),
});
