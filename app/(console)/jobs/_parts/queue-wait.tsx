import { Duration } from "#app/_ui/duration.client.tsx";
import type { JobRow } from "#lib/jobs/views.ts";

/** How long it waited before its attempts together; the current wait counts along. */
export const QueueWait = ({ job }: { job: JobRow }) => (
  <Duration base={job.waitedMs} since={job.status === "pending" ? job.queuedAt : null} />
);
