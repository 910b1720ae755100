import "server-only";
import { type Auth, createAuth } from "#lib/auth/auth.ts";
import { authDatabase } from "./database.ts";
import { webEnv } from "./env.ts";
import { once } from "./once.ts";

/** The sign-in library, set up for this process. */
export const auth = (): Auth =>
  once("auth", () => createAuth(authDatabase(), { appUrl: webEnv().APP_URL, secret: webEnv().AUTH_SECRET }));
