"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { safePath } from "#lib/auth/next-path.ts";
import { Email } from "#lib/auth/schemas.ts";
import { publicFormAction } from "#lib/web/action.ts";
import { signIn, signOut } from "#lib/web/session.ts";

const SignIn = z.object({
  email: Email,
  password: z.string().min(1, "Write your password.").max(128, "A password has at most 128 characters."),
  next: z.string().optional(),
});

export const signInHere = publicFormAction(SignIn, async ({ email, password, next }) => {
  await signIn(email, password);
  redirect(safePath(next));
});

const SignOut = z.object({ next: z.string().optional() });

/** Signs out, and comes back to where another account is asked for. */
export const signOutHere = publicFormAction(SignOut, async ({ next }) => {
  await signOut();
  redirect(next ? safePath(next) : "/sign-in");
});
