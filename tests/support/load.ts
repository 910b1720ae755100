import { setTimeout as sleep } from "node:timers/promises";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { askFor } from "./engine.ts";
import type { Told } from "./history.ts";

/** Asks for jobs without a pause until told to stop; answers which of them were acknowledged. */
export async function askUntil(
  signal: AbortSignal,
  web: PrismaClient,
  { scope, sourceIds, words }: { scope: Scope; sourceIds: readonly string[]; words: readonly string[] },
): Promise<Told[]> {
  const told: Told[] = [];
  for (let n = 0; !signal.aborted; n += 1) {
    const config = { includedSchemas: [...words, `${n}`] };
    const sourceId = sourceIds[n % sourceIds.length] ?? "";
    await inOrganization(web, scope, (db) => askFor(db, scope, sourceId, { config })).then(
      ({ id }) => told.push({ id, expected: "completed" }),
      () => sleep(100),
    );
    await sleep(10);
  }
  return told;
}
