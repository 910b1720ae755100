import { z } from "zod";
import { Days, Id, SearchText } from "#lib/schemas.ts";
import type { MetricPoint, MetricRow } from "./views.ts";

/** Nobody looked at them yet; what a person said of them; all that one run captured. */
export const ANOMALY_TABS = ["open", "expected", "wrong", "captured"] as const;
export type AnomalyTab = (typeof ANOMALY_TABS)[number];

/** The list's address: `?tab=expected&source=…&job=…&q=…&within=7d&after=…`. Bad values are dropped. */
export const AnomalyFilter = z
  .object({
    tab: z.enum(ANOMALY_TABS).catch("open"),
    source: Id,
    asset: Id,
    job: Id,
    q: SearchText.catch("").default(""),
    ...Days.shape,
    /** Past this row, as `after` of the page before said it. */
    after: z.string().max(500).optional().catch(undefined),
  })
  // All that was ever captured is no list; of one run it is.
  .transform((filter) => ({
    ...filter,
    tab: filter.tab === "captured" && !filter.job ? ("open" as const) : filter.tab,
  }));
export type AnomalyFilter = z.output<typeof AnomalyFilter>;

/** What is measured where, and what it was then. */
export type PointRow = Pick<
  MetricRow,
  | "assetId"
  | "sourceId"
  | "sourceName"
  | "schemaName"
  | "tableName"
  | "type"
  | "columnName"
  | "columnType"
  | "percentile"
  | "name"
> & { metricId: string; point: MetricPoint; episode: { points: number; since: string } };

export type AnomalyPage = {
  rows: PointRow[];
  counts: Record<AnomalyTab, number>;
  /** Where the next page begins; null on the last. */
  after: string | null;
};

/** The run that the list is narrowed to. */
export type MetricRun = {
  id: string;
  shortId: string;
  status: string;
  sourceId: string;
  sourceName: string;
  message: string | null;
};
