import { z } from "zod";
import { SearchText } from "#lib/schemas.ts";
import type { AccessLevel } from "#lib/sources/views.ts";
import type { Method, MetricType } from "./types.ts";

/** As it stands now. `failed`: the last capture had no point of it; `waiting`: there was none yet. */
export const METRIC_STATUSES = ["anomalous", "failed", "learning", "waiting", "normal", "disabled"] as const;
export type MetricStatus = (typeof METRIC_STATUSES)[number];

export const METRIC_TABS = ["all", ...METRIC_STATUSES] as const;
export type MetricTab = (typeof METRIC_TABS)[number];

/** What an address may ask for; whatever is wrong in it counts as left out. */
export const MetricFilter = z.object({
  tab: z.enum(METRIC_TABS).catch("all"),
  source: z.uuid().optional().catch(undefined),
  asset: z.uuid().optional().catch(undefined),
  /** Those that this job captured, or tried to. */
  job: z.uuid().optional().catch(undefined),
  q: SearchText.optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});
export type MetricFilter = z.infer<typeof MetricFilter>;

export type Mark = "expected" | "wrong";

/** Instants are ISO strings. Values of dates and times are in seconds (`shownAs` in `types.ts`). */
export type MetricPoint = {
  capturedAt: string;
  /** Null where there was nothing to compute it from. */
  value: number | null;
  method: Method;
  isBackfilled: boolean;
  state: "learning" | "normal" | "anomalous" | "empty";
  expected: number | null;
  lower: number | null;
  upper: number | null;
  score: number | null;
  reason: string;
  mark: Mark | null;
  markedByName: string | null;
  markedAt: string | null;
  jobId: string;
  /** False before what it measures was changed: nothing is compared with it. */
  isComparable: boolean;
};

export type MetricRow = {
  id: string;
  assetId: string;
  sourceId: string;
  sourceName: string;
  schemaName: string;
  tableName: string;
  type: MetricType;
  columnName: string | null;
  /** As the last discovery left it; null where there is no such column any more. */
  columnType: string | null;
  percentile: number | null;
  name: string | null;
  sql: string | null;
  isExact: boolean;
  backfillColumn: string | null;
  sensitivity: number;
  intervalSeconds: number | null;
  isEnabled: boolean;
  createdByName: string;
  createdAt: string;
  changedByName: string | null;
  changedAt: string | null;
  status: MetricStatus;
  /** A sentence on its status. */
  reason: string;
  fault: string | null;
  checkedAt: string | null;
  jobId: string | null;
  /** The newest; null before the first capture. */
  point: MetricPoint | null;
};

export type MetricPage = {
  rows: MetricRow[];
  counts: Record<MetricTab, number>;
  /** The place past which the next page begins. */
  after: string | null;
};

export type MetricHistory = {
  metric: MetricRow;
  /** The newest 1,000, in order. */
  points: MetricPoint[];
  accessLevel: AccessLevel;
};

/** What can be added to a relation. */
export type MetricChoices = {
  assetId: string;
  sourceId: string;
  schemaName: string;
  tableName: string;
  accessLevel: AccessLevel;
  columns: { name: string; type: string; types: MetricType[] }[];
  /** Columns that say when a row was written. */
  backfillColumns: string[];
};
