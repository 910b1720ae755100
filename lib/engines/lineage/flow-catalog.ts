import type { FlowRelation, ViewDependencies } from "#lib/connectors/connector.ts";
import type { Edge, Use } from "./edges.ts";
import { type Catalog, createCatalog, keyOf, type Relation } from "./names.ts";

/** An arrow between relations by their object ids. A partition stands for the table that it is a part of; columns as in `Edge`. */
export type PlacedEdge = {
  sourceObjectId: number;
  sourceColumn: string | null;
  targetObjectId: number;
  targetColumn: string | null;
  use: Use | null;
};

/** What a database's definitions may name, and the way from names back to object ids. */
export type FlowCatalog = {
  catalog: Catalog;
  byId: ReadonlyMap<number, FlowRelation>;
  relationOf(objectId: number): Relation | null;
  idOf(relation: Relation): number | null;
  /** Null where an end is no relation of the database. */
  place(edge: Edge): PlacedEdge | null;
};

/** Of a routine, under which no table can be: its result. */
export const resultName = (name: string): string => `${name}()`;

export function createFlowCatalog(
  found: Pick<ViewDependencies, "relations" | "routines">,
  searchPath: readonly string[],
): FlowCatalog {
  const byId = new Map(found.relations.map((relation) => [relation.objectId, relation]));
  const relations = new Map(
    found.relations.map(({ objectId, schemaName, name, columns }): [number, Relation] => [
      objectId,
      { schema: schemaName, name, columns },
    ]),
  );
  const ids = new Map([...relations].map(([id, { schema, name }]) => [keyOf(schema, name), id]));
  const functions = found.routines.map(({ schemaName, name, rowObjectId, columns, definition }) => {
    const rowOf = rowObjectId === null ? null : (relations.get(rowObjectId) ?? null);
    const result =
      definition === null
        ? null
        : { schema: schemaName, name: resultName(name), columns: rowOf?.columns ?? null };
    return { schema: schemaName, name, rowOf, columns, result };
  });
  const idOf = ({ schema, name }: Relation) => ids.get(keyOf(schema, name)) ?? null;
  return {
    catalog: createCatalog({ relations: [...relations.values()], functions, searchPath }),
    byId,
    relationOf: (objectId) => relations.get(objectId) ?? null,
    idOf,
    place({ source, sourceColumn, target, targetColumn, use }) {
      const [from, to] = [source, target].map((end) => byId.get(idOf(end) ?? -1)?.rootObjectId);
      if (from === undefined || to === undefined) return null;
      return { sourceObjectId: from, sourceColumn, targetObjectId: to, targetColumn, use };
    },
  };
}
