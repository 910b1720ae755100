import Link from "next/link";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import type { JobRow } from "#lib/jobs/views.ts";
import { cancelStages } from "../cancel-stages.ts";
import { TicksUntil } from "./ticks-until.client.tsx";
import { useStep } from "./use-step.client.tsx";

/** Why it waits, what it works on, why it failed, or what came of it: one line. */
export function JobMessage({ job }: { job: JobRow }) {
  const step = useStep(job);
  if (job.status === "pending") return <span className="text-fg-2">{waiting(job)}</span>;
  if (job.status === "running") {
    const now = job.cancel
      ? cancelStages(job).find((stage) => stage.at === null)?.doing
      : (job.message ?? step?.label);
    return (
      <span className="text-fg-2" title={now ?? undefined}>
        {now ?? "Starting"}
      </span>
    );
  }
  return (
    <span className={job.status === "failed" ? "text-fg" : "text-fg-2"} title={job.message ?? undefined}>
      {job.message ?? "–"}
    </span>
  );
}

function waiting({ waiting: why, sourceName }: JobRow) {
  if (why?.reason === "blocked")
    return (
      <>
        Waits for{" "}
        <Link href={`/jobs/${why.jobId}`} className="mono rounded-4 text-accent-text hover:underline">
          {why.jobShortId}
        </Link>
        {sourceName && ` on ${sourceName}`}
      </>
    );
  if (why?.reason === "backoff")
    return (
      <span title={why.after}>
        Tries again <TicksUntil at={why.until} /> (attempt {why.attempt} of {why.attempts}): {why.after}
      </span>
    );
  if (why?.reason === "limit")
    return (
      <>
        Waits:{" "}
        <Link href="/jobs?tab=active&status=running" className="rounded-4 text-accent-text hover:underline">
          {why.running === 1 ? "1 job" : `${why.running} jobs`}
        </Link>{" "}
        of this organization {why.running === 1 ? "is" : "are"} running
      </>
    );
  if (why?.reason === "unknown_type") return "No worker knows this type of job";
  if (why?.reason === "no_worker")
    return why.since ? (
      <>
        No worker is alive since <ClockTime at={why.since} />
      </>
    ) : (
      "No worker has started yet"
    );
  return "Starts as soon as a worker is free";
}
