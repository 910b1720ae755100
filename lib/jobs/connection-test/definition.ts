import { z } from "zod";
import { defineJob } from "../definition.ts";

export const connectionTest = defineJob({
  type: "connection_test",
  label: "Connection Test",
  description: "Connects to a database and reports its version, the role's rights and what is in the way.",
  config: z.object({
    includedSchemas: z.array(z.string()).default([]),
    excludedSchemas: z.array(z.string()).default([]),
  }),
  phases: [
    { id: "connect", label: "Connect", weight: 2 },
    { id: "inspect", label: "Check the role's rights", weight: 1 },
  ],
  triggers: { manual: true },
  timeoutSeconds: 60,
  maxAttempts: 1,
  internal: true,
  resultHref: (job) => job.sourceId && `/assets/${job.sourceId}`,
});
