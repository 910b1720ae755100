/** What a worker's jobs do at the same moment goes to the database in one statement. */
import type { PrismaClient } from "#lib/db/client.ts";
import { type Claimant, claim } from "./claim.ts";
import type { Engine } from "./engine.ts";
import { gather } from "./gather.ts";
import { type Completion, completeAll } from "./transitions.ts";

export function claimTogether(db: PrismaClient, claimant: Claimant): Engine["claim"] {
  return gather((jobIds: readonly string[]) => Promise.all(jobIds.map((id) => claim(db, id, claimant))));
}

export const completeTogether = (db: PrismaClient): Engine["complete"] =>
  gather(async (completions: readonly Completion[]) => {
    const done = new Set(await completeAll(db, completions));
    return completions.map(({ lease }) => done.has(lease.jobId));
  });
