import { Duration } from "#app/_ui/duration.client.tsx";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobDetails, JobRow } from "#lib/jobs/views.ts";
import { IfInternal } from "../_parts/job-types.client.tsx";
import { RetryButton } from "../_parts/retry-button.client.tsx";
import { cancelStages } from "../cancel-stages.ts";
import { LeadPanel } from "./lead-panel.tsx";
import { PublishedNote } from "./published-note.tsx";

/** A cancel under way or done: its four stages, each with its time. */
export function LeadCancelling({ details, role }: { details: JobDetails; role: Role }) {
  const { job } = details;
  const isOver = job.status === "cancelled";
  return (
    <LeadPanel
      tone="cancelled"
      icon={
        <StatusShape of={isOver ? "cancelled" : "cancelling"} size={18} className="text-cancelled-mark" />
      }
      title={isOver ? (job.message ?? "Cancelled") : "Cancelling…"}
      action={isOver && <RetryButton job={job} role={role} />}
    >
      <p className="mt-1 max-w-[64ch]">
        {isOver ? (
          <IfInternal type={job.type} otherwise={<PublishedNote details={details} isInternal={false} />}>
            Nothing was kept of it.
          </IfInternal>
        ) : (
          "Nothing from this run will be published; the last good run stays."
        )}
      </p>
      <Stages job={job} />
    </LeadPanel>
  );
}

function Stages({ job }: { job: JobRow }) {
  const stages = cancelStages(job);
  const underWay = job.status === "running" ? stages.find((stage) => stage.at === null) : undefined;
  // A job that never ran is cancelled at once: the stages between did not take place.
  const shown = job.status === "cancelled" ? stages.filter((stage) => stage.at !== null) : stages;
  return (
    <ol className="mt-2.5 grid">
      {shown.map((stage) => (
        <li key={stage.id} className="grid min-h-[26px] grid-cols-[16px_1fr_auto] items-center gap-[9px]">
          {stage.at ? (
            <StatusShape of="completed" className="text-completed-mark" />
          ) : stage === underWay ? (
            <StatusShape of="running" className="text-running-mark" />
          ) : (
            <span
              className="ml-0.5 size-3 rounded-full border-[1.5px] border-line-control"
              aria-hidden="true"
            />
          )}
          <span>{stage === underWay ? stage.doing : stage.label}</span>
          <span className="num text-12 text-fg-3">
            {stage.at && stage.id === "requested" && <ClockTime at={stage.at} />}
            {stage.at && stage.id !== "requested" && (
              <>
                + <Duration since={job.cancel?.requestedAt ?? null} until={stage.at} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
