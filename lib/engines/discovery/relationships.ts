import {
  BARE,
  candidatesFor,
  distinctKeys,
  type Key,
  type KeyIndex,
  keysByName,
  MOST_CANDIDATES,
  POINTS,
  type TableFacts,
  typeOf,
} from "./key-index.ts";
import { areComparable, baseType, isKeyType } from "./key-types.ts";
import { rememberWords, stems, type WordsOf, wordsOf } from "./name-words.ts";

/**
 * Foreign keys that nobody declared, guessed from names, types and unique keys. A guess is worth showing only if it is
 * usually right: a column whose words name a table, with the type of that table's key. What names no table (`id`,
 * `created_by` without people to point to, `subject_id` beside `subject_type`) is left alone.
 */
export type SuggestedRelationship = {
  objectId: number;
  columns: string[];
  referencedObjectId: number;
  referencedColumns: string[];
  /** From 0 to 1; declared keys are not suggested and would be 1. */
  confidence: number;
  reasons: string[];
};

const LEAST_CONFIDENCE = 0.5;
const PARENTS = stems("parent", "ancestor", "root", "previous", "next", "superseded");

/** In order of table and column; at most one suggestion a column. */
export function suggestRelationships(tables: readonly TableFacts[]): SuggestedRelationship[] {
  const words = rememberWords();
  const keys = keysByName(tables, words);
  const composites = compositeKeys(tables, keys);
  return tables.flatMap((table) => {
    const near = composites.get(table.schemaName);
    const met = near ? table.columns.flatMap(({ name }) => near.get(name) ?? []) : [];
    return [...suggestSingle(table, keys, words), ...suggestComposite(table, met)];
  });
}

function* suggestSingle(table: TableFacts, keys: KeyIndex, words: WordsOf): Generator<SuggestedRelationship> {
  const declared = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
  const names = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  for (const column of table.columns) {
    if (declared.has(column.name) || !isKeyType(column.type) || isPolymorphic(column.name, names)) continue;
    const best = bestFor(table, column, keys, words(column.name));
    if (best) yield best;
  }
}

/** `commentable_type` beside `commentable_id`: it points to a table of each row's own. */
const isPolymorphic = (name: string, names: ReadonlySet<string>): boolean =>
  typeNamesBeside(name).some((beside) => names.has(beside));

/** What a column is called, in lower case, that says of which table a column called `name` holds keys. */
export function typeNamesBeside(name: string): string[] {
  const stem = name.toLowerCase().replace(/_?(id|key|uuid)$/, "");
  if (stem === name.toLowerCase()) return [];
  return ["_type", "type", "_kind", "_class"].map((end) => stem + end);
}

function bestFor(
  table: TableFacts,
  column: TableFacts["columns"][number],
  keys: KeyIndex,
  words: readonly string[],
): SuggestedRelationship | null {
  if (words.every((word) => BARE.has(word))) return null;
  const pointsSomewhere = POINTS.has(words.at(-1) ?? "");
  // From the whole name to its last words: `original language id` is a `language id`.
  for (let from = 0; from < words.length; from += 1) {
    const rest = words.slice(from);
    if (rest.every((word) => BARE.has(word))) break;
    if (from > 0 && !pointsSomewhere) break;
    const candidates = candidatesFor(keys, table, column, rest.join(" "));
    if (candidates.length > MOST_CANDIDATES) return null;
    const [target] = candidates;
    if (!target) continue;
    const suggestion = judge(table, column, target, {
      isWhole: from === 0,
      pointsSomewhere,
      rivals: candidates.length - 1,
    });
    return suggestion.confidence >= LEAST_CONFIDENCE ? suggestion : null;
  }
  return parentOf(table, column, words);
}

export const saysParent = (words: readonly string[]): boolean =>
  PARENTS.has(words[0] ?? "") && words.length === 2 && BARE.has(words[1] ?? "");

