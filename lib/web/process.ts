import "server-only";
import { EnvironmentError, readWebEnv } from "#lib/env.ts";
import { endLive } from "./live.ts";

/** Ends at once where its environment is not fit, and ends its streams when it is asked to stop. */
export function startWebProcess(): void {
  try {
    readWebEnv();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
  // Next waits for open requests, and a stream never ends by itself.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, endLive);
}

function explain(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  return String(error);
}
