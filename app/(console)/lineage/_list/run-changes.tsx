import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { formatCount } from "#lib/format.ts";
import { type LineageRun, USES } from "#lib/lineage/views.ts";

/** What one extraction saw come and go, and where it has its doubts. */
export function RunChanges({ run }: { run: LineageRun }) {
  const { changes, doubtful } = run;
  return (
    <div className="grid gap-4">
      <p className="text-13 text-fg-2">
        <Link href={`/jobs/${run.id}`} className="mono rounded-4 text-accent-text underline">
          {run.shortId}
        </Link>{" "}
        on{" "}
        <Link href={`/assets/${run.sourceId}`} className="rounded-4 text-accent-text underline">
          {run.sourceName}
        </Link>
        {run.finishedAt && (
          <>
            {" "}
            <RelativeTime at={run.finishedAt} className="text-fg-3" />
          </>
        )}
        : {run.message ?? "It has not told anything yet"}.
      </p>
      {changes.length > 0 && (
        <Section title="What this run added and removed" aside={formatCount(changes.length)}>
          <ul className="grid gap-1 text-13">
            {changes.map((change) => (
              <li key={change.id} className="flex flex-wrap items-center gap-x-2">
                <Badge tone={change.isAdded ? "completed" : "failed"}>
                  {change.isAdded ? "Added" : "Removed"}
                </Badge>
                <span className="mono wrap-anywhere">
                  {endOf(change.from, change.fromColumn)} → {endOf(change.to, change.toColumn)}
                </span>
                {change.use !== "value" && <span className="text-fg-3">{USES[change.use]}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {doubtful.length > 0 && (
        <Section title="Not fully understood" aside={formatCount(doubtful.length)}>
          <ul className="grid gap-1 text-13">
            {doubtful.map(({ view, why }) => (
              <li key={view} className="wrap-anywhere">
                <span className="mono">{view}</span> <span className="text-fg-2">{why}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

const endOf = (relation: string, column: string) => (column === "" ? relation : `${relation}.${column}`);
