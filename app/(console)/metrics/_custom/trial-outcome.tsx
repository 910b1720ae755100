import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { Status } from "#app/_ui/status.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import { formatCount, formatDuration } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { formatValue } from "../_parts/words.ts";
import { readTrial } from "./read-trial.ts";

type TrialOutcomeProps = { id: string; details: JobDetails | null; isOutdated: boolean };

const FRAME = "grid gap-3 rounded-8 border p-3 text-13";

/** What a trial is doing; then the number and what it cost, or what stood in the way. */
export function TrialOutcome({ id, details, isOutdated }: TrialOutcomeProps) {
  if (details === null || details.job.status === "pending" || details.job.status === "running")
    return (
      <div className={`${FRAME} bg-sunken`}>
        <span className="flex flex-wrap items-center gap-2">
          <Status status={details?.job.status ?? "pending"} />
          <span className="text-fg-2">{details?.job.message ?? "The trial is asked for."}</span>
        </span>
        <ProgressBar percent={details?.job.progress ?? 0} label="Trial" />
      </div>
    );
  const { job, failure, result } = details;
  const trial = readTrial(result);
  return (
    <div className="grid gap-2">
      {isOutdated && <p className="text-12 text-warn-fg">The statement was changed after this trial.</p>}
      {failure ? (
        <div className={`${FRAME} border-failed-line bg-failed-bg`}>
          <span className="flex min-w-0 items-start gap-1.5 font-medium text-failed-fg">
            <StatusShape of="failed" className="mt-px text-failed-mark" />
            <span className="wrap-anywhere min-w-0">{failure.message}</span>
          </span>
          <p className="text-fg-2">{failure.cause}</p>
          <p className="font-medium">{failure.remedy}</p>
        </div>
      ) : job.status === "cancelled" ? (
        <div className={`${FRAME} bg-sunken`}>
          <Status status="cancelled">The trial was cancelled</Status>
        </div>
      ) : (
        <div className={`${FRAME} border-completed-line bg-completed-bg`}>
          <Status status="completed">It answers with a number</Status>
          <Facts
            facts={[
              {
                label: "Value",
                value:
                  trial?.value === null || trial === null
                    ? "none"
                    : formatValue(trial.value, { type: "custom_sql", columnType: null }),
              },
              ...(trial?.ms == null ? [] : [{ label: "Took", value: formatDuration(trial.ms) }]),
              ...(trial?.cost == null
                ? []
                : [{ label: "Cost, as the planner estimates", value: formatCount(trial.cost) }]),
            ]}
          />
        </div>
      )}
      <Link
        href={`/jobs/${id}`}
        className="justify-self-start rounded-4 text-12 text-accent-text hover:underline"
      >
        All about this trial
      </Link>
    </div>
  );
}
