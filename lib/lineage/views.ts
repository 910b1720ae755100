import { z } from "zod";
import type { RelationKind } from "#lib/connectors/connector.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobStatus } from "#lib/jobs/status.ts";
import { Id } from "#lib/schemas.ts";

/** What something is read for, in words for people. `value` is what flows. */
export const USES = {
  value: "flows",
  filter: "filters",
  join: "joins",
  group: "groups",
  order: "sorts",
  rows: "counts or multiplies rows",
  unused: "is read, reaches no column",
  read: "is read, unknown for what",
} as const;
export type Use = keyof typeof USES;

/** Below it, an arrow is shown as in doubt. */
export const DOUBTFUL = 0.85;

export const IMPORT_KINDS = ["dbt", "sql"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
/** Statements that a database ran have one name in all sources. */
export const STATISTICS = "pg_stat_statements";
export const MOST_IMPORT_BYTES = 32 * 1024 * 1024;

/** `job` is the one that read it, or tried last; null where that is gone. */
export type ImportOnRecord = {
  id: string;
  name: string;
  kind: ImportKind | "statistics";
  createdByName: string;
  createdAt: string;
  isRead: boolean;
  arrows: number;
  job: { id: string; shortId: string; status: JobStatus } | null;
};

export const DEPTHS = ["1", "2", "3", "4", "5", "all"] as const;
export const DIRECTIONS = ["both", "upstream", "downstream"] as const;

/** The page's address: `?asset=…&column=…&direction=upstream&depth=3&level=columns&view=table&keys=shown&job=…`. */
export const LineageAddress = z.object({
  asset: Id,
  column: z.string().min(1).max(200).optional().catch(undefined),
  source: Id,
  job: Id,
  direction: z.enum(DIRECTIONS).catch("both"),
  depth: z.enum(DEPTHS).catch("2"),
  level: z.enum(["tables", "columns"]).catch("tables"),
  view: z.enum(["graph", "table"]).catch("graph"),
  /** Whether foreign keys are shown beside what flows. */
  keys: z.enum(["hidden", "shown"]).catch("hidden"),
});
export type LineageAddress = z.infer<typeof LineageAddress>;

export type LineageNode = {
  id: string;
  name: string;
  schemaName: string;
  kind: RelationKind;
  /** Steps from the relation that was asked for, upstream below zero; 0 for itself and where none was. */
  distance: number;
};

/** All arrows from one relation to another. */
export type LineageLink = {
  from: string;
  to: string;
  /** Pairs of columns along which values flow. */
  flows: { from: string; to: string }[];
  /** What else it is read for: columns by use, an empty one for the relation as a whole. */
  uses: { use: Use; column: string }[];
  confidence: number;
  /** How it is known. */
  evidence: string[];
};

/** A foreign key: a relationship, along which nothing flows. */
export type LineageKey = { from: string; to: string; columns: string[]; referencedColumns: string[] };

export type LineageGraph = {
  nodes: LineageNode[];
  links: LineageLink[];
  keys: LineageKey[];
  /** More is there than is shown. */
  isCut: boolean;
};

/** What depends on a column, or on a relation as a whole. `isWhole`: all of it, as its rows are chosen by what changes. */
export type Impact = {
  relations: {
    id: string;
    name: string;
    kind: RelationKind;
    columns: string[];
    isWhole: boolean;
    count: number;
  }[];
  /** Of all of them. */
  columns: number;
};

/** `4 views, 1 table, 11 columns`. */
export function formatImpact({ relations, columns }: Impact): string {
  const views = relations.filter(({ kind }) => kind === "view" || kind === "materialized_view").length;
  const tables = relations.length - views;
  return [
    ...(views > 0 ? [formatQuantity(views, "view")] : []),
    ...(tables > 0 ? [formatQuantity(tables, "table")] : []),
    formatQuantity(columns, "column"),
  ].join(", ");
}

export type LineageRun = {
  id: string;
  shortId: string;
  sourceId: string;
  sourceName: string;
  status: string;
  message: string | null;
  finishedAt: string | null;
  /** The doubts it had: views whose text says other than what Postgres has on record. */
  doubtful: { view: string; why: string }[];
  changes: {
    id: string;
    isAdded: boolean;
    from: string;
    fromColumn: string;
    to: string;
    toColumn: string;
    use: Use;
  }[];
};
