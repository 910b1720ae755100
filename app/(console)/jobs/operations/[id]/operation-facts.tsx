import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { JobFilter } from "#lib/jobs/filter.ts";
import type { Operation } from "#lib/operations/views.ts";
import { OperationProgress } from "../../_bulk/operation-progress.tsx";
import { countsText } from "../../_bulk/words.ts";
import { jobsHref } from "../../address.ts";

/** How far it is, who asked for it and why, and what was meant. */
export function OperationFacts({ operation }: { operation: Operation }) {
  const { reason, filter, askedByName, stoppedByName, stopReason, createdAt, finishedAt, state } = operation;
  return (
    <div className="flex shrink-0 flex-col gap-1.5 px-5 pb-3 text-13 max-sm:px-4">
      {finishedAt ? (
        <p className="num font-medium">
          {countsText(operation)}
          {state === "stopped" &&
            `, the rest left alone: ${stopReason ?? `${stoppedByName ?? "somebody"} stopped it`}`}
        </p>
      ) : (
        <OperationProgress operation={operation} />
      )}
      <p className="text-fg-2">
        Started by {askedByName} <RelativeTime at={createdAt} className="text-fg-3" />
        {filter !== null && (
          <>
            , for{" "}
            <Link
              href={jobsHref(JobFilter.parse(filter))}
              className="rounded-4 text-accent-text hover:underline"
            >
              everything that matched
            </Link>
          </>
        )}
      </p>
      {reason && <p className="wrap-anywhere text-fg-2">Reason: {reason}</p>}
    </div>
  );
}
