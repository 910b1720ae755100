import { z } from "zod";
import { Days, Id, many } from "#lib/schemas.ts";
import { CHANGE_KINDS, type ChangeKind, type Severity } from "./kinds.ts";

export const SEVERITIES = ["critical", "warning", "info"] as const satisfies readonly Severity[];

export const CHANGE_TABS = ["all", "open", "acknowledged"] as const;
export type ChangeTab = (typeof CHANGE_TABS)[number];

const isChangeKind = (text: string): text is ChangeKind => Object.hasOwn(CHANGE_KINDS, text);

const Instant = z.iso.datetime().optional().catch(undefined);

/** The list's address: `?tab=open&job=…&source=…&severity=critical&within=7d&before=…`. Bad values are dropped. */
export const ChangeFilter = z.object({
  tab: z.enum(CHANGE_TABS).catch("all"),
  job: Id,
  source: many(z.uuid()),
  /** A table or view. */
  asset: Id,
  kind: many(z.string().refine(isChangeKind)),
  severity: many(z.enum(SEVERITIES)),
  ...Days.shape,
  /** Found from the one instant, included, until the other, excluded: as an answer counts them. */
  since: Instant,
  until: Instant,
  /** Keyset paging: older than this change, or newer than it. */
  before: Id,
  after: Id,
});
export type ChangeFilter = z.infer<typeof ChangeFilter>;

/** Whether the filter leaves anything out but by its tab and page. */
export const isNarrowed = ({ source, kind, severity, ...filter }: ChangeFilter): boolean =>
  [filter.job, filter.asset, filter.within, filter.from, filter.to, filter.since, filter.until].some(
    (value) => value !== undefined,
  ) || [source, kind, severity].some((values) => values.length > 0);

/** A change as a row shows it. Long texts are cut; `ChangeDetails` has them whole. */
export type ChangeRow = {
  id: string;
  kind: ChangeKind;
  severity: Severity;
  sourceId: string;
  sourceName: string;
  jobId: string;
  jobShortId: string;
  /** Null for types and functions. */
  assetId: string | null;
  schemaName: string;
  objectName: string;
  partName: string | null;
  before: string | null;
  after: string | null;
  /** What read it when it changed, directly or through others, as lineage then knew. */
  readBy: { relations: number; columns: number };
  detectedAt: string;
  acknowledged: { at: string; byName: string } | null;
};

/** `readers` are those that read it, or the first of many, as they are called now. */
export type ChangeDetails = ChangeRow & { readers: { id: string; name: string }[] };

export type ChangeCounts = {
  /** Under every other filter; those of tabs with the severities, those of severities with the tab. */
  tabs: Record<ChangeTab, number>;
  severities: Record<Severity, number>;
  /** More match than were counted: the newest of them were. */
  isPartial: boolean;
};

export type ChangePage = {
  rows: ChangeRow[];
  older: string | null;
  newer: string | null;
  counts: ChangeCounts;
  /** The newest change there was when this was read: what came later has been seen by nobody. */
  newest: string | null;
};

/** The discovery whose changes are asked for. */
export type DiscoveryRun = {
  id: string;
  shortId: string;
  status: string;
  sourceId: string;
  sourceName: string;
  finishedAt: string | null;
  /** No discovery of this source had completed before: it had nothing to compare with. */
  isBaseline: boolean;
};

/** What was acknowledged, and by what it can be undone. */
export type Acknowledged = { count: number; at: string };
