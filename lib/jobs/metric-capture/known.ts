import { z } from "zod";
import { isMetricType, METHODS, type Method, type MetricType } from "#lib/metrics/types.ts";

const METHOD_NAMES = Object.keys(METHODS) as [Method, ...Method[]];

/** Of the past of a metric: when, how much, how it was come by, and what was said of it. */
const Point = z.tuple([
  z.number(),
  z.number(),
  z.enum(METHOD_NAMES),
  z.enum(["above", "below"]).nullable(),
  z.enum(["expected", "wrong"]).nullable(),
]);

const Metric = z.object({
  id: z.string(),
  revision: z.number(),
  type: z.string().transform((type, context): MetricType => {
    if (isMetricType(type)) return type;
    context.addIssue("A metric of another version.");
    return z.NEVER;
  }),
  columnName: z.string().nullable(),
  /** Null where there is no such column any more. */
  columnType: z.string().nullable(),
  percentile: z.number().nullable(),
  name: z.string().nullable(),
  sql: z.string().nullable(),
  sensitivity: z.number(),
  /** Its column is personal or highly sensitive. */
  givesAway: z.boolean(),
  isUnique: z.boolean(),
  /** Every value is counted: somebody asked for it, or there are few. */
  isExact: z.boolean(),
  /** When rows were written, for a metric that has no point yet; null where nobody said by what. */
  backfill: z.object({ name: z.string(), type: z.string() }).nullable(),
});
export type KnownMetric = z.infer<typeof Metric>;

const Table = z.object({
  id: z.string(),
  objectId: z.number().nullable(),
  schemaName: z.string(),
  name: z.string(),
  kind: z.string(),
  metrics: z.array(Metric),
});
export type KnownTable = z.infer<typeof Table>;

/** The pasts of some metrics, by their ids. */
export const Pasts = z
  .array(z.object({ id: z.string(), points: z.array(Point) }))
  .transform((pasts) => new Map(pasts.map(({ id, points }) => [id, points])));
export type Pasts = z.output<typeof Pasts>;

/** The metrics that are due, by table. */
export const Known = z.object({
  accessLevel: z.enum(["schema_only", "aggregates"]),
  /** The database's clock, in milliseconds since 1970. */
  now: z.number(),
  tables: z.array(Table),
  /** Relations that statements of people's own may mean. */
  named: z.array(z.object({ schemaName: z.string(), name: z.string() })),
});
export type Known = z.infer<typeof Known>;

export const STAGED_METRICS = "metric";

export const Findings = z.object({
  metrics: z.number(),
  tables: z.number(),
  counts: z.object({
    anomalous: z.number(),
    normal: z.number(),
    learning: z.number(),
    empty: z.number(),
    failed: z.number(),
  }),
  /** How many were computed of a sample, or estimated. */
  approximate: z.number(),
  /** What it cost the database, as its planner saw it. */
  cost: z.number(),
  /** What stood in the way, in sentences. */
  problems: z.array(z.string()),
});
export type Findings = z.infer<typeof Findings>;
