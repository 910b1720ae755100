import { z } from "zod";
import type { Note } from "#lib/engines/freshness/signals.ts";
import type { Freshness } from "#lib/engines/freshness/status.ts";
import { SearchText } from "#lib/schemas.ts";
import type { AccessLevel } from "#lib/sources/views.ts";

/** `all` and one for each status. */
export const FRESHNESS_TABS = ["all", "stale", "unknown", "fresh", "disabled"] as const;
export type FreshnessTab = (typeof FRESHNESS_TABS)[number];

/** What an address may ask for; whatever is wrong in it counts as left out. */
export const FreshnessFilter = z.object({
  tab: z.enum(FRESHNESS_TABS).catch("all"),
  source: z.uuid().optional().catch(undefined),
  job: z.uuid().optional().catch(undefined),
  q: SearchText.optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});
export type FreshnessFilter = z.infer<typeof FreshnessFilter>;

/** Instants are ISO strings. */
export type FreshnessRow = {
  assetId: string;
  sourceId: string;
  sourceName: string;
  schemaName: string;
  tableName: string;
  status: Freshness;
  reason: string;
  isEnabled: boolean;
  slaSeconds: number | null;
  columnName: string | null;
  heldToSeconds: number | null;
  isLearned: boolean;
  updatedAt: string | null;
  precisionMs: number | null;
  signal: "column" | "commit" | "moved" | null;
  usedColumn: string | null;
  activityAt: string | null;
  notes: Note[];
  fault: string | null;
  checkedAt: string | null;
  setByName: string | null;
};

export type FreshnessPage = {
  rows: FreshnessRow[];
  counts: Record<FreshnessTab, number>;
  /** The place past which the next page begins. */
  after: string | null;
};

export type SeenUpdate = { updatedAt: string; signal: "column" | "commit" | "moved"; precisionMs: number };

export type TableFreshness = {
  row: FreshnessRow;
  /** The newest 500, in order. */
  updates: SeenUpdate[];
  /** Columns that a person may choose: none that is personal or highly sensitive. */
  columns: string[];
  accessLevel: AccessLevel;
};
