/** What the server said about itself as the session began. */
export type ServerFacts = {
  /** As people write it: `16.4`. */
  version: string;
  /** As the server counts: 160004. */
  versionNumber: number;
  role: string;
  database: string;
  /** Null over a plain connection. */
  tlsVersion: string | null;
};

/** How many rows a batch may have: always as many, or told by the `last`, which is empty before the first. */
export type BatchSize<Row> = number | ((last: readonly Row[]) => number);

/**
 * One REPEATABLE READ READ ONLY transaction on the customer's server: every read sees the same snapshot, nothing can be
 * written, everything is bounded in time and size, and an abort stops the statement on the server. One read at a time.
 * Every error is a `ConnectorError`.
 */
export interface ReadingSession {
  readonly server: ServerFacts;
  /** For answers known to be small: `too_large/result` above 100,000 rows or 64 MB. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Through a cursor, so that memory stays bounded. Leaving the loop closes it. */
  stream<Row extends object>(
    text: string,
    values: readonly unknown[],
    size: BatchSize<Row>,
  ): AsyncGenerator<Row[], void, undefined>;
  /**
   * The first rows of an answer, as lists, with the ids of their columns' types. By the extended protocol, in which what is sent
   * is one statement, and no row beyond these is.
   */
  firstRows(text: string, most: number): Promise<{ types: number[]; rows: unknown[][] }>;
  /** Begins again on a new snapshot. Also the way on after an error, which ends a transaction in Postgres. */
  restart(): Promise<void>;
}
