import type { JobColumn } from "#lib/people/schemas.ts";

export const COLUMN_LABELS = {
  trigger: "Trigger",
  startedBy: "Started by",
  attempt: "Attempt",
  queueWait: "Queue wait",
} as const satisfies Record<JobColumn, string>;

/** In the order in which they stand. */
export const COLUMNS = ["trigger", "startedBy", "attempt", "queueWait"] as const satisfies JobColumn[];
