/**
 * Operations are carried out in the background, batch after batch. What a batch does to its jobs and what is written
 * down of it commit together, so that a worker that dies between two batches, or in one, leaves nothing that is done
 * twice or told wrongly: the next worker goes on where it left off.
 */
import type { PrismaClient } from "#lib/db/client.ts";
import { isOutage } from "#lib/db/faults.ts";
import { log } from "#lib/log.ts";
import { act } from "./act.ts";
import { type Batch, giveWay, settleBatch, takeBatch } from "./batch.ts";

const BATCH_SIZE = 100;
const PATIENCE = { maxWait: 5_000, timeout: 30_000 };

type Means = { db: PrismaClient; hint(organizationId: string): void; batchSize?: number };

/** Until nothing is left, or `signal` aborts. Several at once take turns. */
export async function carryOutOperations(means: Means, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await carryOutBatch(means, signal))) {
    // The next one.
  }
}

/** Of the operation that waited longest. False where there was nothing to do, or nothing that could be done now. */
export async function carryOutBatch(
  { db, hint, batchSize = BATCH_SIZE }: Means,
  signal?: AbortSignal,
): Promise<boolean> {
  const taken: { batch?: Batch | undefined; isMoved: boolean } = { isMoved: false };
  try {
    await db.$transaction(async (tx) => {
      taken.batch = await takeBatch(tx, batchSize);
      if (!taken.batch) return;
      const results = await act(tx, taken.batch);
      await settleBatch(tx, taken.batch, results);
      taken.isMoved = results.length > 0;
    }, PATIENCE);
  } catch (error) {
    if (!taken.batch) throw error;
    await giveWay(db, taken.batch).catch(() => undefined); // what is told is why the batch failed
    if (isOutage(error)) throw error;
    log.warn(
      { err: error, operationId: taken.batch.operationId },
      "a batch failed; its jobs are taken one by one",
    );
    for (const jobId of taken.batch.jobIds) {
      if (signal?.aborted) break;
      await carryOutOne(db, taken.batch, jobId);
    }
    taken.isMoved = true;
  }
  if (taken.batch) hint(taken.batch.organizationId);
  return taken.isMoved;
}

/** One that fails of its own is told so, and keeps none of the others from their turn. */
async function carryOutOne(db: PrismaClient, { operationId }: Batch, jobId: string): Promise<void> {
  const only = { operationId, jobId };
  try {
    await db.$transaction(async (tx) => {
      const batch = await takeBatch(tx, 1, only);
      if (batch) await settleBatch(tx, batch, await act(tx, batch));
    }, PATIENCE);
  } catch (error) {
    if (isOutage(error)) throw error;
    log.error({ err: error, ...only }, "a job of an operation could not be acted upon");
    const note = "A fault in Tidewatch kept it from this. The worker's log says more.";
    await db.$transaction(async (tx) => {
      const batch = await takeBatch(tx, 1, only);
      if (batch) await settleBatch(tx, batch, [{ jobId, outcome: "failed", note, otherJobId: null }]);
    }, PATIENCE);
  }
}
