import { Duration } from "#app/_ui/duration.client.tsx";
import type { JobRow } from "#lib/jobs/views.ts";
import { UsualGauge } from "./usual-gauge.client.tsx";

/** Of the last attempt, with what is usual; a pending job shows how long it has waited, which its status beside it says in a table. */
export function JobDuration({ job, isInTable = false }: { job: JobRow; isInTable?: boolean }) {
  // Numbers stand below each other, whether a gauge stands beside theirs or beside another one's.
  const place = isInTable ? "min-[1360px]:in-data-gauges:pr-[52px]" : "";
  if (job.status === "pending")
    return (
      <span className={place}>
        <Duration base={job.waitedMs} since={job.queuedAt} className="text-fg-3" />
        <span className="pl-1.5 text-11 text-fg-3 sm:sr-only">waiting</span>
      </span>
    );
  if (!job.startedAt) return <span className={`text-fg-3 ${place}`}>–</span>;
  const duration = <Duration since={job.startedAt} until={job.finishedAt} />;
  if (!job.usual) return <span className={place}>{duration}</span>;
  return (
    <UsualGauge job={job} usual={job.usual}>
      {duration}
    </UsualGauge>
  );
}
