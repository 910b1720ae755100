import { z } from "zod";
import { defineJob } from "../definition.ts";

export const metricCapture = defineJob({
  type: "metric_capture",
  label: "Metric Capture",
  description:
    "Computes the metrics of tables and columns inside the database, and compares each with its own history.",
  config: z.object({
    /** What reading a table for its metrics may cost as its planner sees it; above that, a sample is read. */
    mostCost: z.number().int().min(1_000).max(1_000_000_000).default(3_000_000),
    timeLimitSeconds: z.number().int().min(10).max(86_400).default(900),
  }),
  phases: [
    { id: "read", label: "Read what is known", weight: 5 },
    { id: "capture", label: "Ask the database", weight: 80 },
    { id: "judge", label: "Compare with their history", weight: 10 },
    { id: "publish", label: "Publish", weight: 5 },
  ],
  triggers: { manual: true, schedule: true },
  timeoutSeconds: 15 * 60,
  maxAttempts: 3,
  resultHref: (job) => `/metrics/anomalies?job=${job.id}&tab=captured`,
});
