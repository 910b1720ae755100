import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { ClockTime, RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { CHANGE_KINDS } from "#lib/schema-changes/kinds.ts";
import type { ChangeDetails as Change } from "#lib/schema-changes/views.ts";
import { AcknowledgeButton } from "../_parts/acknowledge-button.client.tsx";
import { ChangedObject } from "../_parts/change-words.tsx";
import { Readers } from "./readers.tsx";
import { TextDifference } from "./text-difference.tsx";

const LINK = "rounded-4 text-accent-text hover:underline";

/** What it was, what it is, where it comes from, and who has seen it. */
export function ChangeDetails({ change, role }: { change: Change; role: Role }) {
  const { before, after, assetId, acknowledged } = change;
  return (
    <section
      aria-label={`${CHANGE_KINDS[change.kind].label}: ${change.objectName}`}
      className="grid gap-4 md:grid-cols-[minmax(0,1fr)_264px] md:gap-8"
    >
      <div className="min-w-0">
        <h2 className="wrap-anywhere mb-2.5 font-medium text-13">
          <ChangedObject change={change} />
        </h2>
        {before === null && after === null ? (
          <p className="text-13 text-fg-2">There is nothing to compare: {describe(change)}.</p>
        ) : (
          <TextDifference before={before} after={after} />
        )}
        <Readers change={change} />
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <Facts
          facts={[
            ...(assetId
              ? [
                  {
                    label: "Table or view",
                    value: (
                      <Link href={`/assets/${assetId}`} className={LINK}>
                        {change.schemaName}.{change.objectName}
                      </Link>
                    ),
                  },
                ]
              : []),
            {
              label: "Source",
              value: (
                <Link href={`/assets/${change.sourceId}`} className={LINK}>
                  {change.sourceName}
                </Link>
              ),
            },
            {
              label: "Found by",
              value: (
                <Link href={`/jobs/${change.jobId}`} className={`mono ${LINK}`}>
                  {change.jobShortId}
                </Link>
              ),
            },
            { label: "Found", value: <RelativeTime at={change.detectedAt} /> },
            ...(acknowledged
              ? [
                  { label: "Acknowledged by", value: acknowledged.byName },
                  {
                    label: "Acknowledged",
                    value: (
                      <>
                        <RelativeTime at={acknowledged.at} />, <ClockTime at={acknowledged.at} />
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <span className="flex justify-end">
          <AcknowledgeButton id={change.id} isAcknowledged={acknowledged !== null} role={role} />
        </span>
      </div>
    </section>
  );
}

function describe({ kind }: Change): string {
  if (kind.endsWith("_added")) return "it is new";
  return kind.endsWith("_removed") ? "it is gone" : "it is told whole by its kind";
}
