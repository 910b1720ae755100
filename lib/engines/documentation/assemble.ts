import type { RelationKind } from "#lib/connectors/connector.ts";
import type { ForeignKey, TableFacts } from "./facts.ts";

/** A catalog as it is stored or read: lists that name each other by id, in any order. */
export type CatalogRows = {
  tables: readonly {
    id: string;
    schemaName: string;
    name: string;
    kind: RelationKind;
    comment: string | null;
    partitionKey: string | null;
  }[];
  /** Each table's in its own order. */
  columns: readonly {
    tableId: string;
    name: string;
    type: string;
    comment: string | null;
    isNullable: boolean;
    defaultExpression: string | null;
    generatedExpression: string | null;
    isNumbered: boolean;
  }[];
  constraints: readonly {
    tableId: string;
    kind: string;
    definition: string;
    columns: readonly string[];
    referencedSchema: string | null;
    referencedTable: string | null;
    referencedColumns: readonly string[] | null;
  }[];
  enums: readonly { schemaName: string; name: string; labels: readonly string[] }[];
  /** That are applied; an empty column is the table. */
  tags: readonly { tableId: string; column: string; tag: string }[];
  /** What flows into tables and views, as lineage knows it: an empty column is the whole relation. */
  flows: readonly {
    tableId: string;
    column: string;
    fromTable: string;
    fromColumn: string;
    isValue: boolean;
  }[];
  /** What people hold tables to. */
  freshness: readonly { tableId: string; withinSeconds: number }[];
  /** What is kept over time, as people read it; an empty column is the table. */
  metrics: readonly { tableId: string; column: string; metric: string }[];
};

/** The facts of every table, in order of schema and name. */
export function assembleFacts(rows: CatalogRows): TableFacts[] {
  const columnsOf = Map.groupBy(rows.columns, ({ tableId }) => tableId);
  const constraintsOf = Map.groupBy(rows.constraints, ({ tableId }) => tableId);
  const tagsOf = Map.groupBy(rows.tags, ({ tableId }) => tableId);
  const metricsOf = Map.groupBy(rows.metrics, ({ tableId }) => tableId);
  const withinOf = new Map(rows.freshness.map(({ tableId, withinSeconds }) => [tableId, withinSeconds]));
  const flowsOf = Map.groupBy(rows.flows, ({ tableId }) => tableId);
  const labelsOf = new Map(
    rows.enums.map(({ schemaName, name, labels }) => [`${quoted(schemaName)}.${quoted(name)}`, labels]),
  );
  return rows.tables
    .map((table) => {
      const constraints = [...(constraintsOf.get(table.id) ?? [])].sort(
        inOrder(({ definition }) => definition),
      );
      const of = (kind: string) => constraints.filter((one) => one.kind === kind);
      const tags = Map.groupBy(tagsOf.get(table.id) ?? [], ({ column }) => column);
      const metrics = Map.groupBy(metricsOf.get(table.id) ?? [], ({ column }) => column);
      const watched = (column: string) => sorted((metrics.get(column) ?? []).map(({ metric }) => metric));
      const flows = flowsOf.get(table.id) ?? [];
      const values = Map.groupBy(
        flows.filter(({ isValue, column, fromColumn }) => isValue && column !== "" && fromColumn !== ""),
        ({ column }) => column,
      );
      return {
        ...table,
        comment: orNull(table.comment),
        columns: (columnsOf.get(table.id) ?? []).map(({ tableId: _, ...column }) => ({
          ...column,
          comment: orNull(column.comment),
          isNumbered: column.isNumbered || /^nextval\(/.test(column.defaultExpression ?? ""),
          labels: labelsOf.get(column.type.replace(/(\[\])+$/, "")) ?? null,
          watched: watched(column.name),
          tags: sorted((tags.get(column.name) ?? []).map(({ tag }) => tag)),
          madeOf: sorted(
            (values.get(column.name) ?? []).map(({ fromTable, fromColumn }) => `${fromTable}.${fromColumn}`),
          ),
        })),
        primaryKey: of("primary_key")[0]?.columns ?? [],
        uniqueKeys: of("unique").map(({ columns }) => columns),
        foreignKeys: of("foreign_key").map(
          ({ columns, referencedSchema, referencedTable, referencedColumns }): ForeignKey => ({
            columns,
            table: `${referencedSchema}.${referencedTable}`,
            referencedColumns: referencedColumns ?? [],
          }),
        ),
        checks: of("check").flatMap(({ columns: [column, ...others], definition }) =>
          column !== undefined && others.length === 0 ? [{ column, definition }] : [],
        ),
        watched: watched(""),
        updatedWithinSeconds: withinOf.get(table.id) ?? null,
        madeOf: sorted(flows.map(({ fromTable }) => fromTable)),
      };
    })
    .sort(inOrder(({ schemaName, name }) => `${schemaName}\u0000${name}`));
}

/** A comment of blanks says nothing. */
const orNull = (comment: string | null): string | null => comment?.trim() || null;

/** As the database writes names of types. */
const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const inOrder =
  <T>(textOf: (one: T) => string) =>
  (a: T, b: T): number =>
    textOf(a) < textOf(b) ? -1 : 1;
