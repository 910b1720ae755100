import { Duration } from "#app/_ui/duration.client.tsx";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import { formatDuration, formatQuantity } from "#lib/format.ts";
import type { JobStatus } from "#lib/jobs/status.ts";
import type { JobAttemptView, JobDetails } from "#lib/jobs/views.ts";
import { Part } from "./heading.client.tsx";

const LOOK: Record<string, JobStatus> = {
  completed: "completed",
  failed: "failed",
  cancelled: "cancelled",
  retried: "failed",
  lost: "failed",
  returned: "cancelled",
};

/** Each try of the job, the newest first, with the wait before the next. */
export function Attempts({ details }: { details: JobDetails }) {
  const { attempts } = details;
  return (
    <Part title="Attempts" aside={budget(details)}>
      <ul className="num overflow-hidden rounded-8 border text-13">
        {attempts.toReversed().map((attempt) => (
          <li
            key={attempt.attempt}
            className="flex min-h-9 items-baseline gap-2.5 border-line-soft border-t px-3 py-1.5 first:border-t-0 max-sm:flex-wrap"
          >
            <Status status={LOOK[attempt.outcome ?? ""] ?? "running"}>{`Attempt ${attempt.attempt}`}</Status>
            <span className="min-w-0 flex-1 wrap-anywhere">
              {told(attempt)}
              <WaitAfter attempt={attempt} next={attempts.find((one) => one.attempt > attempt.attempt)} />
              <span className="block text-12 text-fg-3">
                {attempt.workerName && `${attempt.workerName}, `}
                <ClockTime at={attempt.startedAt} />
                {attempt.finishedAt && (
                  <>
                    {" to "}
                    <ClockTime at={attempt.finishedAt} />
                  </>
                )}
              </span>
            </span>
            <span className="w-14 text-right">
              <Duration since={attempt.startedAt} until={attempt.finishedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** How many there may be, and why there is no more where there might have been. */
function budget({ job, attempts, mostAttempts, failure }: JobDetails): string {
  const tries = attempts.filter(({ outcome }) => outcome !== "lost" && outcome !== "returned").length;
  const isFree = tries < attempts.length; // those of lost and stopped workers do not count
  const most = mostAttempts === null || isFree ? "so far" : `of at most ${mostAttempts}`;
  const isOver = job.status === "failed" && mostAttempts !== null && tries < mostAttempts;
  const why = isOver && failure && !failure.isTransient ? ". This failure is not tried again by itself" : "";
  return `${formatQuantity(attempts.length, "attempt")} ${most}${why}`;
}

type WaitAfterProps = { attempt: JobAttemptView; next: JobAttemptView | undefined };

const WaitAfter = ({ attempt: { finishedAt }, next }: WaitAfterProps) =>
  next && finishedAt ? (
    <span className="text-fg-3">
      {" "}
      · tried again after {formatDuration(Date.parse(next.startedAt) - Date.parse(finishedAt))}
    </span>
  ) : null;

function told({ outcome, failure }: JobAttemptView): string {
  if (outcome === "lost") return "The worker stopped answering; another took over";
  if (outcome === "returned") return "The worker was stopped and gave it back";
  if (failure) return outcome === "retried" ? failure.message.replace(/\.$/, "") : failure.message;
  if (outcome === "completed") return "Completed";
  if (outcome === "cancelled") return "Cancelled";
  return "Running";
}
