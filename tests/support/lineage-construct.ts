/**
 * One construct of SQL: a view, what flows into each of its columns, and what is read besides, as Postgres records it. A
 * resolver that overlooks what the tree has under `part` must be told by the difference.
 */
export type Construct = {
  name: string;
  sql: string;
  flows: Readonly<Record<string, readonly string[]>>;
  besides: readonly string[];
  part: string;
};

export const construct = (
  name: string,
  part: string,
  sql: string,
  flows: Readonly<Record<string, readonly string[]>>,
  besides: readonly string[] = [],
): Construct => ({ name, part, sql, flows, besides });
