import { formatCount } from "#lib/format.ts";
import { factsOfResult } from "#lib/jobs/details/result-facts.ts";
import type { JobRow } from "#lib/jobs/views.ts";

type LinkedFact = { label: string; value: string; href: string | null };

const SEVERITIES = { critical: "Critical changes", warning: "Warning changes", info: "Info changes" };

/** Said in the lead, as what stands in the way. */
const IN_LEAD = new Set(["unreadableSchemas"]);

/** More names than that are told by their number. */
const MOST_NAMES = 6;

/** What a completed job found, as facts; those with rows of their own lead to them. */
export function resultFacts(
  result: Record<string, unknown> | null,
  { id, type, sourceId }: Pick<JobRow, "id" | "type" | "sourceId">,
): LinkedFact[] {
  if (!result) return [];
  const tables = sourceId && `/assets/tables?source=${sourceId}`;
  const hrefs: Record<string, string | null> =
    type === "asset_discovery"
      ? {
          tables: tables && `${tables}&kind=table,partitioned_table,foreign_table`,
          views: tables && `${tables}&kind=view,materialized_view`,
        }
      : { doubtful: `/lineage?job=${id}` };
  const facts = factsOfResult(type, result)
    .filter(({ path }) => !IN_LEAD.has(path))
    .map(({ path, label, value, names }) => ({
      label,
      value: names && !(path in hrefs) && names.length <= MOST_NAMES ? names.join(", ") || "none" : value,
      href: value === "0" ? null : (hrefs[path] ?? null),
    }));
  return [...facts, ...changesOf(result.changes, id)];
}

/** `{critical: 1, warning: 0, info: 12}`; a source's first discovery has none. */
function changesOf(changes: unknown, jobId: string): LinkedFact[] {
  if (typeof changes !== "object" || changes === null) return [];
  const counts: Record<string, unknown> = { ...changes };
  return Object.entries(SEVERITIES).flatMap(([severity, label]): LinkedFact[] => {
    const count = counts[severity];
    if (typeof count !== "number") return [];
    const href = count > 0 ? `/schema-changes?job=${jobId}&severity=${severity}` : null;
    return [{ label, value: formatCount(count), href }];
  });
}
