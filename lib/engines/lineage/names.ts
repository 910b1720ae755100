/** A relation that a statement names. `columns` is null where nothing knows them: a table outside the catalog, or a file. */
export type Relation = { schema: string | null; name: string; columns: readonly string[] | null };

/** A function that returns rows: of the relation `rowOf`, or with `columns` of its own. */
export type CatalogFunction = {
  schema: string;
  name: string;
  rowOf: Relation | null;
  columns: readonly string[];
  /** What it returns, as a relation that its body fills; null where its body is not known. */
  result: Relation | null;
};

export type Catalog = {
  relations: ReadonlyMap<string, Relation>;
  functions: ReadonlyMap<string, CatalogFunction>;
  /** Schemas in which unqualified names are looked up, in order. */
  searchPath: readonly string[];
};

/** Where a value comes from. `column` is null for rows as such; `relation` where more than one could be meant. */
export type Origin = { relation: Relation | null; column: string | null };
export type Origins = ReadonlySet<Origin>;

export const NOTHING: Origins = new Set();

export const keyOf = (schema: string | null, name: string): string => JSON.stringify([schema ?? "", name]);

export const textOf = ({ schema, name }: Relation): string => (schema === null ? name : `${schema}.${name}`);

export function createCatalog({
  relations,
  functions = [],
  searchPath = ["public"],
}: {
  relations: readonly Relation[];
  functions?: readonly CatalogFunction[];
  searchPath?: readonly string[];
}): Catalog {
  return {
    relations: new Map(relations.map((relation) => [keyOf(relation.schema, relation.name), relation])),
    functions: new Map(functions.map((routine) => [keyOf(routine.schema, routine.name), routine])),
    searchPath,
  };
}

export function union(...sets: readonly Origins[]): Origins {
  const filled = sets.filter(({ size }) => size > 0);
  if (filled.length < 2) return filled[0] ?? NOTHING;
  return new Set(filled.flatMap((origins) => [...origins]));
}
