import { betweenKnown, type Imported, type Known } from "./imported.ts";
import { type Relation, textOf } from "./names.ts";
import { resolveScript, type ScriptStatement } from "./script.ts";

const MOST_WORDS = 60;

/** What statements of SQL move, each knowing what those before it made. */
export function lineageOfStatements(sql: string, known: Known): Imported {
  const statements = resolveScript(sql, known.catalog);
  const unread = statements.flatMap(({ text, error, lineage }, at) => {
    const why = error === null ? (lineage?.problems ?? []) : [error];
    const words = text.replaceAll(/\s+/g, " ").slice(0, MOST_WORDS);
    return why.length === 0 ? [] : [{ name: `statement ${at + 1}, ${words}`, why: why.join("; ") }];
  });
  const edges = statements.flatMap(({ edges, lineage }) =>
    edges.map((edge) => ({ ...edge, isSure: lineage?.problems.length === 0 })),
  );
  const made = new Set(
    statements.flatMap(({ lineage }) =>
      (lineage?.writes ?? []).flatMap(({ relation, action }) =>
        action === "create" ? [textOf(relation)] : [],
      ),
    ),
  );
  // What it makes itself is no surprise, where something else is made of it.
  const read = new Set(edges.map(({ source }) => source));
  const isExpected = (relation: Relation) => made.has(textOf(relation)) && read.has(relation);
  const ends = statements.flatMap(({ lineage }) => [
    ...(lineage?.writes ?? []).map(({ relation }) => relation),
    ...[...(lineage?.reads ?? [])].flatMap(({ relation }) => relation ?? []),
  ]);
  const unmatched = ends.filter((relation) => !known.isKnown(relation) && !isExpected(relation)).map(textOf);
  return {
    edges: betweenKnown(edges, known),
    total: statements.length,
    unread,
    unmatched: [...new Set(unmatched)],
    notFollowed: countByKind(statements),
  };
}

/** What is not followed, most frequent first. */
function countByKind(statements: readonly ScriptStatement[]): Imported["notFollowed"] {
  const gaps = statements.flatMap(({ lineage }) => lineage?.notFollowed ?? []);
  return [...Map.groupBy(gaps, ({ kind }) => kind).values()]
    .flatMap(([gap, ...more]) => (gap ? [{ ...gap, count: 1 + more.length }] : []))
    .sort((one, other) => other.count - one.count);
}
