import { Link } from "#app/_ui/link.client.tsx";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import type { JobRow } from "#lib/jobs/views.ts";
import { type WaitingPart, waitingParts } from "#lib/jobs/waiting-words.ts";
import { cancelStages } from "../cancel-stages.ts";
import { TicksUntil } from "./ticks-until.client.tsx";
import { useStep } from "./use-step.client.tsx";

/** Why it waits, what it works on, why it failed, or what came of it: one line. */
export function JobMessage({ job }: { job: JobRow }) {
  const step = useStep(job);
  if (job.status === "pending") return <Waiting job={job} />;
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

const LINK = "rounded-4 text-accent-text hover:underline";

const Waiting = ({ job }: { job: JobRow }) => {
  const parts = waitingParts({ ...job, waiting: job.waiting ?? { reason: "queued" } });
  // What its last attempt failed with may be long.
  const after = job.waiting?.reason === "backoff" ? job.waiting.after : undefined;
  return (
    <span className="text-fg-2" title={after}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence
        <WaitingPiece key={at} part={part} />
      ))}
    </span>
  );
};

function WaitingPiece({ part }: { part: WaitingPart }) {
  if (typeof part === "string") return part;
  if (part.is === "job")
    return (
      <Link href={`/jobs/${part.id}`} className={`mono ${LINK}`}>
        {part.shortId}
      </Link>
    );
  if (part.is === "running")
    return (
      <Link href="/jobs?tab=active&status=running" className={LINK}>
        {part.text}
      </Link>
    );
  return part.is === "retry" ? <TicksUntil at={part.at} /> : <ClockTime at={part.at} />;
}
