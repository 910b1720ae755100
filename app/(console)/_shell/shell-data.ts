import "server-only";
import { countOpenAlerts } from "#lib/alerts/queries.ts";
import type { Role } from "#lib/auth/scope.ts";
import { listMyOrganizations, type MyOrganization } from "#lib/people/account.ts";
import { getPreferences } from "#lib/people/preferences.ts";
import { getOrganization } from "#lib/people/queries.ts";
import type { Preferences } from "#lib/people/schemas.ts";
import { authDatabase } from "#lib/web/database.ts";
import { asOrganization, requireSignedIn } from "#lib/web/scope.ts";

/** Who reads, where, and how they like it: what the frame around every page shows. */
export type ShellData = {
  organizationId: string;
  userId: string;
  userName: string;
  role: Role;
  organizationName: string;
  organizations: MyOrganization[];
  preferences: Preferences;
  timeZone: string;
  /** How many wait for somebody. */
  openAlerts: number;
};

export async function readShell(): Promise<ShellData> {
  const signedIn = await requireSignedIn();
  const { scope } = signedIn;
  const [organizations, [organization, preferences, openAlerts]] = await Promise.all([
    listMyOrganizations(authDatabase(), signedIn),
    asOrganization(
      scope,
      async (db) =>
        [
          await getOrganization(db, scope),
          await getPreferences(db, scope),
          await countOpenAlerts(db, scope),
        ] as const,
    ),
  ]);
  return {
    organizationId: scope.organizationId,
    userId: scope.userId,
    userName: scope.userName,
    role: scope.role,
    organizationName: organization.name,
    organizations,
    preferences,
    timeZone: preferences.timeZone ?? organization.timeZone,
    openAlerts,
  };
}
