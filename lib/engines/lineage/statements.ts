import { betweenKnown, type Imported, type Known } from "./imported.ts";
import { type Relation, textOf } from "./names.ts";
import { resolveScript, type ScriptStatement } from "./script.ts";
import type { StatementLineage } from "./statement.ts";

const LONGEST_BEGINNING = 2_000;
/** What a statement may begin with. Of one that cannot be read, any other word may be a value. */
const VERBS =
  /^(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(select|insert|update|delete|merge|create|alter|drop|copy|with|set|call|do)\b/is;

/** What statements of SQL move, each knowing what those before it made. */
export function lineageOfStatements(sql: string, known: Known): Imported {
  const statements = resolveScript(sql, known.catalog);
  const unread = statements.flatMap(({ text, error, lineage }, at) => {
    const why = error === null ? (lineage?.problems ?? []) : [error];
    return why.length === 0 ? [] : [{ name: nameOf(at + 1, text, lineage), why: why.join("; ") }];
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

const PREPOSITIONS: Record<string, string> = { insert: " into", merge: " into", delete: " from" };

/** Tells a statement from others, without its text: that quotes values. */
function nameOf(number: number, text: string, lineage: StatementLineage | null): string {
  const verb = VERBS.exec(text.slice(0, LONGEST_BEGINNING))?.[1]?.toLowerCase();
  const [write] = lineage?.writes ?? [];
  const kind = write ? `${write.action}${PREPOSITIONS[write.action] ?? ""} ${textOf(write.relation)}` : verb;
  return kind === undefined ? `statement ${number}` : `statement ${number}, ${kind}`;
}
