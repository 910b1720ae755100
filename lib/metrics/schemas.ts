import { z } from "zod";
import { oneLine, WithoutNul } from "#lib/schemas.ts";
import { isMetricType, type MetricType } from "./types.ts";

const LONGEST_SQL = 20_000;
const ColumnName = WithoutNul.pipe(z.string().max(200));
const Sensitivity = z.coerce
  .number("Choose how far off is too far.")
  .min(1, "Use at least 1.")
  .max(20, "Use at most 20.");
const Percentile = z.coerce.number("Write a number between 0 and 100.").gt(0).lt(100);
const IntervalSeconds = z.coerce.number().int().min(300).max(2_678_400).nullable().default(null);
const Sql = WithoutNul.pipe(
  z.string().trim().min(1, "Write one SELECT that answers with one number.").max(LONGEST_SQL),
);
const Name = WithoutNul.pipe(oneLine(z.string().trim().min(1, "Give it a name.").max(80)));

const Type = z.string().transform((type, context): Exclude<MetricType, "custom_sql"> => {
  if (isMetricType(type) && type !== "custom_sql") return type;
  context.addIssue("Choose what to measure.");
  return z.NEVER;
});

/** One metric of a relation or of a column of it; what its type has no need of is dropped. */
export const MetricWish = z
  .strictObject({
    type: Type,
    columnName: ColumnName.nullable().default(null),
    percentile: Percentile.nullable().default(null),
    isExact: z.boolean().default(false),
    backfillColumn: ColumnName.nullable().default(null),
    sensitivity: Sensitivity.default(3.5),
    intervalSeconds: IntervalSeconds,
  })
  .superRefine(({ type, columnName, percentile }, context) => {
    if (type !== "row_count" && !columnName)
      context.addIssue({ code: "custom", path: ["columnName"], message: "Choose a column." });
    if (type === "percentile" && percentile === null)
      context.addIssue({
        code: "custom",
        path: ["percentile"],
        message: "Write a number between 0 and 100.",
      });
  })
  .transform((wish) => ({
    ...wish,
    columnName: wish.type === "row_count" ? null : wish.columnName,
    percentile: wish.type === "percentile" ? wish.percentile : null,
    isExact: wish.isExact && (wish.type === "distinct_count" || wish.type === "duplicate_count"),
    backfillColumn: wish.type === "row_count" ? wish.backfillColumn || null : null,
  }));
export type MetricWish = z.output<typeof MetricWish>;

/** Several at once, as a person ticks them on the page of a table. */
export const NewMetrics = z.strictObject({
  assetId: z.uuid(),
  metrics: z.array(MetricWish).min(1, "Choose what to measure.").max(200, "Add at most 200 at once."),
});

export const CustomMetric = z.strictObject({
  assetId: z.uuid(),
  name: Name,
  sql: Sql,
  sensitivity: Sensitivity.default(3.5),
  intervalSeconds: IntervalSeconds,
});
export type CustomMetric = z.output<typeof CustomMetric>;

/** To see what it would cost and answer; nothing is kept. */
export const TrialStatement = z.strictObject({ assetId: z.uuid(), sql: Sql });

/** What can be changed of a metric; what is left out stays. */
export const MetricChange = z.strictObject({
  id: z.uuid(),
  isEnabled: z.boolean().optional(),
  sensitivity: Sensitivity.optional(),
  intervalSeconds: IntervalSeconds.unwrap().optional(),
  isExact: z.boolean().optional(),
  percentile: Percentile.optional(),
  backfillColumn: ColumnName.nullable().optional(),
  name: Name.optional(),
  sql: Sql.optional(),
});
export type MetricChange = z.output<typeof MetricChange>;

export const MetricIds = z.strictObject({ ids: z.array(z.uuid()).min(1).max(1_000) });

/** A person's word on a point: it was meant to be so, or it was wrong; null takes it back. */
export const PointMark = z.strictObject({
  metricId: z.uuid(),
  capturedAt: z.iso.datetime(),
  mark: z.enum(["expected", "wrong"]).nullable(),
  /** Also of the points before it that are one thing with it. */
  isOfEpisode: z.boolean().optional(),
});
export type PointMark = z.output<typeof PointMark>;
