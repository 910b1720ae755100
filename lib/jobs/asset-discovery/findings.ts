import { z } from "zod";

/** What a discovery read, as the handler hands it to `publish`. */
export const Findings = z.object({
  serverVersion: z.string(),
  systemIdentifier: z.string().nullable(),
  /** Of the source, as it was before its connection was opened: `host:port/database`. */
  destination: z.string(),
  /** The reading that counts: a catalog that moves is read more than once. */
  pass: z.number().int(),
  includedSchemas: z.array(z.string()),
  excludedSchemas: z.array(z.string()),
  unreadableSchemas: z.array(z.string()),
  found: z.object({
    tables: z.number(),
    views: z.number(),
    columns: z.number(),
    constraints: z.number(),
    indexes: z.number(),
    triggers: z.number(),
    types: z.number(),
    routines: z.number(),
  }),
  /** Of the tables, as the planner estimates them. */
  estimated: z.object({ rows: z.number(), bytes: z.number() }),
  circumstances: z.object({
    replicaLagSeconds: z.number().nullable(),
    statisticsAgeHours: z.number().nullable(),
  }),
});
export type Findings = z.infer<typeof Findings>;

/** Names of staged rows; those of an earlier pass are left where they are. */
export const stagedAs = (
  kind: "relation" | "columns" | "keys" | "type" | "routine" | "fingerprint",
  pass: number,
) => `${kind}/${pass}`;
