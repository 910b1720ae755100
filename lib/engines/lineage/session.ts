import { type Catalog, type CatalogFunction, keyOf, type Origin, type Relation } from "./names.ts";

/** What the statements of one script know of each other: names made, dropped or moved on the way. */
export type Session = {
  readonly catalog: Catalog;
  searchPath: readonly string[];
  /** Null for what was dropped. */
  readonly made: Map<string, Relation | null>;
  readonly unknown: Map<string, Relation>;
  /** Names of prepared statements, which are read where they are prepared. */
  readonly prepared: Set<string>;
  readonly origins: Map<Relation | null, Map<string | null, Origin>>;
};

export const createSession = (catalog: Catalog): Session => ({
  catalog,
  searchPath: catalog.searchPath,
  made: new Map(),
  unknown: new Map(),
  prepared: new Set(),
  origins: new Map(),
});

/** One object for each origin, so that sets hold each once. */
export function originIn({ origins }: Session, relation: Relation | null, column: string | null): Origin {
  const columns = origins.get(relation) ?? new Map<string | null, Origin>();
  origins.set(relation, columns);
  const origin = columns.get(column) ?? { relation, column };
  columns.set(column, origin);
  return origin;
}

/** The relation that a name means; one with unknown columns where nothing is known by that name. */
export function relationIn(session: Session, schema: string | null, name: string): Relation {
  const schemas = schema === null ? [null, ...session.searchPath] : [schema];
  for (const candidate of schemas) {
    const key = keyOf(candidate, name);
    const known = session.made.has(key) ? session.made.get(key) : session.catalog.relations.get(key);
    if (known) return known;
  }
  const key = keyOf(schema, name);
  const unknown = session.unknown.get(key) ?? { schema, name, columns: null };
  session.unknown.set(key, unknown);
  return unknown;
}

export function routineIn(session: Session, names: readonly string[]): CatalogFunction | null {
  const [name = ""] = names.slice(-1);
  const schema = names.at(-2);
  const schemas = schema === undefined ? [...session.searchPath, ""] : [schema];
  for (const candidate of schemas) {
    const routine = session.catalog.functions.get(keyOf(candidate, name));
    if (routine) return routine;
  }
  return null;
}

/** Notes that a statement made a relation with these columns, null where they are not all known. */
export function make(session: Session, relation: Relation, columns: readonly string[] | null): Relation {
  const made = { schema: relation.schema, name: relation.name, columns };
  session.made.set(keyOf(made.schema, made.name), made);
  return made;
}

export const drop = (session: Session, { schema, name }: Relation): void => {
  session.made.set(keyOf(schema, name), null);
};
