import "server-only";
import { cache } from "react";
import { DEFAULT_PREFERENCES, getPreferences } from "#lib/people/preferences.ts";
import { getOrganization } from "#lib/people/queries.ts";
import type { Preferences } from "#lib/people/schemas.ts";
import { authDatabase } from "./database.ts";
import { asOrganization, currentVisitor } from "./scope.ts";

/** How the reader wants to see things; the defaults for who is not signed in. */
export const currentPreferences = cache(async (): Promise<Preferences> => {
  const visitor = await currentVisitor();
  return visitor ? getPreferences(authDatabase(), visitor) : DEFAULT_PREFERENCES;
});

/** The zone in which the reader is shown times: their own, else the organization's. */
export const currentTimeZone = cache(async (): Promise<string> => {
  const { timeZone } = await currentPreferences();
  if (timeZone) return timeZone;
  const scope = (await currentVisitor())?.scope;
  return scope ? (await asOrganization(scope, (db) => getOrganization(db, scope))).timeZone : "UTC";
});
