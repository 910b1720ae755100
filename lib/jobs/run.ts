/**
 * Takes one delivery to its end. A delivery says only "look at this job": the claim decides whether there is anything
 * to do, and from then on every write is guarded by the attempt. What the handler found counts in the one transaction
 * that publishes it and completes the job, or not at all.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { StopEvidence } from "#lib/connectors/connector.ts";
import { untilAnswered } from "#lib/db/faults.ts";
import { openAttempt, stopReason } from "./attempt.ts";
import { classify, scrubbed } from "./describe-failure.ts";
import type { Engine } from "./engine.ts";
import { tookTooLong } from "./engine-failures.ts";
import type { JobFailure } from "./failure.ts";
import type { Ending, Performance, Stage } from "./performance.ts";
import { publishAndComplete } from "./publish.ts";
import { discardStage } from "./stage.ts";
import { takeUp } from "./take-up.ts";
import { timeLimitSecondsOf } from "./time-limit.ts";
import { confirmCancel, fail, handBack, retryLater } from "./transitions/end.ts";
import { markCancelSeen, markQueriesStopped } from "./transitions/hold.ts";

const ABANDONED: Ending = { kind: "abandoned" };

type Running = Stage & { engine: Engine };
type Returned = Extract<Ending, { kind: "returned" }>;

/** Resolves when the job needs nothing more from this worker; rejects only where the claim finds no database. */
export async function runJob(engine: Engine, jobId: string): Promise<void> {
  const claimed = await takeUp(engine, jobId);
  if (!claimed) return;
  engine.hint(claimed.organizationId);
  const kind = engine.kinds[claimed.type];
  if (!kind) throw new Error(`${claimed.shortId} was claimed, but no work is known for ${claimed.type}.`);
  const timeLimitSeconds = timeLimitSecondsOf(claimed.config, kind.definition);
  const timing = { ...engine, workerId: engine.worker.id, timeLimitSeconds };
  const attempt = openAttempt(engine.statements, claimed, timing);
  const scrubber = engine.createScrubber();
  const notes = engine.journal.open({
    lease: attempt.lease,
    phases: kind.definition.phases,
    clock: attempt.clock,
    scrub: scrubber.scrub,
  });
  engine.inHand.set(jobId, attempt);
  try {
    await carryOut({ engine, attempt, kind, notes, scrubber, timeLimitSeconds });
    if (engine.taken.get(jobId) === claimed.attempt) engine.taken.delete(jobId);
  } catch (error) {
    if (!attempt.lost.aborted) throw error; // Lost while it was being settled: whoever holds it now will.
  } finally {
    if (engine.inHand.get(jobId) === attempt) engine.inHand.delete(jobId); // it may be here again by now
    attempt.close();
    notes.close();
    engine.hint(claimed.organizationId);
    // The minute's sweep comes after what is left here.
    if (kind.publish) await discardStage(engine.db, attempt.lease).catch(() => undefined);
  }
}

async function carryOut(running: Running): Promise<void> {
  const { engine, attempt } = running;
  const performance = engine.perform(running);
  try {
    const stopping = stopWhenAborted(running, performance);
    const ending = await Promise.race([
      performance.ended,
      stopping.then(() => sleep(engine.graceMs, ABANDONED, { ref: false })),
    ]);
    if (ending.kind === "returned" && !attempt.signal.aborted)
      return await unlessLost(attempt, conclude(running, ending));
    const evidence = attempt.signal.aborted ? await stopping : undefined;
    await unlessLost(attempt, settle(running, ending, evidence));
  } finally {
    await performance.close();
  }
}

/** What hangs at a connection that fell silent holds up nobody once it counts no more. */
function unlessLost({ lost }: Running["attempt"], work: Promise<void>): Promise<void> {
  const isLost = new Promise<never>((_, reject) => {
    if (lost.aborted) reject(lost.reason);
    else lost.addEventListener("abort", () => reject(lost.reason), { once: true });
  });
  return Promise.race([work, isLost]);
}

