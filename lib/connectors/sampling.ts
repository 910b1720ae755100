/**
 * A question whether a value is of some form, which the database answers about a sample. A value passes where all that is
 * given holds of its text; case does not count.
 */
export type ValueCheck = {
  id: string;
  /** An advanced regular expression as Postgres has it. */
  regex: string;
  /** Of the whole text, at least and at most. */
  lengths?: readonly [number, number];
  checksum?:
    | "luhn"
    | "mod-97"
    | "vehicle"
    | "spanish-letter"
    | "brazilian"
    | "turkish"
    | { weights: readonly number[]; modulo: number };
  /** Of the letters and digits that the checksum is about. */
  issuer?: string;
  /** The first or the last word of the value is one of these, which are in lower case and without accents. */
  words?: readonly string[];
};

export type TableToSample = {
  schemaName: string;
  name: string;
  /** A row estimate; null where there is none. */
  rowEstimate: number | null;
  columns: readonly { name: string; checks: readonly string[] }[];
};

/** Numbers only: no value leaves the database. `sampled` are the ones that are not null or blank. */
export type SampledColumn = {
  name: string;
  sampled: number;
  distinct: number;
  matches: Record<string, number>;
};

export type SampleBounds = { rows: number; seconds: number };
