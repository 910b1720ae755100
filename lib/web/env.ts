import "server-only";
import { readWebEnv, type WebEnv } from "#lib/env.ts";
import { keepOutOfLog } from "#lib/log.ts";
import type { LinkSettings } from "#lib/people/invitations.ts";
import { once } from "./once.ts";

/** Read at the first request, not at import: a build has no environment. */
export const webEnv = (): WebEnv =>
  once("env", () => {
    const env = readWebEnv();
    keepOutOfLog(env.AUTH_SECRET);
    return env;
  });

/** What invitation links are made of. */
export const linkSettings = (): LinkSettings => ({ appUrl: webEnv().APP_URL, secret: webEnv().AUTH_SECRET });
