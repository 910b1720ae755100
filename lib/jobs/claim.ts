import type { PrismaClient } from "#lib/db/client.ts";
import { violates } from "#lib/db/faults.ts";
import { deliverAgain } from "./deliveries.ts";
import type { Claimed } from "./lease.ts";
import { claimSlot, markBlocked } from "./transitions.ts";

export type Claimant = { worker: { id: string; name: string }; sourceSlots: number; leaseSeconds: number };

/**
 * Takes a job for one attempt, or undefined: it is taken, ended, not due yet, or waits for room on its source. How much
 * room there is, two partial unique indexes say and nothing else, because only a unique violation waits for a completion
 * that is in flight. A blocked job says so on its row first and then tries once more: a completion in between, which
 * could not know of it yet, is found by the second try, and a later one finds the row.
 */
export async function claim(
  db: PrismaClient,
  jobId: string,
  claimant: Claimant,
): Promise<Claimed | undefined> {
  for (let isLastTry = false; ; isLastTry = true) {
    const claimed = await claimFreeSlot(db, jobId, claimant);
    if (claimed === "blocked") {
      const isWaiting = await markBlocked(db, jobId);
      if (isLastTry || !isWaiting) return undefined;
      continue;
    }
    // Not taken though brought to us: this may have been its only delivery.
    if (!claimed) await deliverAgain(db, jobId);
    return claimed;
  }
}

async function claimFreeSlot(
  db: PrismaClient,
  jobId: string,
  { worker, sourceSlots, leaseSeconds }: Claimant,
): Promise<Claimed | undefined | "blocked"> {
  for (let slot = 1; slot <= sourceSlots; slot += 1) {
    try {
      return await claimSlot(db, jobId, { worker, slot, leaseSeconds });
    } catch (error) {
      if (violates(error, "job_one_running_per_type")) return "blocked";
      if (!violates(error, "job_running_slot")) throw error;
    }
  }
  return "blocked";
}
