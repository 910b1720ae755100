import Link from "next/link";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { Badge } from "#app/_ui/badge.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Status } from "#app/_ui/status.tsx";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { isActive } from "#lib/jobs/status.ts";
import type { ImportOnRecord } from "#lib/lineage/views.ts";
import { RemoveImport } from "./remove-import.client.tsx";

type ImportsSectionProps = {
  imports: readonly ImportOnRecord[];
  sourceId: string;
  cursor: string;
  /** Why this person may not remove any; null where they may. */
  whyNot: string | null;
};

const KINDS: Record<ImportOnRecord["kind"], string> = {
  dbt: "dbt manifest",
  sql: "SQL",
  statistics: "statements that it ran",
};

/** What people brought for a source, each with what came of it. */
export function ImportsSection({ imports, sourceId, cursor, whyNot }: ImportsSectionProps) {
  const isReading = imports.some(({ isRead, job }) => !isRead && job && isActive(job.status));
  return (
    <Section title="Imports" aside={imports.length > 0 && formatCount(imports.length)}>
      {isReading && <RefreshOnJobs sourceId={sourceId} cursor={cursor} />}
      {imports.length === 0 ? (
        <p className="text-13 text-fg-2">
          Nothing is imported for this source. A manifest of dbt, SQL that runs elsewhere and the statements
          that the database ran tell what its definitions do not.
        </p>
      ) : (
        <ul className="max-w-[720px] divide-y rounded-8 border text-13">
          {imports.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
              <span className="min-w-[200px] flex-1">
                <span className="flex flex-wrap items-center gap-2">
                  <span className="wrap-anywhere font-medium">{one.name}</span>
                  <Badge>{KINDS[one.kind]}</Badge>
                </span>
                <span className="text-12 text-fg-3">
                  by {one.createdByName}, <RelativeTime at={one.createdAt} />
                  {one.job && (
                    <>
                      {" · "}
                      <Link
                        href={`/jobs/${one.job.id}`}
                        className="mono rounded-4 text-accent-text underline"
                      >
                        {one.job.shortId}
                      </Link>
                    </>
                  )}
                </span>
              </span>
              <Outcome of={one} />
              <RemoveImport import={one} whyNot={whyNot} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Outcome({ of: { isRead, arrows, job } }: { of: ImportOnRecord }) {
  if (isRead) return <span className="num text-fg-2">{formatQuantity(arrows, "arrow")}</span>;
  if (!job) return <span className="text-fg-2">not read</span>;
  return <Status status={job.status} />;
}
