/**
 * Which metrics a table should have, from what its columns are called, their types, keys and tags. Few that tell something
 * when they move, rather than all there could be: a page of alarms nobody asked for is one that nobody reads.
 */
import type { RelationKind } from "#lib/connectors/connector.ts";
import { wordsOf } from "../tagging/words.ts";
import { type ColumnRole, roleOfColumn } from "./column-role.ts";
import type { SuggestibleColumn, SuggestibleTable } from "./suggestible.ts";
import { wouldBeKey } from "./would-be-key.ts";

export type SuggestedType =
  | "row_count"
  | "null_percent"
  | "distinct_count"
  | "duplicate_count"
  | "min"
  | "mean"
  | "percentile";

export type MetricSuggestion = {
  type: SuggestedType;
  /** Null for the table as a whole. */
  column: string | null;
  /** Of a percentile which, from 0 to 100; null of everything else. */
  percentile: number | null;
  /** By which column the rows of days before can be counted, so that it is known at once what is usual. */
  backfillColumn: string | null;
  /** A sentence. */
  reason: string;
};

const MOST_NULLS = 6;
const MOST_AMOUNTS = 2;
const MOST_STATES = 3;

/** The table's own first, then by what goes wrong most: keys, holes, states, amounts. */
export function suggestMetrics(table: SuggestibleTable): MetricSuggestion[] {
  const tableWords = wordsOf(table.name);
  const columns = table.columns.map((column) => ({ column, role: roleOfColumn(column, tableWords) }));
  const told = columns.filter(({ column }) => !givesAway(column.tags));
  return [
    { ...of("row_count", null, ROWS[table.kind]), backfillColumn: cameBy(told) },
    ...columns.flatMap(({ column }) => {
      const reason = wouldBeKey(column, tableWords);
      return reason === null ? [] : of("duplicate_count", column.name, reason);
    }),
    ...holes(columns),
    ...columns
      .filter(({ column, role }) => role === "state" && !isEnforced(column))
      .slice(0, MOST_STATES)
      .map(({ column }) => of("distinct_count", column.name, STATES)),
    ...told
      .filter(({ role }) => role === "amount")
      .slice(0, MOST_AMOUNTS)
      .flatMap(({ column }) => [of("mean", column.name, MEAN), of("min", column.name, MIN)]),
    ...told
      .filter(({ role }) => role === "duration")
      .slice(0, MOST_AMOUNTS)
      .map(({ column }) => ({ ...of("percentile", column.name, SLOW), percentile: 95 })),
  ];
}

/** The value of one row would tell of a person: the smallest and the largest are such values. */
export const givesAway = (tags: readonly string[]): boolean =>
  tags.some((tag) => tag.startsWith("pii:") || tag === "sensitivity:high");

/** The first that says when a row came, and not when it was changed. */
const cameBy = (columns: readonly WithRole[]): string | null =>
  columns.find(({ column, role }) => role === "time" && !/updat|modif|load|ingest/i.test(column.name))?.column
    .name ?? null;

type WithRole = { column: SuggestibleColumn; role: ColumnRole | null };

function holes(columns: readonly WithRole[]): MetricSuggestion[] {
  return columns
    .flatMap(({ column, role }) =>
      role && column.isNullable && !column.isPrimaryKey ? { column, role } : [],
    )
    .flatMap(({ column, role }) => {
      const reason = NULLS[role];
      return reason ? { rank: RANKS.indexOf(role), metric: of("null_percent", column.name, reason) } : [];
    })
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_NULLS)
    .map(({ metric }) => metric);
}

const of = (type: SuggestedType, column: string | null, reason: string): MetricSuggestion => ({
  type,
  column,
  percentile: null,
  backfillColumn: null,
  reason,
});

const isEnforced = ({ isPrimaryKey, isUnique, isForeignKey }: SuggestibleColumn): boolean =>
  isPrimaryKey || isUnique || isForeignKey;

const GROWS = "A load that was skipped, ran twice or deleted too much shows in the number of rows first.";
const DERIVED = "What it is made of may change without an error: the number of its rows shows that first.";
const ROWS: Record<RelationKind, string> = {
  table: GROWS,
  partitioned_table: GROWS,
  foreign_table: GROWS,
  view: DERIVED,
  materialized_view: DERIVED,
};

/** In the order in which holes hurt. */
const RANKS: readonly ColumnRole[] = ["reference", "state", "amount", "label", "time", "contact"];
const NULLS: Partial<Record<ColumnRole, string>> = {
  reference: "It may be null, and a row without it leads nowhere: a join leaves it out.",
  state: "It may be null, and a row without it falls out of everything that is counted by it.",
  amount: "It may be null, and a missing amount is silently left out of every sum.",
  label: "It may be null, and a row without it cannot be told from others.",
  time: "It may be null, and a row without its time is in no period.",
  contact: "It may be null, and nobody can be reached without it.",
};
const STATES = "It has few values: a new one, or one that is written no more, changes how many there are.";
const MEAN = "A unit, a currency or a factor that changes moves the mean before anybody sees it in a row.";
const MIN = "An amount that should not be, below zero or nothing at all, shows as the smallest.";
const SLOW = "What gets slower shows at the 95th percentile long before it moves the mean.";
