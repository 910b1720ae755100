import { z } from "zod";
import { defineJob } from "../definition.ts";

export const intelligenceAnalysis = defineJob({
  type: "intelligence_analysis",
  label: "Intelligence Analysis",
  description: "Writes documentation for tables and columns from what their catalog says.",
  config: z.object({
    timeLimitSeconds: z.number().int().min(10).max(86_400).default(900),
  }),
  phases: [
    { id: "read", label: "Gather the facts", weight: 30 },
    { id: "write", label: "Write", weight: 50 },
    { id: "publish", label: "Publish", weight: 20 },
  ],
  triggers: { manual: true },
  timeoutSeconds: 15 * 60,
  maxAttempts: 3,
  resultHref: ({ id, sourceId, assetId }) =>
    assetId === null || assetId === sourceId
      ? `/documentation?job=${id}`
      : `/assets/${assetId}?job=${id}#documentation`,
});
