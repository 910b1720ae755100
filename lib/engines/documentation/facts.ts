import type { RelationKind } from "#lib/connectors/connector.ts";

export type ColumnFacts = {
  name: string;
  /** As the database writes it: `character varying(120)`. */
  type: string;
  comment: string | null;
  isNullable: boolean;
  defaultExpression: string | null;
  generatedExpression: string | null;
  /** Whether an identity or a sequence of its own fills it. */
  isNumbered: boolean;
  /** Of its enum, in their order; null where it has none. */
  labels: readonly string[] | null;
  /** That are applied to it. */
  tags: readonly string[];
  /** What flows into it unchanged or computed, as lineage knows it: `schema.table.column`. */
  madeOf: readonly string[];
  /** What people have kept over time of it, as they read it: `mean`. */
  watched: readonly string[];
};

export type ForeignKey = {
  columns: readonly string[];
  /** `schema.table`, whether it was discovered or not. */
  table: string;
  referencedColumns: readonly string[];
};

export type TableFacts = {
  /** Whatever tells tables apart; goes back with the text. */
  id: string;
  schemaName: string;
  name: string;
  kind: RelationKind;
  comment: string | null;
  columns: readonly ColumnFacts[];
  primaryKey: readonly string[];
  uniqueKeys: readonly (readonly string[])[];
  foreignKeys: readonly ForeignKey[];
  /** Of single columns: what the database checks. */
  checks: readonly { column: string; definition: string }[];
  partitionKey: string | null;
  /** What a view reads, or what flows into a table, as lineage knows it: `schema.table`. */
  madeOf: readonly string[];
  watched: readonly string[];
  /** What people hold it to; null where they hold it to nothing. */
  updatedWithinSeconds: number | null;
};

export const FACT_KINDS = [
  "comment",
  "name",
  "kind",
  "type",
  "enum",
  "primary_key",
  "unique",
  "foreign_key",
  "referenced_by",
  "default",
  "check",
  "lineage",
  "tag",
  "freshness",
  "metric",
  "structure",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Something the catalog says, as people read it: `primary key (id)`. */
export type Fact = { kind: FactKind; says: string };

/** One sentence with all that it rests on. */
export type Sentence = { text: string; facts: readonly Fact[] };

/** `column` is null for the table itself. */
export type Documentation = {
  tableId: string;
  column: string | null;
  /** Its name in words. */
  title: string;
  sentences: readonly Sentence[];
};
