import { z } from "zod";
import { defineJob } from "../definition.ts";

export const assetDiscovery = defineJob({
  type: "asset_discovery",
  label: "Asset Discovery",
  description:
    "Reads the structure of a database: schemas, tables, views, columns, keys, indexes, types, functions and comments.",
  config: z.object({
    includedSchemas: z.array(z.string()).default([]),
    excludedSchemas: z.array(z.string()).default([]),
    timeLimitSeconds: z.number().int().min(10).max(86_400).default(900),
  }),
  phases: [
    { id: "connect", label: "Connect", weight: 2 },
    { id: "relations", label: "Read tables and views", weight: 20 },
    { id: "columns", label: "Read columns", weight: 35 },
    { id: "keys", label: "Keys and indexes", weight: 25 },
    { id: "types", label: "Types and functions", weight: 3 },
    { id: "publish", label: "Publish", weight: 15 },
  ],
  triggers: { manual: true, schedule: true },
  timeoutSeconds: 15 * 60,
  maxAttempts: 3,
  resultHref: (job) => `/schema-changes?job=${job.id}`,
});
