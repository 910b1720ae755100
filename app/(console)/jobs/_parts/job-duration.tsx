import { Duration } from "#app/_ui/duration.client.tsx";
import type { JobRow } from "#lib/jobs/views.ts";

/** Of the last attempt; a pending job shows how long it has waited, which its status beside it says in a table. */
export function JobDuration({ job }: { job: JobRow }) {
  if (job.status === "pending")
    return (
      <>
        <Duration base={job.waitedMs} since={job.queuedAt} className="text-fg-3" />
        <span className="pl-1.5 text-11 text-fg-3 sm:sr-only">waiting</span>
      </>
    );
  if (!job.startedAt) return <span className="text-fg-3">–</span>;
  return <Duration since={job.startedAt} until={job.finishedAt} />;
}