/** `parent_id` points to its own table. */
function parentOf(
  table: TableFacts,
  column: TableFacts["columns"][number],
  words: readonly string[],
): SuggestedRelationship | null {
  const [key, ...others] = table.uniqueKeys[0] ?? [];
  if (!saysParent(words) || key === undefined || others.length > 0 || key === column.name) return null;
  if (baseType(typeOf(table, key) ?? "") !== baseType(column.type)) return null;
  return {
    ...{
      objectId: table.objectId,
      columns: [column.name],
      referencedObjectId: table.objectId,
      referencedColumns: [key],
    },
    confidence: 0.7,
    reasons: [
      `${column.name} is what a column is called that points to its own table`,
      `${table.name}.${key} is unique`,
    ],
  };
}

type Evidence = { isWhole: boolean; pointsSomewhere: boolean; rivals: number };

function judge(
  table: TableFacts,
  column: TableFacts["columns"][number],
  target: Key,
  { isWhole, pointsSomewhere, rivals }: Evidence,
): SuggestedRelationship {
  const [key = ""] = target.columns;
  const isSameType = baseType(column.type) === baseType(target.types[0] ?? "");
  const isOwnKey = table.uniqueKeys.some((columns) => columns.length === 1 && columns[0] === column.name);
  let confidence = 0.9;
  if (!isWhole) confidence -= 0.1;
  if (!pointsSomewhere) confidence -= 0.2;
  if (!isSameType) confidence -= 0.1;
  if (target.table.schemaName !== table.schemaName) confidence -= 0.1;
  // One to one happens; that two tables are keyed alike happens more often.
  if (isOwnKey) confidence -= 0.2;
  confidence -= 0.2 * rivals;
  return {
    objectId: table.objectId,
    columns: [column.name],
    referencedObjectId: target.table.objectId,
    referencedColumns: [...target.columns],
    confidence: Math.max(0, Math.round(confidence * 100) / 100),
    reasons: [
      isWhole
        ? `${column.name} is what a column is called that holds ${target.table.name}.${key}`
        : `${column.name} ends in what a column is called that holds ${target.table.name}.${key}`,
      `${target.table.name}.${key} is unique`,
      isSameType ? `both are ${baseType(column.type)}` : `${column.type} can hold ${target.types[0]}`,
      ...(rivals > 0 ? [`${rivals} other ${rivals === 1 ? "table" : "tables"} would do as well`] : []),
    ],
  };
}

/** A key of several columns, all of which another table has under the same names and types. */
function* suggestComposite(table: TableFacts, keys: readonly Key[]): Generator<SuggestedRelationship> {
  const declared = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  for (const { table: target, columns, types: wanted } of keys) {
    if (target === table) continue;
    if (
      !columns.every(
        (name, at) => areComparable(types.get(name) ?? "", wanted[at] ?? "") && !declared.has(name),
      )
    )
      continue;
    yield {
      objectId: table.objectId,
      columns: [...columns],
      referencedObjectId: target.objectId,
      referencedColumns: [...columns],
      confidence: 0.6,
      reasons: [`it has all columns of the key of ${target.name}, of the same types`],
    };
  }
}

/**
 * By schema and first column: few tables share it, so that each table meets few keys. Keys whose names say nothing are
 * left out.
 */
function compositeKeys(tables: readonly TableFacts[], named: KeyIndex): Map<string, Map<string, Key[]>> {
  const bySchema = new Map<string, Map<string, Key[]>>();
  for (const table of tables)
    for (const columns of distinctKeys(table)) {
      const [first] = columns;
      if (first === undefined || columns.length < 2 || columns.some(saysNothing)) continue;
      // A key made of keys joins two tables: who holds the same pair belongs to those two, not to the one that joins them.
      if (columns.every((name) => named.has(wordsOf(name).join(" ")))) continue;
      const byFirst = bySchema.get(table.schemaName) ?? new Map<string, Key[]>();
      bySchema.set(table.schemaName, byFirst);
      const keys = byFirst.get(first) ?? [];
      byFirst.set(first, keys);
      keys.push({ table, columns, types: columns.map((name) => typeOf(table, name) ?? "") });
    }
  for (const byFirst of bySchema.values())
    for (const [first, keys] of byFirst) if (keys.length > MOST_CANDIDATES) byFirst.delete(first);
  return bySchema;
}

const COMMON = new Set([
  "id",
  "name",
  "type",
  "date",
  "day",
  "year",
  "status",
  "code",
  "locale",
  "language",
  "position",
]);
const saysNothing = (column: string) => COMMON.has(column.toLowerCase());
