import type { JobDefinition } from "./definition.ts";

/** Of an attempt, in seconds: the one its job was asked for with, which is the source's own, else its type's. */
export function timeLimitSecondsOf(config: unknown, definition: JobDefinition | undefined): number {
  const own =
    config !== null && typeof config === "object" && "timeLimitSeconds" in config && config.timeLimitSeconds;
  return typeof own === "number" ? own : (definition?.timeoutSeconds ?? 60);
}
