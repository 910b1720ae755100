/** What a worker's jobs do at the same moment goes to the database in one statement. */
import type { Statements } from "#lib/db/statements.ts";
import { claim } from "./claim.ts";
import type { Engine } from "./engine.ts";
import { gather } from "./gather.ts";
import type { Taker } from "./limits.ts";
import { type Completion, completeAll } from "./transitions/end.ts";
import { claimSlots } from "./transitions/start.ts";

/** Only what there is plainly room for is claimed together; whatever is in the way of another is a single claim's to say. */
export const claimTogether = (db: Statements, taker: Taker): Engine["claim"] =>
  gather(async (jobIds: readonly string[]) => {
    const [only = ""] = jobIds;
    if (jobIds.length === 1) return [await claim(db, only, taker)]; // awaited, so that the next ones gather
    const taken = await claimSlots(db, jobIds, taker);
    const byId = new Map(taken.map((claimed) => [claimed.id, claimed]));
    return jobIds.map((id) => {
      const claimed = byId.get(id);
      byId.delete(id); // brought twice at the same moment, it is taken once
      return claimed ?? claim(db, id, taker);
    });
  });

/** A job's end is told so much later, and the statement that tells it serves more of them. */
const LINGER_MS = 2;

/** `onRemoved` hears which deliveries went with the jobs that they brought. */
export const completeTogether = (
  db: Statements,
  onRemoved: (deliveryIds: readonly string[]) => void,
): Engine["complete"] =>
  gather(
    async (completions: readonly Completion[]) => {
      const { areDone, removed } = await completeAll(db, completions);
      onRemoved(removed);
      return areDone;
    },
    { lingerMs: LINGER_MS },
  );
