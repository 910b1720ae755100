import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { getPreferences } from "./preferences.ts";
import { getOrganization } from "./queries.ts";

/** The zone in which the reader's days begin: their own, else their organization's. */
export async function readerTimeZone(db: Db, scope: Scope): Promise<string> {
  const { userId } = scope;
  const own = userId && (await getPreferences(db, { userId })).timeZone;
  return own || (await getOrganization(db, scope)).timeZone;
}
