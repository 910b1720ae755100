import type { JobRow } from "#lib/jobs/views.ts";

type Stage = {
  id: "requested" | "seen" | "stopped" | "cancelled";
  label: string;
  /** While it is the one under way. */
  doing: string;
  at: string | null;
};

/** The four stages of a cancel with their times; the first without one is under way. */
export function cancelStages(job: JobRow): Stage[] {
  const { cancel, finishedAt, status } = job;
  return [
    {
      id: "requested",
      label: cancel?.requestedBy ? `Requested by ${cancel.requestedBy}` : "Requested",
      doing: "Requesting",
      at: cancel?.requestedAt ?? null,
    },
    { id: "seen", label: "Seen by the worker", doing: "Reaching worker", at: cancel?.seenAt ?? null },
    {
      id: "stopped",
      label: "Queries stopped on the server",
      doing: "Stopping queries",
      at: cancel?.queriesStoppedAt ?? null,
    },
    { id: "cancelled", label: "Cancelled", doing: "Closing", at: status === "cancelled" ? finishedAt : null },
  ];
}
