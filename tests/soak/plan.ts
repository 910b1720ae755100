import type { Chance } from "../support/chance.ts";

/** What is done with one job: half do nothing, 40 % take their time, of the rest each third fails, is cancelled or retried. */
export type Plan = {
  words: [what: string, detail: string];
  expected: "completed" | "failed";
  /** How long after it was asked for. */
  cancelAfterMs?: number;
  isRetried?: boolean;
};

export function planJob(chance: Chance): Plan {
  const share = chance.next();
  const takesTime = (): Plan["words"] => ["takeTime", String(chance.between(200, 2_000))];
  if (share < 0.5) return { words: ["nothing", ""], expected: "completed" };
  if (share < 0.9) return { words: takesTime(), expected: "completed" };
  // In letters, as causes are told apart: alike ones would be one alert, and hardly any message.
  const cause = Array.from({ length: 8 }, () => String.fromCharCode(chance.between(97, 122))).join("");
  if (share < 0.934) return { words: ["fail", cause], expected: "failed" };
  if (share < 0.967) {
    return { words: takesTime(), expected: "completed", cancelAfterMs: chance.between(0, 2_000) };
  }
  return { words: ["fail", cause], expected: "failed", isRetried: true };
}
