import type { Db } from "#lib/db/client.ts";
import { isTooSlow } from "#lib/db/faults.ts";
import { invalid } from "#lib/errors.ts";

/** Looks through what matches a filter, which may be millions of jobs; gives up in time and says what helps. */
export async function orTooSlow<T>(db: Db, milliseconds: number, look: () => Promise<T>): Promise<T> {
  await endAfter(db, milliseconds);
  try {
    return await look();
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    throw invalid(
      "Finding all that match takes too long. Narrow the filter, for instance to a range of time.",
    );
  }
}

/** Ends each statement of the transaction that takes longer. */
export async function endAfter(db: Db, milliseconds: number): Promise<void> {
  await db.$executeRaw`select set_config('statement_timeout', ${String(milliseconds)}, true)`;
}
