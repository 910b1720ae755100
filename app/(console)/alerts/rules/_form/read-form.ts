import "server-only";
import { listDestinationNames } from "#lib/alerts/rule-queries.ts";
import type { DestinationName } from "#lib/alerts/views.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { listSourceNames } from "#lib/sources/queries.ts";

/** What the form of a rule offers: sources that are there, and destinations. */
export async function readFormChoices(
  db: Db,
  scope: Scope,
): Promise<{ sources: { id: string; name: string }[]; destinations: DestinationName[] }> {
  const sources = await listSourceNames(db, scope);
  return {
    sources: sources.filter(({ isRemoved }) => !isRemoved).map(({ id, name }) => ({ id, name })),
    destinations: await listDestinationNames(db, scope),
  };
}
