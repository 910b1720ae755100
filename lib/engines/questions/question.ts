import { z } from "zod";
import { CATALOG_INTENTS, type CatalogQuestion } from "./catalog/question.ts";

/**
 * A question as it was understood: what is asked (`intent`) of which jobs, or of which part of the catalog. Whoever writes one, the grammar or anything
 * else, can say no more than this: there is no organization in it, no SQL, and no number of the answer.
 */

const STATUSES = ["pending", "running", "completed", "failed", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];
export const ALL_STATUSES: readonly Status[] = STATUSES;

export const TRIGGERS = ["manual", "schedule", "after_discovery", "retry", "cli", "api"] as const;

const Ids = z.array(z.uuid()).max(200).default([]);
const Instant = z.iso.datetime().nullable().default(null);

/** Which jobs; an empty list leaves none out. */
export const Which = z.strictObject({
  status: z.array(z.enum(STATUSES)).default([]),
  type: z
    .array(z.string().regex(/^[a-z_]{1,40}$/))
    .max(20)
    .default([]),
  source: Ids,
  asset: z.uuid().nullable().default(null),
  trigger: z.array(z.enum(TRIGGERS)).default([]),
  startedBy: Ids,
  errorClass: z
    .array(z.string().regex(/^[A-Z_]{1,40}$/))
    .max(20)
    .default([]),
  /** Created from the one instant on, and before the other. */
  since: Instant,
  until: Instant,
  /** Ran longer, or shorter, than so many seconds. */
  overSeconds: z.int().positive().nullable().default(null),
  underSeconds: z.int().positive().nullable().default(null),
  /** `J-7F3KQ2`. */
  job: z
    .string()
    .regex(/^J-[0-9A-Z]{6,13}$/)
    .nullable()
    .default(null),
});
export type Which = z.output<typeof Which>;

const MEASURES = ["median", "mean", "p90", "p95", "p99"] as const;
export type Measure = (typeof MEASURES)[number];

const GROUPINGS = ["source", "type", "person", "asset", "error", "status", "trigger", "day"] as const;
export type Grouping = (typeof GROUPINGS)[number];

const Limit = z.int().min(1).max(100);
const Order = z.enum(["newest", "oldest", "longest", "shortest"]);

export const Question = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("list"),
    which: Which,
    order: Order.default("newest"),
    limit: Limit.nullable().default(null),
    /** What of a single job is asked for. */
    about: z.enum(["job", "when", "duration"]).default("job"),
  }),
  z.strictObject({ intent: z.literal("count"), which: Which }),
  z.strictObject({ intent: z.literal("why"), which: Which, limit: Limit.nullable().default(null) }),
  z.strictObject({ intent: z.literal("duration"), which: Which, measure: z.enum(MEASURES) }),
  z.strictObject({
    intent: z.literal("rate"),
    which: Which,
    outcome: z.enum(["completed", "failed", "cancelled"]),
  }),
  z.strictObject({
    intent: z.literal("top"),
    which: Which,
    by: z.enum(GROUPINGS),
    order: z.enum(["most", "least"]).default("most"),
    limit: Limit.nullable().default(null),
  }),
  z.strictObject({ intent: z.literal("unusual"), which: Which, side: z.enum(["slow", "fast"]) }),
  z.strictObject({ intent: z.literal("chain"), which: Which }),
  z.strictObject({
    intent: z.literal("compare"),
    which: Which,
    measure: z.enum(["count", "rate", "duration"]),
    /** What it is compared with. */
    before: z.strictObject({ since: Instant, until: Instant }),
    /** “How many more” asks for what lies between them. */
    told: z.enum(["both", "more", "fewer"]).default("both"),
  }),
  ...CATALOG_INTENTS,
]);
export type Question = z.output<typeof Question>;
export type JobQuestion = Exclude<Question, CatalogQuestion>;

export const isOfJobs = (question: Question): question is JobQuestion => "which" in question;

export const ALL_JOBS: Which = Which.parse({});
