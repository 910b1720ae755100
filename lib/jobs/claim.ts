import { violates } from "#lib/db/faults.ts";
import type { Statements } from "#lib/db/statements.ts";
import { deliverAgain, deliverNextOf } from "./deliveries.ts";
import type { Claimed } from "./lease.ts";
import type { Obstacle, Taker } from "./limits.ts";
import { claimSlot, leaveToOthers, markBlocked } from "./transitions/start.ts";

type Outcome = Claimed | undefined | Obstacle;

/**
 * Takes a job for one attempt, or undefined: it is taken, ended, not due yet, or waits for room. How much room there is,
 * partial unique indexes say and nothing else, because only a unique violation waits for a completion that is in flight.
 * A blocked job says on its row by what and is then tried in every slot: a completion in between, which could not know
 * of it yet, is found by these tries, and a later one finds the row. Where something else stands in the way by then,
 * the same begins again.
 */
export async function claim(db: Statements, jobId: string, taker: Taker): Promise<Claimed | undefined> {
  let outcome = await claimWhatIsFree(db, jobId, taker);
  let told: Obstacle | null = null;
  let leftLimitOf: string | null = null;
  while (isObstacle(outcome) && kindOf(outcome) !== kindOf(told)) {
    const blocked = await markBlocked(db, jobId, outcome);
    if (blocked?.wasByLimit) leftLimitOf = blocked.organizationId;
    told = outcome;
    outcome = blocked && (await claimAnySlot(db, jobId, taker));
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

/** One statement, where there is room. */
async function claimWhatIsFree(db: Statements, jobId: string, taker: Taker): Promise<Outcome> {
  try {
    return await claimSlot(db, jobId, { slot: "free", organizationSlot: "free" }, taker);
  } catch (error) {
    return obstacleIn(error, taker);
  }
}

async function claimAnySlot(db: Statements, jobId: string, taker: Taker): Promise<Outcome> {
  for (let slot = 1, organizationSlot = 1; ; ) {
    try {
      return await claimSlot(db, jobId, { slot, organizationSlot }, taker);
    } catch (error) {
      const obstacle = obstacleIn(error, taker);
      if (violates(error, ONE_OF_TYPE)) return obstacle;
      if (obstacle === "source") slot += 1;
      else organizationSlot += 1;
      if (slot > taker.sourceSlots || organizationSlot > taker.organizationSlots) return obstacle;
    }
  }
}

const ONE_OF_TYPE = "job_one_running_per_type";

function obstacleIn(error: unknown, { organizationSlots }: Taker): Obstacle {
  if (violates(error, ONE_OF_TYPE) || violates(error, "job_running_slot")) return "source";
  if (violates(error, "job_running_organization_slot")) return { limit: organizationSlots };
  throw error;
}

const isObstacle = (outcome: Outcome): outcome is Obstacle =>
  outcome === "source" || (outcome !== undefined && "limit" in outcome);

const kindOf = (obstacle: Obstacle | null) => obstacle && (obstacle === "source" ? "source" : "limit");
