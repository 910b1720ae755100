import "server-only";
import { APIError } from "better-auth/api";
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies, headers } from "next/headers";
import { limited, type Try } from "#lib/auth/limit.ts";
import { invalid } from "#lib/errors.ts";
import { DEFAULT_PREFERENCES, getPreferences } from "#lib/people/preferences.ts";
import type { Preferences } from "#lib/people/schemas.ts";
import { auth } from "./auth.ts";
import { authDatabase } from "./database.ts";
import { webEnv } from "./env.ts";

/** Signs in and sets the cookies. The same answer, in the same time, for an unknown address and a wrong password. */
export async function signIn(email: string, password: string): Promise<void> {
  const tries = [await tryByAddress("sign-in"), { what: "sign-in", by: "account", subject: email } as const];
  await limited(authDatabase(), tries, () => startSession(email, password));
}

/** As `signIn`, for somebody who has just set this password. */
export async function startSession(email: string, password: string): Promise<void> {
  try {
    const { headers: answer, response } = await auth().api.signInEmail({
      body: { email, password },
      headers: await headers(),
      returnHeaders: true,
    });
    await copyCookies(answer);
    await mirrorPreferences(await getPreferences(authDatabase(), { userId: response.user.id }));
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    throw invalid(
      "This e-mail address and password do not belong together. Check both, or ask for a reset link.",
    );
  }
}

export async function signOut(): Promise<void> {
  const { headers: answer } = await auth().api.signOut({ headers: await headers(), returnHeaders: true });
  await copyCookies(answer);
  await mirrorPreferences(DEFAULT_PREFERENCES);
}

async function copyCookies(answer: Headers): Promise<void> {
  const jar = await cookies();
  for (const [name, { value, ...attributes }] of parseSetCookieHeader(answer.get("set-cookie") ?? "")) {
    jar.set(name, value, toCookieOptions({ value, ...attributes }));
  }
}

/** The theme also stands in a cookie, so that the first byte of any page has the right colours. */
export async function mirrorPreferences({ theme }: Pick<Preferences, "theme">): Promise<void> {
  (await cookies()).set("theme", theme, {
    path: "/",
    sameSite: "lax",
    secure: webEnv().APP_URL.startsWith("https:"),
    maxAge: 400 * 24 * 60 * 60,
  });
}

/**
 * What is tried, counted for the caller's address: with TRUST_PROXY the one that the nearest proxy saw (those before it
 * may be invented), else the socket's, which Next gives where the header was dropped.
 */
export async function tryByAddress(what: string): Promise<Try> {
  const forwarded = (await headers()).get("x-forwarded-for") ?? "";
  return { what, by: "address", subject: forwarded.split(",").at(-1)?.trim() ?? "" };
}
