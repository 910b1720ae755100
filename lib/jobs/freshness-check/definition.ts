import { z } from "zod";
import { defineJob } from "../definition.ts";

export const freshnessCheck = defineJob({
  type: "freshness_check",
  label: "Freshness Check",
  description: "Finds when tables were last updated, and compares that with what they are held to.",
  config: z.object({ timeLimitSeconds: z.number().int().min(10).max(86_400).default(300) }),
  phases: [
    { id: "read", label: "Read what is known", weight: 5 },
    { id: "ask", label: "Ask the database", weight: 80 },
    { id: "judge", label: "Compare", weight: 5 },
    { id: "publish", label: "Publish", weight: 10 },
  ],
  triggers: { manual: true, schedule: true },
  timeoutSeconds: 5 * 60,
  maxAttempts: 3,
  resultHref: (job) => `/freshness?job=${job.id}`,
});
