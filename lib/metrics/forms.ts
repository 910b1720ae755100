import { z } from "zod";
import { WithoutNul } from "#lib/schemas.ts";
import { CustomMetric, MetricChange } from "./schemas.ts";

const OFTEN = "Choose how often it is captured.";

/** A select's value: empty is with every run of its source. */
const Interval = z
  .string(OFTEN)
  .regex(/^\d{0,7}$/, OFTEN)
  .default("")
  .transform((text) => (text === "" ? null : Number(text)))
  .pipe(z.number().min(300, OFTEN).max(2_678_400, OFTEN).nullable());

/** How a metric is captured and judged, as its form sends it. What the form does not show stays. */
export const MetricSettings = MetricChange.pick({ id: true, sensitivity: true })
  .extend({
    interval: Interval,
    isExact: z.literal("yes").optional(),
    backfillColumn: WithoutNul.pipe(z.string().max(200)).optional(),
  })
  .transform(({ interval, isExact, backfillColumn, ...rest }) => ({
    ...rest,
    intervalSeconds: interval,
    isExact: isExact === "yes",
    ...(backfillColumn === undefined ? {} : { backfillColumn: backfillColumn || null }),
  }));

/** Another statement, or another name, of custom SQL. */
export const StatementForm = MetricChange.pick({ id: true, name: true, sql: true });

export const CustomMetricForm = CustomMetric.omit({ intervalSeconds: true })
  .extend({ interval: Interval })
  .transform(({ interval, ...wish }) => ({ ...wish, intervalSeconds: interval }));

/** As it is typed: half a statement is none yet, and of too long a one the check says so. */
export const SqlText = z.strictObject({ sql: WithoutNul.pipe(z.string().max(50_000)) });
