import pino from "pino";
import { createScrubber } from "./secrets/scrub.ts";
import type { Secret } from "./secrets/secret.ts";

const scrubber = createScrubber();

/**
 * The process's own log: one JSON line an entry, on standard output. Every line passes the scrubber whole, whatever
 * it was made of, so nothing depends on which field a secret got into.
 */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  hooks: { streamWrite: scrubLine },
});

/** A value that this process uses and must not print, unless it is one of `publicWords`. */
export const keepOutOfLog = (secret: Secret | string, publicWords?: readonly string[]): void =>
  scrubber.learn(secret, publicWords);

/** By value and not as text, so that a line stays JSON whatever a secret looks like. */
function scrubLine(line: string): string {
  return `${JSON.stringify(scrubber.scrubAll(JSON.parse(line)))}\n`;
}
