"use server";

import { after } from "next/server";
import { z } from "zod";
import { spend } from "#lib/auth/limit.ts";
import { createResetLink } from "#lib/auth/reset.ts";
import { Email } from "#lib/auth/schemas.ts";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { resetLetter } from "#lib/people/letters.ts";
import { publicFormAction } from "#lib/web/action.ts";
import { authDatabase } from "#lib/web/database.ts";
import { webEnv } from "#lib/web/env.ts";
import { canMail, mail } from "#lib/web/mailer.ts";
import { tryByAddress } from "#lib/web/session.ts";

/** The same answer, in the same time, whether the address has an account or not: the mail is made afterwards. */
export const requestReset = publicFormAction(z.object({ email: Email }), async ({ email }) => {
  if (!canMail())
    throw new AppError("unavailable", "This Tidewatch sends no mail. Ask an admin for a reset link.");
  await spend(authDatabase(), [
    await tryByAddress("reset"),
    { what: "reset", by: "account", subject: email },
  ]);
  after(() => mailResetLink(email));
  return `If ${email} has an account here, a link is on its way to it.`;
});

async function mailResetLink(email: string): Promise<void> {
  try {
    await mail(resetLetter(await createResetLink(authDatabase(), webEnv().APP_URL, email)));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return;
    log.error({ err: error }, "a reset link could not be made");
  }
}
