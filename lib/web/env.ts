import "server-only";
import { readWebEnv, type WebEnv } from "#lib/env.ts";
import { once } from "./once.ts";

/** Read at the first request, not at import: a build has no environment. */
export const webEnv = (): WebEnv => once("env", () => readWebEnv());
