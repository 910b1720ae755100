import { z } from "zod";
import { defineJob } from "../definition.ts";

export const tagGeneration = defineJob({
  type: "tag_generation",
  label: "Tag Generation",
  description:
    "Finds personal data, how sensitive columns are, and what part of the business tables belong to.",
  config: z.object({
    /** The discovery it follows; null where a person asked for it. */
    discoveryJobId: z.uuid().nullable().default(null),
    timeLimitSeconds: z.number().int().min(10).max(86_400).default(900),
  }),
  phases: [
    { id: "read", label: "Read names and rules", weight: 5 },
    { id: "sample", label: "Check values in the database", weight: 80 },
    { id: "judge", label: "Weigh the evidence", weight: 5 },
    { id: "publish", label: "Publish", weight: 10 },
  ],
  triggers: { manual: true, after: "asset_discovery" },
  timeoutSeconds: 15 * 60,
  maxAttempts: 3,
  resultHref: (job) => `/tags?job=${job.id}`,
});