/** Resolves once the work was told to end and its queries were stopped on the server, or were not in time. */
async function stopWhenAborted(
  { engine, attempt }: Running,
  performance: Performance,
): Promise<StopEvidence> {
  const { db } = engine;
  await new Promise<void>((resolve) => {
    if (attempt.signal.aborted) resolve();
    else attempt.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const isCancel = stopReason(attempt) === "cancel";
  // A stage of the cancel that cannot be noted must not keep the queries running.
  const seen = isCancel ? markCancelSeen(db, attempt.lease).catch(() => false) : undefined;
  const evidence = await performance.stop();
  await seen;
  if (isCancel && evidence.confirmed) {
    await markQueriesStopped(db, attempt.lease, evidence.stopped).catch(() => false);
  }
  if (isCancel) engine.hint(attempt.claimed.organizationId);
  return evidence;
}

/** Publishes and completes; a cancel that was requested in the meantime wins, and nothing is published. */
async function conclude(running: Running, returned: Returned): Promise<void> {
  const { engine, attempt, kind, notes, scrubber } = running;
  if (kind.definition.phases.some((phase) => phase.id === "publish")) notes.progress.step("publish");
  try {
    // The time limit holds for publishing too: at the deadline the transaction is rolled back.
    const isComplete = await untilAnswered(attempt.signal, async () => {
      await notes.write();
      return publishAndComplete(engine, attempt, kind, { ...returned, scrubber });
    });
    if (isComplete) return;
  } catch (error) {
    await settle(running, { kind: "failed", failure: classify(error) }, undefined);
    return;
  }
  await settle(running, returned, undefined);
}

/** Every end but completion. Where a cancel was requested, that is the end. */
async function settle(running: Running, ending: Ending, evidence: StopEvidence | undefined): Promise<void> {
  const { engine, attempt, notes, scrubber } = running;
  const { db } = engine;
  const { lease, lost } = attempt;
  const failure =
    ending.kind === "failed" && !attempt.signal.aborted ? scrubbed(ending.failure, scrubber) : undefined;
  const tooLong =
    stopReason(attempt) === "deadline"
      ? tookTooLong(running.timeLimitSeconds, running.notes.reached())
      : undefined;
  const told = failure ?? tooLong;
  if (told) notes.log.error(`${told.message} (${told.code})`);
  await untilAnswered(lost, () => notes.write());
  const isSettled = await untilAnswered(lost, async () => {
    if (failure) return settleFailure(running, failure);
    if (stopReason(attempt) === "shutdown") return handBack(db, lease);
    if (tooLong) return fail(db, lease, tooLong);
    return false;
  });
  if (isSettled) return;
  if (evidence?.confirmed === false && stopReason(attempt) === "cancel") engine.count("cancelsNotConfirmed");
  const remark = remarkOn(ending, evidence);
  const isCancelled = await untilAnswered(lost, () => confirmCancel(db, lease, { remark, failure }));
  if (!isCancelled) engine.count("staleWritesRefused");
}

function settleFailure({ engine, attempt, kind }: Running, failure: JobFailure): Promise<boolean> {
  const { retries } = attempt.claimed;
  const mayRetry = failure.isTransient && retries + 1 < kind.definition.maxAttempts;
  return mayRetry
    ? retryLater(engine.db, attempt.lease, failure, engine.retryDelayMs(retries))
    : fail(engine.db, attempt.lease, failure);
}

function remarkOn(ending: Ending, evidence: StopEvidence | undefined): string | undefined {
  if (evidence && !evidence.confirmed) {
    return "The database did not confirm that its queries stopped; the connection was cut.";
  }
  if (ending.kind === "abandoned") return "Its work did not answer and was cut off.";
  return ending.kind === "returned" ? "Its work had just ended; nothing of it was published." : undefined;
}
