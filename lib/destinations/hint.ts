import type { Db } from "#lib/db/client.ts";

/** Tells the workers that something waits to be sent. It may be lost: they also look by themselves. */
export const DELIVERIES_CHANNEL = "tidewatch_deliveries";

/** Within a transaction it is heard with its commit. */
export async function hintDeliveries(db: Pick<Db, "$executeRaw">): Promise<void> {
  await db.$executeRaw`select pg_notify(${DELIVERIES_CHANNEL}, '')`;
}
