import type { JobColumn } from "#lib/people/schemas.ts";

export const COLUMN_LABELS = {
  trigger: "Trigger",
  startedBy: "Started by",
  attempt: "Attempt",
  queueWait: "Queue wait",
} as const satisfies Record<JobColumn, string>;

/** In the order in which they stand. */
export const COLUMNS = ["trigger", "startedBy", "attempt", "queueWait"] as const satisfies JobColumn[];

export const COLUMN_WIDTHS: Record<JobColumn, string> = {
  trigger: "w-24",
  startedBy: "w-28",
  attempt: "w-[72px] text-right",
  queueWait: "w-[88px] text-right",
};

/** By how many stand: below it the table scrolls sideways, rather than leave the message no room. */
export const MIN_WIDTHS = [
  "",
  "sm:max-xl:min-w-[1012px] xl:min-w-[1314px]",
  "sm:max-xl:min-w-[1112px] xl:min-w-[1414px]",
  "sm:max-xl:min-w-[1212px] xl:min-w-[1514px]",
  "sm:max-xl:min-w-[1282px] xl:min-w-[1584px]",
] as const;
