import { z } from "zod";
import { defineJob } from "../definition.ts";

const Config = z.object({
  /** Nothing of it is kept: the result tells what it would be, and what it costs. */
  trial: z.boolean().default(false),
  /** The statement that is tried; null for the metrics there are. */
  sql: z.string().max(20_000).nullable().default(null),
  /** What reading a table for its metrics may cost as its planner sees it; above that, a sample is read. */
  mostCost: z.number().int().min(1_000).max(1_000_000_000).default(3_000_000),
  timeLimitSeconds: z.number().int().min(10).max(86_400).default(900),
});

export const metricCapture = defineJob({
  type: "metric_capture",
  label: "Metric Capture",
  description:
    "Computes the metrics of tables and columns inside the database, and compares each with its own history.",
  config: Config,
  /** A statement of one's own is for those who may keep one. */
  needs: (config) => (Config.safeParse(config).data?.sql ? "metrics.custom" : null),
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
