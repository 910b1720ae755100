/** A table to be asked when it was last written. */
export type TableToDate = {
  objectId: number;
  schemaName: string;
  name: string;
  /** The column that says when a row was written; null where there is none, or looking for its newest would take long. */
  column: { name: string; type: "timestamptz" | "timestamp" | "date" } | null;
  /** So few rows that all of them can be looked at. */
  isSmall: boolean;
};

export type FreshnessOptions = {
  /** The most that a statement takes. */
  seconds: number;
  /** And that all of them take; tables for which none is left say so. */
  totalSeconds: number;
  signal: AbortSignal;
  onProgress(done: number): void;
};

/** Instants are milliseconds since 1970 by the server's clock; a column without a zone is read as UTC. */
export type FreshnessSignals = {
  objectId: number;
  readAt: number;
  /** The server's identity; null where it keeps that to itself. */
  system: string | null;
  /** Null for what is not counted: views, foreign tables. */
  counters: {
    inserted: number;
    updated: number;
    deleted: number;
    files: string;
    since: string | null;
  } | null;
  newest: number | null;
  /** The next of those that are in the future; null where none is. */
  nextFuture: number | null;
  committedAt: number | null;
  /** Why the column could not be read; null where it was, or none was asked for. */
  fault: string | null;
};
