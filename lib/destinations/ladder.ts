import type { DestinationState } from "./views.ts";

/*
 * What becomes of a destination by what came of its sends, and when a message is tried again. Pure: the clock and chance
 * are arguments.
 */

export type Health = { state: DestinationState; failuresInRow: number; pausedUntil: Date | null };

/** `gone`: the receiver said so for good. */
export type SendResult = "sent" | "failed" | "gone";

const FAILURES_UNTIL_PAUSE = 4;
const FAILURES_UNTIL_OFF = 40;

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE_MS;

export const HEALTHY: Health = { state: "active", failuresInRow: 0, pausedUntil: null };

/** Off is a person's to end; all the rest is by what came of it. */
export function afterSend(health: Health, result: SendResult, now: Date): Health {
  if (health.state === "off") return health;
  if (result === "sent") return HEALTHY;
  const failuresInRow = health.failuresInRow + 1;
  if (result === "gone" || failuresInRow >= FAILURES_UNTIL_OFF)
    return { state: "off", failuresInRow, pausedUntil: null };
  if (failuresInRow < FAILURES_UNTIL_PAUSE) return { ...health, failuresInRow };
  const pause = Math.min(MINUTE_MS * 2 ** (failuresInRow - FAILURES_UNTIL_PAUSE), LONGEST_PAUSE_MS);
  return { state: "paused", failuresInRow, pausedUntil: new Date(now.getTime() + pause) };
}

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 6 * 60 * MINUTE_MS;
/** About a day from the first to the last. */
export const MOST_ATTEMPTS = 12;

/**
 * How long after a failed attempt, counted from 1, the next one is; null where that was the last. Never sooner than the
 * receiver asked for, and never later than the longest wait. `chance`: from 0 to 1, so that not all come at once.
 */
export function retryDelayMs(
  attempt: number,
  retryAfterSeconds: number | null,
  chance: number,
): number | null {
  if (attempt >= MOST_ATTEMPTS) return null;
  const own = Math.min(FIRST_RETRY_MS * 3 ** (attempt - 1), LONGEST_RETRY_MS) * (1 + 0.2 * chance);
  return Math.round(Math.min(Math.max(own, (retryAfterSeconds ?? 0) * 1000), LONGEST_RETRY_MS));
}
