import Link from "next/link";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import type { JobEventView } from "#lib/jobs/views.ts";

/** Who did what, the newest first. */
export function History({ events }: { events: readonly JobEventView[] }) {
  return (
    <ol className="num">
      {events.toReversed().map((event, index) => (
        <li key={event.id} className="relative grid grid-cols-[14px_1fr] gap-[9px] pb-3">
          <span
            aria-hidden="true"
            className="z-1 mt-[5px] ml-0.5 size-[7px] rounded-full border-[1.5px] border-line-control bg-sunken"
          />
          {index < events.length - 1 && (
            <span aria-hidden="true" className="absolute top-3.5 -bottom-1 left-[5px] w-px bg-line-strong" />
          )}
          <span className="wrap-anywhere min-w-0">
            {told(event)}
            {event.operation && <OfOperation operation={event.operation} />}
            <ClockTime at={event.at} className="block text-12 text-fg-3" />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Asked of many jobs at once: why, and what came of the others. */
const OfOperation = ({ operation: { id, reason } }: { operation: { id: string; reason: string | null } }) => (
  <span className="block text-fg-2">
    {reason && `“${reason}” `}
    <Link href={`/jobs/operations/${id}`} className="rounded-4 text-accent-text hover:underline">
      with others
    </Link>
  </span>
);

const SENTENCES: Record<string, string> = {
  created: "Created",
  started: "Started",
  blocked: "Waits for another job on the same source",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
  will_retry: "Failed for now; tried again later",
  lost: "The worker stopped answering",
  returned: "Given back by a worker that stopped",
  cancel_requested: "Cancel requested",
  cancel_seen: "Cancel seen by the worker",
  queries_stopped: "Queries stopped on the server",
  cancel_too_late: "Cancel came too late",
  retried: "Retried as a new job",
};

function told({ kind, actorName, attempt, limit }: JobEventView): string {
  if (limit !== null)
    return `Waits while ${limit} ${limit === 1 ? "job runs" : "jobs run"} in this organization`;
  const what = SENTENCES[kind] ?? kind.replaceAll("_", " ");
  const which = kind === "started" && attempt && attempt > 1 ? `, attempt ${attempt}` : "";
  return `${what}${which}${actorName ? ` by ${actorName}` : ""}`;
}
