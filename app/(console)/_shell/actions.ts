"use server";

import { z } from "zod";
import { switchOrganization } from "#lib/people/account.ts";
import { savePreferences } from "#lib/people/preferences.ts";
import { OrganizationId, THEMES } from "#lib/people/schemas.ts";
import { action } from "#lib/web/action.ts";
import { authDatabase } from "#lib/web/database.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { signOut as endSession, mirrorPreferences } from "#lib/web/session.ts";

export const goToOrganization = action(OrganizationId, "view", ({ organizationId }, _scope, signedIn) =>
  switchOrganization(authDatabase(), signedIn, organizationId),
);

export const chooseTheme = action(z.object({ theme: z.enum(THEMES) }), "view", async ({ theme }, scope) => {
  await asOrganization(scope, (db) => savePreferences(db, scope, { theme }));
  await mirrorPreferences({ theme });
});

export const signOut = action(z.object({}), "view", endSession);
