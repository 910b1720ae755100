"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { limited } from "#lib/auth/limit.ts";
import { changeMyPassword, endMyOtherSessions, endMySession, renameMyself } from "#lib/people/account.ts";
import { savePreferences } from "#lib/people/preferences.ts";
import { NameInput, PasswordChange, PreferencesForm, SessionId } from "#lib/people/schemas.ts";
import { action, formAction } from "#lib/web/action.ts";
import { authDatabase } from "#lib/web/database.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { mirrorPreferences } from "#lib/web/session.ts";

export const saveName = formAction(NameInput, "view", async ({ name }, _scope, signedIn) => {
  await renameMyself(authDatabase(), signedIn, name);
  refresh();
});

export const savePreferencesHere = formAction(PreferencesForm, "view", async (preferences, scope) => {
  await asOrganization(scope, (db) => savePreferences(db, scope, preferences));
  await mirrorPreferences(preferences);
  refresh();
});

export const changePassword = formAction(PasswordChange, "view", async (input, scope, signedIn) => {
  const db = authDatabase();
  const tries = [{ what: "password", by: "account", subject: scope.userId } as const];
  await limited(db, tries, () => changeMyPassword(db, signedIn, input));
  refresh();
});

export const endSession = action(SessionId, "view", async ({ sessionId }, _scope, signedIn) => {
  await endMySession(authDatabase(), signedIn, sessionId);
  refresh();
});

export const endOtherSessions = action(z.object({}), "view", async (_input, _scope, signedIn) => {
  await endMyOtherSessions(authDatabase(), signedIn);
  refresh();
});
