import { z } from "zod";
import { COUNTERS, type Counts, noCounts } from "./counters.ts";

/** Numbers of all organizations together: counts since the instance began, and how much waits now. */
export type JobHealth = Counts & { queueDepth: number; oldestPendingSeconds: number | null };

const Answer = z.object({
  counters: z.record(z.string(), z.number()),
  queueDepth: z.number(),
  oldestPendingSeconds: z.number().nullable(),
});

/** What the database's `job_health()` answered, with every counter there is and no others. */
export function toJobHealth(answer: unknown): JobHealth {
  const { counters, queueDepth, oldestPendingSeconds } = Answer.parse(answer);
  const counts = noCounts();
  for (const name of COUNTERS) counts[name] = counters[name] ?? 0;
  return {
    ...counts,
    queueDepth,
    oldestPendingSeconds: oldestPendingSeconds && Math.round(oldestPendingSeconds),
  };
}
