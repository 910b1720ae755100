import { formatCount } from "#lib/format.ts";
import type { JobRow } from "#lib/jobs/views.ts";

export type ResultFact = { label: string; value: string; href: string | null };

const LABELS: Record<string, string> = {
  serverVersion: "Server version",
  tlsVersion: "Encryption",
  isSuperuser: "Superuser",
  approximate: "Estimated values",
  cost: "Planned cost",
};
const SEVERITIES = ["critical", "warning", "info"] as const;

/** Said elsewhere: in the lead as what stands in the way, and by severity. */
const LEFT_OUT = new Set(["problems", "unreadableSchemas", "changes"]);

/** What was found stands before where it was found; the database itself keeps names in no order people know. */
const COUNTED = ["tables", "views", "columns"];
const SAID = ["serverVersion", "tlsVersion", "role", "isSuperuser", "readableSchemas"];

function placeOf(name: string, value: unknown): number {
  const isCount = typeof value === "number";
  const known = (isCount ? COUNTED : SAID).indexOf(name);
  return (isCount ? 0 : 100) + (known < 0 ? 50 : known);
}

/** What a completed job found, as facts; those with rows of their own lead to them. */
export function resultFacts(
  result: Record<string, unknown> | null,
  { id, sourceId }: Pick<JobRow, "id" | "sourceId">,
): ResultFact[] {
  if (!result) return [];
  const tables = sourceId && `/assets/tables?source=${sourceId}`;
  const hrefs: Record<string, string | null> = {
    tables: tables && `${tables}&kind=table,partitioned_table,foreign_table`,
    views: tables && `${tables}&kind=view,materialized_view`,
  };
  const entries = Object.entries(result).toSorted(
    ([one, a], [other, b]) => placeOf(one, a) - placeOf(other, b) || one.localeCompare(other),
  );
  const facts = entries.flatMap(([name, value]): ResultFact[] => {
    const text = LEFT_OUT.has(name) ? null : toText(value);
    return text === null
      ? []
      : [{ label: LABELS[name] ?? wordsOf(name), value: text, href: hrefs[name] ?? null }];
  });
  return [...facts, ...changesOf(result.changes, id)];
}

/** `{critical: 1, warning: 0, info: 12}`; a source's first discovery has none. */
function changesOf(changes: unknown, jobId: string): ResultFact[] {
  if (typeof changes !== "object" || changes === null) return [];
  const counts: Record<string, unknown> = { ...changes };
  return SEVERITIES.flatMap((severity): ResultFact[] => {
    const count = counts[severity];
    if (typeof count !== "number") return [];
    const label = `${wordsOf(severity)} changes`;
    const href = count > 0 ? `/schema-changes?job=${jobId}&severity=${severity}` : null;
    return [{ label, value: formatCount(count), href }];
  });
}

function toText(value: unknown): string | null {
  if (typeof value === "number") return formatCount(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length > 6 ? formatCount(value.length) : value.join(", ") || "none";
  return typeof value === "string" ? value : null;
}

function wordsOf(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
