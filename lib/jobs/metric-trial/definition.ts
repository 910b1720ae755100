import { z } from "zod";
import { defineJob } from "../definition.ts";

/** A type of its own, so that what somebody mistyped is no failure of the captures, and how long it took none of their times. */
export const metricTrial = defineJob({
  type: "metric_trial",
  label: "Metric Trial",
  description: "Runs a statement of one's own once, tells what it answers and costs, and keeps nothing.",
  config: z.object({
    sql: z.string().max(20_000).default(""),
    /** What it may cost as the planner sees it. */
    mostCost: z.number().int().min(1_000).max(1_000_000_000).default(3_000_000),
    timeLimitSeconds: z.number().int().min(10).max(86_400).default(900),
  }),
  /** A statement of one's own is for those who may keep one. */
  needs: () => "metrics.custom",
  phases: [
    { id: "read", label: "Read what is known", weight: 5 },
    { id: "ask", label: "Ask the database", weight: 95 },
  ],
  triggers: { manual: true },
  timeoutSeconds: 15 * 60,
  maxAttempts: 1,
  internal: true,
  resultHref: (job) => job.assetId && `/metrics/tables/${job.assetId}`,
});
