import type { Node, SelectStmt, WindowDef } from "libpg-query";
import { type CatalogFunction, NOTHING, type Origin, type Origins, type Relation, union } from "./names.ts";

/** A column that something in FROM offers or a query puts out. */
export type Column = { name: string; origins: Origins; location: number | null };

/**
 * Columns of unknown number and names: of a relation that nobody knows, or of a function, whose values all have the
 * same origins.
 */
export type Rest = { name: null; relation: Relation | null; origins: Origins };
export type Entry = Column | Rest;

/** What a query puts out, in order, and whose rows it is made of. */
export type Outcome = { entries: readonly Entry[]; rows: Origins };

/**
 * One name in FROM. `relation`: whose rows it has, where they are of one. `row`: where a whole row as one value comes
 * from, where that is not simply from everything in it.
 */
export type Item = Outcome & {
  alias: string;
  schema: string | null;
  relation: Relation | null;
  row: Origins | null;
};

/** One element of FROM: names that qualify, and the columns that stand without. */
export type Source = Outcome & { items: readonly Item[] };

export type Scope = {
  sources: Source[];
  parent: Scope | null;
  /** Names of WITH that are declared here. */
  queries: Map<string, Outcome>;
  windows: readonly WindowDef[];
};

export type Role = "value" | "filter" | "join" | "group" | "order";

/** What a statement's parts need of each other while it is read. */
export type Reading = {
  query(select: SelectStmt, parent: Scope | null): Outcome;
  /** Where the values in an expression come from; all of them are read, in that role. */
  expression(node: Node | undefined, scope: Scope, role: Role): Origins;
  /** A statement that changes data inside of WITH: what it returns. */
  change(node: Node, scope: Scope): Outcome;
  origin(relation: Relation | null, column: string | null): Origin;
  /** A relation by its name as written, known or not. */
  relation(schema: string | null, name: string): Relation;
  routine(names: readonly string[]): CatalogFunction | null;
  note(origins: Origins, role: Role): void;
  problem(text: string): void;
};

export const innerScope = (parent: Scope | null, sources: Source[] = []): Scope => ({
  sources,
  parent,
  queries: new Map(),
  windows: [],
});

export const column = (name: string, origins: Origins, location: number | null = null): Column => ({
  name,
  origins,
  location,
});

/** The origins of one column among the entries; null where none has that name. */
export function findColumn(entries: readonly Entry[], name: string, reading: Reading): Origins | null {
  const known = entries.find((entry) => entry.name === name);
  if (known) return known.origins;
  const rests = entries.filter((entry): entry is Rest => entry.name === null);
  if (rests.length > 1 && rests.some(({ relation }) => relation !== null))
    return new Set([reading.origin(null, name)]);
  const [rest] = rests;
  if (!rest) return null;
  return rest.relation ? new Set([reading.origin(rest.relation, name)]) : rest.origins;
}

export const entriesOf = ({ sources }: Scope): Entry[] => sources.flatMap(({ entries }) => entries);
export const rowsOf = ({ sources }: Scope): Origins => union(...sources.map(({ rows }) => rows));

/** The nearest item of that name, and outwards. */
export function findItem(scope: Scope | null, alias: string, schema: string | null): Item | null {
  for (let at = scope; at; at = at.parent)
    for (const { items } of at.sources)
      for (const item of items)
        if (item.alias === alias && (schema === null || item.schema === schema)) return item;
  return null;
}

export function findQuery(scope: Scope | null, name: string): Outcome | null {
  for (let at = scope; at; at = at.parent) {
    const query = at.queries.get(name);
    if (query) return query;
  }
  return null;
}

/** Everything an outcome's values come from. */
export const valuesOf = ({ entries }: Pick<Outcome, "entries">, reading: Reading): Origins =>
  union(
    ...entries.map((entry) =>
      entry.name === null && entry.relation ? new Set([reading.origin(entry.relation, null)]) : entry.origins,
    ),
  );

/** The whole row as one value: of a relation its rows, of a query everything that it puts out. */
export const rowOf = (item: Item, reading: Reading): Origins => item.row ?? valuesOf(item, reading);

/** Gives entries the names of an alias's list, in order; those after it keep their own. */
export function rename(entries: readonly Entry[], names: readonly string[], reading: Reading): Entry[] {
  if (names.length === 0) return [...entries];
  const at = entries.findIndex(({ name }) => name === null);
  const renamed: Entry[] = entries.map((entry, place) => {
    const name = names[place];
    return name === undefined || (at !== -1 && place >= at) ? entry : { ...entry, name, location: null };
  });
  if (at === -1) return renamed;
  const rest = valuesOf({ entries: entries.slice(at) }, reading);
  return [
    ...renamed.slice(0, at),
    ...names.slice(at).map((name) => column(name, rest)),
    ...renamed.slice(at),
  ];
}

export const EMPTY: Outcome = { entries: [], rows: NOTHING };
