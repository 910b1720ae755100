/** Columns a reader can add; the eight others always stand. */
export const OPTIONAL_COLUMNS = ["trigger", "startedBy", "attempt"] as const;
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number];

export const COLUMN_LABELS: Record<OptionalColumn, string> = {
  trigger: "Trigger",
  startedBy: "Started by",
  attempt: "Attempt",
};

/** Remembered in a cookie, so that the first paint already has them. */
export const COLUMNS_COOKIE = "job-columns";

export const parseColumns = (text: string | undefined): OptionalColumn[] =>
  OPTIONAL_COLUMNS.filter((column) => text?.split(".").includes(column));
