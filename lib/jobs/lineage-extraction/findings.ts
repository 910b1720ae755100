import { z } from "zod";

/** What an extraction found, as the handler hands it to `publish`. */
export const Findings = z.object({
  includedSchemas: z.array(z.string()),
  excludedSchemas: z.array(z.string()),
  views: z.number().int(),
  /** Views whose text says the same as what Postgres has on record. */
  checked: z.number().int(),
  /** What is not fully understood, at most as many as people read, with why: views, routines, rules, models, statements. */
  doubtful: z.array(z.object({ view: z.string(), why: z.string() })),
  /** Routines and rules that read or write something unknown. */
  unknown: z.number().int().default(0),
  /** What a person brought; null for what the database itself says. */
  brought: z
    .object({ origin: z.enum(["dbt", "sql"]), name: z.string(), importId: z.uuid().nullable() })
    .nullable()
    .default(null),
});
export type Findings = z.infer<typeof Findings>;

/** One arrow between relations by their names, as it is staged; null columns are relations as a whole. */
export type StagedEdge = {
  fromSchema: string;
  fromName: string;
  fromColumn: string | null;
  toSchema: string;
  toName: string;
  toColumn: string | null;
  use: string;
  origin: "catalog" | "parsed" | "dbt" | "sql";
  confidence: number;
  evidence: "checked" | "differs" | "recorded" | "generated" | "routine" | "rule" | "imported";
};

export const STAGED_EDGES = "edge";
/** How many are one part. */
export const STAGED_TOGETHER = 500;
