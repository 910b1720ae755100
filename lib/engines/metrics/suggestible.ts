import type { RelationKind } from "#lib/connectors/connector.ts";

export type SuggestibleColumn = {
  name: string;
  type: string;
  isNullable: boolean;
  /** Part of the primary key. */
  isPrimaryKey: boolean;
  /** By itself, by a constraint or an index, also by one of its lower case. */
  isUnique: boolean;
  isForeignKey: boolean;
  tags: readonly string[];
};

export type SuggestibleTable = {
  name: string;
  kind: RelationKind;
  columns: readonly SuggestibleColumn[];
};
