import type { Db } from "#lib/db/client.ts";
import { Preferences } from "./schemas.ts";

export const DEFAULT_PREFERENCES: Preferences = {
  timeZone: null,
  theme: "system",
  density: "comfortable",
  singleKeyShortcuts: true,
  jobColumns: [],
  showsTrend: true,
};

export async function getPreferences(db: Db, scope: { userId: string }): Promise<Preferences> {
  const row = await db.userPreference.findUnique({
    where: { userId: scope.userId },
    omit: { userId: true },
  });
  return row ? Preferences.parse(row) : DEFAULT_PREFERENCES;
}

/** What is left out stays as it is. */
export async function savePreferences(
  db: Db,
  scope: { userId: string },
  preferences: Partial<Preferences>,
): Promise<void> {
  await db.userPreference.upsert({
    where: { userId: scope.userId },
    create: { userId: scope.userId, ...preferences },
    update: preferences,
  });
}
