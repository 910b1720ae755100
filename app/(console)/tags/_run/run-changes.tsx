import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { Section } from "#app/_ui/section.tsx";
import { formatCount } from "#lib/format.ts";
import type { TagRun } from "#lib/tags/views.ts";
import { TagBadge } from "../_parts/tag-badge.tsx";

/** What one run added and removed, before the list of what there is now. */
export function RunChanges({ run }: { run: TagRun }) {
  const { changes, changeCount } = run;
  return (
    <div className="shrink-0 border-t px-5 py-4 max-sm:px-4">
      <Section title={`What ${run.shortId} changed`} aside={formatCount(changeCount)}>
        {changes.length === 0 ? (
          <p className="text-13 text-fg-2">
            {run.status === "completed"
              ? "It found the same tags as the run before it."
              : `It is ${run.status}. What it finds counts once it has completed.`}
          </p>
        ) : (
          <ul
            className="grid max-h-72 gap-1 overflow-y-auto text-13"
            aria-label={`Changes of ${run.shortId}`}
          >
            {changes.map((change) => (
              <li key={change.id} className="flex flex-wrap items-center gap-1.5">
                <Badge tone={change.after ? "completed" : "neutral"}>
                  {change.before === null ? "Added" : change.after === null ? "Removed" : "Changed"}
                </Badge>
                <TagBadge tag={change.tag} />
                <Link href={`/assets/${change.assetId}`} className="wrap-anywhere rounded-4 hover:underline">
                  {change.schemaName}.{change.tableName}
                  {change.column && `.${change.column}`}
                </Link>
                <span className="text-12 text-fg-3">
                  {[change.before, change.after].filter((level) => level !== null).join(" → ")}
                </span>
              </li>
            ))}
          </ul>
        )}
        {changeCount > changes.length && (
          <p className="mt-1 text-12 text-fg-3">The first {formatCount(changes.length)} are shown.</p>
        )}
      </Section>
    </div>
  );
}
