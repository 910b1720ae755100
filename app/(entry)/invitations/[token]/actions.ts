"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { limited } from "#lib/auth/limit.ts";
import { NewPassword, PersonName } from "#lib/auth/schemas.ts";
import { AppError } from "#lib/errors.ts";
import { acceptInvitation } from "#lib/people/acceptance.ts";
import { publicFormAction } from "#lib/web/action.ts";
import { authDatabase } from "#lib/web/database.ts";
import { webEnv } from "#lib/web/env.ts";
import { currentVisitor } from "#lib/web/scope.ts";
import { startSession, tryByAddress } from "#lib/web/session.ts";

const Acceptance = z.object({ token: z.string() });
const AcceptanceByNewcomer = Acceptance.extend({ name: PersonName, password: NewPassword });

export const acceptAsNewcomer = publicFormAction(AcceptanceByNewcomer, async ({ token, name, password }) => {
  const db = authDatabase();
  const { email } = await limited(db, [await tryByAddress("invitation")], () =>
    acceptInvitation(db, webEnv().AUTH_SECRET, token, { name, password }),
  );
  await startSession(email, password);
  redirect("/jobs");
});

export const acceptSignedIn = publicFormAction(Acceptance, async ({ token }) => {
  const visitor = await currentVisitor();
  if (!visitor) throw new AppError("forbidden", "You are signed out. Reload the page.");
  const { userId, email, sessionId } = visitor;
  await acceptInvitation(authDatabase(), webEnv().AUTH_SECRET, token, { userId, email, sessionId });
  redirect("/jobs");
});
