import type { TagLevel } from "./vocabulary.ts";

export type ColumnFacts = {
  name: string;
  /** As the database writes it: `character varying(120)`. */
  type: string;
  comment: string | null;
  /** The column a declared foreign key of this one alone leads to. */
  references?: { tableId: string; column: string } | undefined;
};

export type TableFacts = {
  /** Whatever tells tables apart; goes back with the tags. */
  id: string;
  schemaName: string;
  name: string;
  comment: string | null;
  columns: readonly ColumnFacts[];
  primaryKey?: readonly string[];
};

/** Why a tag was given: the rule's id, what it saw, and how much it counts from -1 to 1. */
export type Reason = { rule: string; says: string; weight: number };

/** `column` is null where it is said of the table itself. */
export type Tagging = {
  tableId: string;
  column: string | null;
  tag: string;
  level: TagLevel;
  confidence: number;
  reasons: Reason[];
};

/** Of one column, from a bounded sample inside the database: numbers only, never a value. */
export type ValueCounts = {
  /** That are not null or blank. */
  sampled: number;
  distinct: number;
  /** How many of `sampled` passed each check, by the check's id. */
  matches: Readonly<Record<string, number>>;
};
