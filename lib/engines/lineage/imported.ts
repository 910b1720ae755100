import { collapse } from "./collapse.ts";
import type { Edge } from "./edges.ts";
import { type Catalog, createCatalog, keyOf, type Relation } from "./names.ts";
import type { NotFollowed } from "./not-followed.ts";

/** What an import says, in terms of the relations that are known here. */
export type Imported = {
  edges: (Edge & { isSure: boolean })[];
  /** How many models or statements there are. */
  total: number;
  /** Which of them could not be read, or not fully. */
  unread: { name: string; why: string }[];
  /** Relations that it names and nobody knows here, as it writes them. */
  unmatched: string[];
  /** Kinds of statements that may move more than what is drawn, with how many of them. */
  notFollowed: (NotFollowed & { count: number })[];
};

export type Known = {
  catalog: Catalog;
  /** Also where statements make it themselves. */
  isKnown(relation: Relation): boolean;
  /** The known relation of that name, also where only its case differs. */
  find(schema: string, name: string): Relation | null;
};

/** What an import's names are looked up in. A name may say the database, too. */
export function knownRelations(relations: readonly Relation[], databases: readonly string[]): Known {
  const catalog = createCatalog({ relations });
  const named = new Map(catalog.relations);
  const folded = new Map<string, Relation>();
  for (const relation of relations) {
    const { schema, name } = relation;
    folded.set(keyOf(schema, name).toLowerCase(), relation);
    for (const database of databases) named.set(keyOf(`${database}.${schema}`, name), relation);
  }
  return {
    catalog: { ...catalog, relations: named },
    isKnown: ({ schema, name }) => catalog.relations.has(keyOf(schema, name)),
    find: (schema, name) =>
      catalog.relations.get(keyOf(schema, name)) ?? folded.get(keyOf(schema, name).toLowerCase()) ?? null,
  };
}

/** Arrows between what is known alone: what flows through anything else flows past it. */
export function betweenKnown(
  edges: readonly (Edge & { isSure: boolean })[],
  { isKnown }: Known,
): Imported["edges"] {
  const ends = edges.flatMap(({ source, target }) => [source, target]);
  const others = new Set(
    ends.filter((relation) => !isKnown(relation)).map(({ schema, name }) => keyOf(schema, name)),
  );
  const doubtful = new Set(edges.filter(({ isSure }) => !isSure).map(({ target }) => target));
  return collapse(edges, others).flatMap((edge) =>
    isKnown(edge.source) && isKnown(edge.target) ? [{ ...edge, isSure: !doubtful.has(edge.target) }] : [],
  );
}
