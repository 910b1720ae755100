import "server-only";
import { EnvironmentError, readWebEnv } from "#lib/env.ts";
import { dropClaimedAddresses } from "./caller-address.ts";
import { endLive } from "./live.ts";
import { cutStalledReaders } from "./stalled-readers.ts";

/**
 * Ends at once where its environment is not fit, believes no address that callers claim unless it is told to, keeps
 * nothing for readers that do not read, and ends its streams when it is asked to stop.
 */
export function startWebProcess(): void {
  try {
    if (!readWebEnv().TRUST_PROXY) dropClaimedAddresses();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
  cutStalledReaders();
  // Next waits for open requests, and a stream never ends by itself.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, endLive);
}

function explain(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  return String(error);
}
