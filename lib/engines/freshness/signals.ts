/**
 * What a database tells of a table's last update, each with what it is worth. Instants are milliseconds since 1970 by the
 * database's own clock: no other clock is asked.
 */
type ColumnSignal = {
  name: string;
  type: "timestamptz" | "timestamp" | "date";
  /** The newest value that is not in the future; null where there is none. Without a zone it is read as UTC. */
  newest: number | null;
  /** The next value of those that are: once its time has come, it looks like one that was written just then. */
  nextFuture: number | null;
};

/** The counters of a table and all of its partitions, since they were last reset. */
export type Counters = {
  inserted: number;
  updated: number;
  deleted: number;
  /** The files behind it: TRUNCATE, and whatever rewrites a table, changes them. */
  files: string;
  /** When counting began; null where the server does not say. Another one makes old counts worthless. */
  since: string | null;
};

export type Reading = {
  /** The database's clock as this was read. */
  readAt: number;
  /** Which server told it; null where it keeps that to itself. What was known of another says nothing of this one. */
  system: string | null;
  /** The column that was asked for, with its type, also where it could not be read. */
  asked: string | null;
  column: ColumnSignal | null;
  counters: Counters | null;
  /** The newest commit among the rows, where commits are dated and the table is small enough to look; null else. */
  committedAt: number | null;
};

export type Signal = "column" | "commit" | "moved";

/** What is known after a reading. Kept, and given back with the next one. */
export type Known = {
  reading: Reading;
  /** The newest update that is certain; null while there is none. */
  updatedAt: number | null;
  /** How it is known. `moved`: the newest value grew between two readings. */
  signal: Signal | null;
  /** The update may have been this much earlier. */
  precisionMs: number;
  /** When counters last moved with nothing else to confirm it: a rolled-back transaction moves them too. */
  activityAt: number | null;
  notes: Note[];
};

/** What a reader should know of an answer. `rows_unread`: the source's access level lets no statement look at rows. */
export const NOTES = [
  "future_dated",
  "zone_assumed",
  "statistics_reset",
  "no_signal",
  "day_precision",
  "rows_unread",
] as const;
export type Note = (typeof NOTES)[number];
