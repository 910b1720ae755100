import { classNames } from "#app/_ui/class-names.ts";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import type { JobRow } from "#lib/jobs/views.ts";
import { cancelStages } from "../cancel-stages.ts";
import { progressCounts, progressNumbers, progressSentence, stoppedAt } from "../progress-text.ts";
import { useStep } from "./use-step.client.tsx";

/** Running: counts or the step, percent and bar. Ended early: where it stopped. Completed: the count. Cancelling: its stages. */
export function ProgressCell({ job }: { job: JobRow }) {
  const counts = <Counts job={job} />;
  const hasCounts = progressNumbers(job) !== null;
  const step = useStep(job);
  if (job.status === "running" && job.cancel) return <CancelProgress job={job} />;
  if (job.status === "running")
    return (
      <Frame left={hasCounts ? counts : (step?.place ?? "Starting")} right={`${job.progress}%`}>
        <ProgressBar
          percent={job.progress}
          label={`Progress of ${job.shortId}`}
          text={progressSentence(job) ?? `${job.progress} percent`}
        />
      </Frame>
    );
  const stop = stoppedAt(job);
  if (stop !== null && (hasCounts || stop > 0))
    return (
      <Frame left={hasCounts ? counts : `${stop}%`}>
        <ProgressBar percent={stop} label={`Where ${job.shortId} stopped`} tone="stopped" />
      </Frame>
    );
  const done = job.status === "completed" ? progressCounts(job) : null;
  return (
    <span className="num block truncate text-12 text-fg-3" title={done ?? undefined}>
      {done ?? "–"}
    </span>
  );
}

/**
 * Of one that did not complete there are two numbers; of what they are is said to those who point at it or listen: the
 * column is narrow, so that the message is not.
 */
const Counts = ({ job }: { job: JobRow }) => (
  <span title={progressSentence(job) ?? undefined}>
    {progressNumbers(job)}
    {job.unit && <span className="sr-only"> {job.unit}</span>}
  </span>
);

function Frame({
  left,
  right,
  children,
}: {
  left: React.ReactNode;
  right?: string;
  children: React.ReactNode;
}) {
  return (
    <div className="num flex flex-col gap-1 text-12 leading-[15px] text-fg-2">
      <span className="flex justify-between gap-1.5 whitespace-nowrap tracking-[-0.012em] max-xl:sr-only max-sm:not-sr-only">
        <span className="truncate first-letter:uppercase">{left}</span>
        {right && <b className="font-medium text-fg">{right}</b>}
      </span>
      <div className="in-data-[density=compact]:max-sm:block in-data-[density=compact]:hidden">
        {children}
      </div>
    </div>
  );
}

function CancelProgress({ job }: { job: JobRow }) {
  const stages = cancelStages(job);
  const done = stages.filter((stage) => stage.at !== null).length;
  const now = stages.find((stage) => stage.at === null);
  return (
    <Frame left={now?.doing ?? "Cancelled"} right={`${done} of ${stages.length}`}>
      <span className="flex h-[3px] gap-0.5" aria-hidden="true">
        {stages.map((stage) => (
          <i
            key={stage.id}
            className={classNames(
              "flex-1 rounded-[2px]",
              stage.at && "bg-cancelled-mark",
              stage === now && "bg-linear-to-r from-50% from-cancelled-mark to-50% to-track",
              !stage.at && stage !== now && "bg-track",
            )}
          />
        ))}
      </span>
    </Frame>
  );
}
