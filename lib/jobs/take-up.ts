import { untilAnswered } from "#lib/db/faults.ts";
import type { Engine } from "./engine.ts";
import type { Claimed } from "./lease.ts";
import { resume } from "./transitions/start.ts";

type Taking = Pick<Engine, "claim" | "taken" | "statements" | "worker" | "leaseSeconds" | "shutdown">;

/**
 * Claims a job whatever becomes of the answers. A claim that went unanswered may have been carried out all the same:
 * then the job runs in this worker's name and nobody works on it. So where another claim finds nothing to take, that
 * attempt is looked for; one that this worker was given before is not it.
 */
export async function takeUp(engine: Taking, jobId: string): Promise<Claimed | undefined> {
  let isUnanswered = false;
  const claimed = await untilAnswered(engine.shutdown, async () => {
    try {
      const taken = await engine.claim(jobId);
      return taken ?? (isUnanswered ? await resume(engine.statements, jobId, engine) : undefined);
    } catch (error) {
      isUnanswered = true;
      throw error;
    }
  });
  if (!claimed || engine.taken.get(jobId) === claimed.attempt) return undefined; // brought twice, and found by both
  engine.taken.set(jobId, claimed.attempt);
  return claimed;
}
