import { violates } from "#lib/db/faults.ts";
import type { Statements } from "#lib/db/statements.ts";
import { deliverAgain, deliverNextOf } from "./deliveries.ts";
import type { Claimed } from "./lease.ts";
import type { Obstacle, Taker } from "./limits.ts";
import { claimSlot, leaveToOthers, markBlocked, type Start, untilLeft } from "./transitions/start.ts";

/**
 * Takes a job for one attempt, or undefined: it is taken, ended, not due yet, or waits for room. How much room there is,
 * partial unique indexes say; what is read only says where to try. A job that finds no room says on its row by what it
 * is blocked, waits for whoever was just leaving and did not know of it yet, and is tried once more: what leaves after
 * that finds the row. Where something else stands in the way by then, the same begins again.
 */
export async function claim(db: Statements, jobId: string, taker: Taker): Promise<Claimed | undefined> {
  let outcome = await claimRoom(db, jobId, taker);
  let told: Obstacle | null = null;
  let leftLimitOf: string | null = null;
  while (isObstacle(outcome) && kindOf(outcome) !== kindOf(told)) {
    const blocked = await markBlocked(db, jobId, outcome);
    if (blocked?.wasByLimit) leftLimitOf = blocked.organizationId;
    told = outcome;
    if (blocked) await untilLeft(db, jobId, outcome);
    outcome = blocked && (await claimRoom(db, jobId, taker));
  }
  if (isObstacle(outcome)) {
    // Delivered for a place of its organization that it cannot take: another may.
    if (leftLimitOf && outcome === "source") {
      await deliverNextOf(db, leftLimitOf);
    }
    return undefined;
  }
  // Not taken though brought to us: this may have been its only delivery.
  if (!outcome && !(await leaveToOthers(db, jobId, taker))) await deliverAgain(db, jobId);
  return outcome;
}

async function claimRoom(db: Statements, jobId: string, taker: Taker): Promise<Start> {
  for (;;) {
    try {
      return await claimSlot(db, jobId, taker);
    } catch (error) {
      if (violates(error, "job_one_running_per_type")) return "source";
      // Somebody else was faster; there may be other slots.
      if (!violates(error, "job_running_slot") && !violates(error, "job_running_organization_slot"))
        throw error;
    }
  }
}

const isObstacle = (outcome: Start): outcome is Obstacle =>
  outcome === "source" || (outcome !== undefined && "limit" in outcome);

const kindOf = (obstacle: Obstacle | null) => obstacle && (obstacle === "source" ? "source" : "limit");
