import type { RelationDetails } from "#lib/catalog/views.ts";
import { givesAway, type MetricSuggestion, suggestMetrics } from "#lib/engines/metrics/suggest.ts";
import type { SuggestibleTable } from "#lib/engines/metrics/suggestible.ts";
import type { ColumnTag } from "#lib/tags/views.ts";
import { fitsColumn } from "./types.ts";
import type { MetricRow } from "./views.ts";

type Known = Pick<MetricRow, "type" | "columnName">;

/** What a relation should have and does not have yet; nothing of one that is gone, or whose rows may not be read. */
export function suggestFor(
  relation: RelationDetails,
  tags: readonly ColumnTag[],
  known: readonly Known[],
): MetricSuggestion[] {
  if (relation.state === "archived" || !relation.isReadable) return [];
  const table = toSuggestible(relation, tags);
  return suggestMetrics(table).filter(
    ({ type, column }) =>
      !known.some((metric) => metric.type === type && metric.columnName === column) &&
      (column === null || fits(relation, table, type, column)),
  );
}

function fits(
  { columns }: RelationDetails,
  table: SuggestibleTable,
  type: MetricSuggestion["type"],
  name: string,
): boolean {
  const column = columns.find((one) => one.name === name);
  const tags = table.columns.find((one) => one.name === name)?.tags ?? [];
  return column !== undefined && fitsColumn(type, { type: column.type, givesAway: givesAway(tags) });
}

function toSuggestible(relation: RelationDetails, tags: readonly ColumnTag[]): SuggestibleTable {
  const tagsOf = Map.groupBy(
    // What is only possible counts too: a person may still say that it is so.
    tags.filter(({ decision }) => decision !== "rejected"),
    ({ column }) => column,
  );
  return {
    name: relation.name,
    kind: relation.kind,
    columns: relation.columns.map((column) => ({
      name: column.name,
      type: column.type,
      isNullable: column.isNullable,
      isPrimaryKey: column.isPrimaryKey,
      isUnique: column.isUnique || isUniqueByExpression(relation, column.name),
      isForeignKey: column.isForeignKey,
      tags: tagsOf.get(column.name)?.map(({ tag }) => tag) ?? [],
    })),
  };
}

/** `create unique index … (lower(email))` names no column, and keeps it unique all the same. */
const isUniqueByExpression = ({ indexes }: RelationDetails, name: string): boolean =>
  indexes.some(
    ({ isUnique, columns: [only, ...others], definition }) =>
      isUnique &&
      others.length === 0 &&
      only?.includes(`(${name})`) === true &&
      !definition.includes(" WHERE "),
  );
