import { z } from "zod";
import { defineJob } from "../definition.ts";

const Config = z.object({
  /** The discovery it follows; null where a person asked for it. */
  discoveryJobId: z.uuid().nullable().default(null),
  /** What a person brought, to be read instead of the database: a manifest of dbt or statements of SQL. */
  importId: z.uuid().nullable().default(null),
  /** To read statements that the database ran, as pg_stat_statements has them, instead of its definitions. */
  fromStatistics: z.boolean().default(false),
  includedSchemas: z.array(z.string()).default([]),
  excludedSchemas: z.array(z.string()).default([]),
  timeLimitSeconds: z.number().int().min(10).max(86_400).default(900),
});

export const lineageExtraction = defineJob({
  type: "lineage_extraction",
  label: "Lineage Extraction",
  description:
    "Maps which tables and columns flow into which, as definitions of views and routines or imports say.",
  config: Config,
  /** What a person brought, and what the server ran, is for those who may change the source. */
  needs(config) {
    const read = Config.safeParse(config);
    return read.data?.importId || read.data?.fromStatistics ? "sources.manage" : null;
  },
  phases: [
    { id: "connect", label: "Connect", weight: 5 },
    { id: "read", label: "Read definitions", weight: 40 },
    { id: "resolve", label: "Follow columns", weight: 40 },
    { id: "publish", label: "Publish", weight: 15 },
  ],
  triggers: { manual: true, after: "asset_discovery" },
  timeoutSeconds: 15 * 60,
  maxAttempts: 3,
  resultHref: (job) => `/lineage?job=${job.id}`,
});
