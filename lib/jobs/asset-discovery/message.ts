import { formatQuantity } from "#lib/format.ts";
import {
  CHANGE_KINDS,
  type CountedChanges,
  feltSeverity,
  SEVERITY_RANKS,
  type Severity,
} from "#lib/schema-changes/kinds.ts";
import type { Findings } from "./findings.ts";

const KINDS = Object.keys(CHANGE_KINDS);
const MOST_PARTS = 4;
const LONGEST_NAME = 80;

/** `27 tables, 8 views` */
export const describeFound = ({ tables, views }: Findings["found"]): string =>
  `${formatQuantity(tables, "table")}, ${formatQuantity(views, "view")}`;

/**
 * `27 tables, 8 views: 1 column removed in sales.orders, 3 tables added; 1 schema not readable`, the worst first and the
 * most of them named; `changes` is null the first time, when everything is new.
 */
export function describePublished(
  { found, unreadableSchemas }: Pick<Findings, "found" | "unreadableSchemas">,
  changes: readonly CountedChanges[] | null,
): string {
  const notable =
    unreadableSchemas.length > 0
      ? `; ${formatQuantity(unreadableSchemas.length, "schema")} not readable`
      : "";
  return `${describeFound(found)}${changes ? `: ${describeChanges(changes)}` : ""}${notable}`;
}

/** What was found until this step began, for the log. */
export function describeStep(
  next: "columns" | "keys" | "types" | "publish",
  { found }: Pick<Findings, "found">,
): string {
  const { columns, constraints, indexes, triggers, types, routines } = found;
  if (next === "columns") return `${describeFound(found)} listed`;
  if (next === "keys") return `${formatQuantity(columns, "column")} so far`;
  if (next === "types")
    return `${formatQuantity(columns, "column")}, ${formatQuantity(constraints, "constraint")}, ${formatQuantity(indexes, "index", "indexes")}, ${formatQuantity(triggers, "trigger")}`;
  return `${formatQuantity(types, "type")}, ${formatQuantity(routines, "function")}. Comparing with what is known`;
}

function describeChanges(changes: readonly CountedChanges[]): string {
  if (changes.length === 0) return "no changes";
  const worstFirst = changes.toSorted(
    (a, b) => rankOf(b) - rankOf(a) || b.count - a.count || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
  );
  const rest = worstFirst.slice(MOST_PARTS).reduce((sum, { count }) => sum + count, 0);
  const parts = worstFirst.slice(0, MOST_PARTS).map(describe);
  return `${parts.join(", ")}${rest > 0 ? `, and ${formatQuantity(rest, "more change")}` : ""}`;
}

function describe({ kind, count, only }: CountedChanges): string {
  const { noun, nouns, verb } = CHANGE_KINDS[kind];
  const where =
    only === null ? "" : ` ${WHOLE.test(kind) ? "(" : "in "}${short(only)}${WHOLE.test(kind) ? ")" : ""}`;
  return `${formatQuantity(count, noun, nouns)} ${verb}${where}`;
}

/** What happens to the object itself and not in it. */
const WHOLE = /^(table|view|relation|enum|domain|composite_type|type|routine)_(added|removed|renamed|moved)$/;

const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;

const rankOf = ({ kind, read }: CountedChanges): number => SEVERITY_RANKS[feltSeverity(kind, read)];

export function countBySeverity(changes: readonly CountedChanges[]): Record<Severity, number> {
  const counts = { critical: 0, warning: 0, info: 0 };
  for (const { kind, count, read } of changes) {
    counts[feltSeverity(kind, 0)] += count - read;
    counts[feltSeverity(kind, read)] += read;
  }
  return counts;
}
