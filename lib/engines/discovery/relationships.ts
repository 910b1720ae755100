import { areComparable, baseType, isKeyType } from "./key-types.ts";
import { nounOf, stems, wordsOf } from "./name-words.ts";

/**
 * Foreign keys that nobody declared, guessed from names, types and unique keys. A guess is worth showing only if it is
 * usually right: a column whose words name a table, with the type of that table's key. What names no table (`id`,
 * `created_by` without people to point to, `subject_id` beside `subject_type`) is left alone.
 */
type ColumnFacts = { name: string; type: string };

export type TableFacts = {
  objectId: number;
  schemaName: string;
  name: string;
  columns: readonly ColumnFacts[];
  /** Columns of its primary key and unique constraints, the primary key first. */
  uniqueKeys: readonly (readonly string[])[];
  foreignKeys: readonly { columns: readonly string[]; referencedObjectId: number }[];
};

export type SuggestedRelationship = {
  objectId: number;
  columns: string[];
  referencedObjectId: number;
  referencedColumns: string[];
  /** From 0 to 1; declared keys are not suggested and would be 1. */
  confidence: number;
  reasons: string[];
};

type Key = { table: TableFacts; columns: readonly string[]; types: string[] };

/** Of keys of one column: they are found by the words that would name them elsewhere. */
type Named = Map<string, Key[]>;

const LEAST_CONFIDENCE = 0.5;
/** A name that many tables answer to says nothing. */
const MOST_CANDIDATES = 4;
/** Endings that say "this points to something". */
const POINTS = stems("id", "key", "code", "no", "nr", "num", "number", "uuid", "guid", "fk", "ref", "sk");
/** What a key is called when it is not called after its table. */
const BARE = stems("id", "key", "code", "uuid", "guid", "pk", "number", "no", "oid", "rowid");
const PARENTS = stems("parent", "ancestor", "root", "previous", "next", "superseded");

/** In order of table and column; at most one suggestion a column. */
export function suggestRelationships(tables: readonly TableFacts[]): SuggestedRelationship[] {
  const keys = keysByName(tables);
  const composites = compositeKeys(tables, keys);
  return tables.flatMap((table) => [
    ...suggestSingle(table, keys),
    ...suggestComposite(
      table,
      table.columns.flatMap(({ name }) => composites.get(name) ?? []),
    ),
  ]);
}

function keysByName(tables: readonly TableFacts[]): Named {
  const named: Named = new Map();
  for (const table of tables) {
    for (const [at, columns] of table.uniqueKeys.entries()) {
      const [column] = columns;
      const type = typeOf(table, column);
      if (columns.length !== 1 || column === undefined || type === null || !isKeyType(type)) continue;
      const key = { table, columns, types: [type] };
      for (const name of namesOf(table, column, at === 0)) {
        const others = named.get(name);
        if (others) others.push(key);
        else named.set(name, [key]);
      }
    }
  }
  return named;
}

/** What columns elsewhere would be called that hold this key: `customer id`, and `customer id` for `customers.id`. */
function namesOf(table: TableFacts, column: string, isPrimary: boolean): Set<string> {
  const own = wordsOf(column);
  const noun = nounOf(table.name);
  const names = new Set<string>();
  // Called after its table, and told apart by that: `customer_id`, `isbn`. An e-mail address that is unique somewhere is
  // in many tables that do not point there.
  const pointsHere = isPrimary || POINTS.has(own.at(-1) ?? "");
  if (pointsHere && !own.every((word) => BARE.has(word))) names.add(own.join(" "));
  if (noun.length === 0) return names;
  if (own.every((word) => BARE.has(word))) {
    names.add([...noun, ...own].join(" "));
    if (isPrimary) names.add([...noun, "id"].join(" ")).add(noun.join(" "));
  }
  return names;
}

function* suggestSingle(table: TableFacts, keys: Named): Generator<SuggestedRelationship> {
  const declared = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
  const names = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  for (const column of table.columns) {
    if (declared.has(column.name) || !isKeyType(column.type) || isPolymorphic(column.name, names)) continue;
    const best = bestFor(table, column, keys);
    if (best) yield best;
  }
}

/** `commentable_type` beside `commentable_id`: it points to a table of each row's own. */
const isPolymorphic = (name: string, names: ReadonlySet<string>): boolean => {
  const stem = name.toLowerCase().replace(/_?(id|key|uuid)$/, "");
  return (
    stem !== name.toLowerCase() && ["_type", "type", "_kind", "_class"].some((end) => names.has(stem + end))
  );
};

function bestFor(table: TableFacts, column: ColumnFacts, keys: Named): SuggestedRelationship | null {
  const words = wordsOf(column.name);
  if (words.every((word) => BARE.has(word))) return null;
  const pointsSomewhere = POINTS.has(words.at(-1) ?? "");
  // From the whole name to its last words: `original language id` is a `language id`.
  for (let from = 0; from < words.length; from += 1) {
    const rest = words.slice(from);
    if (rest.every((word) => BARE.has(word))) break;
    if (from > 0 && !pointsSomewhere) break;
    const all = (keys.get(rest.join(" ")) ?? []).filter((key) => isTarget(key, table, column));
    if (all.length === 0) continue;
    const candidates = nearest(all, table, rest);
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

/** `parent_id` points to its own table. */
function parentOf(
  table: TableFacts,
  column: ColumnFacts,
  words: readonly string[],
): SuggestedRelationship | null {
  const [key, ...others] = table.uniqueKeys[0] ?? [];
  const isParent = PARENTS.has(words[0] ?? "") && words.length === 2 && BARE.has(words[1] ?? "");
  if (!isParent || key === undefined || others.length > 0 || key === column.name) return null;
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

function isTarget(key: Key, table: TableFacts, column: ColumnFacts): boolean {
  if (!areComparable(column.type, key.types[0] ?? "")) return false;
  if (key.table !== table) return !(isPieceOf(table.name, key.table.name) && key.columns[0] === column.name);
  // A table's own key does not point to itself; another column of its may (`parent_id`, `manager_staff_id`).
  return !key.columns.includes(column.name);
}

/** Those of the table that the words name, where there is one, and of the same schema: `order_id` is unique in other tables too. */
function nearest(keys: readonly Key[], table: TableFacts, words: readonly string[]): Key[] {
  const named = keys.filter((key) => nounOf(key.table.name).every((word, at) => words[at] === word));
  const among = named.length > 0 ? named : keys;
  const near = among.filter((key) => key.table.schemaName === table.schemaName);
  return near.length > 0 ? near : [...among];
}

/** `payment_p2007_01` holds what `payment` does, `orders_2024` what `orders`: its key is its own. */
const isPieceOf = (piece: string, whole: string) =>
  piece.startsWith(`${whole}_`) && /\d/.test(piece.slice(whole.length));

type Evidence = { isWhole: boolean; pointsSomewhere: boolean; rivals: number };

function judge(
  table: TableFacts,
  column: ColumnFacts,
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
    if (target === table || target.schemaName !== table.schemaName) continue;
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

/** By their first column: few tables share it, so that each table meets few keys. Keys whose names say nothing are left out. */
function compositeKeys(tables: readonly TableFacts[], named: Named): Map<string, Key[]> {
  const byFirst = new Map<string, Key[]>();
  for (const table of tables)
    for (const columns of table.uniqueKeys) {
      const [first] = columns;
      if (first === undefined || columns.length < 2 || columns.some(saysNothing)) continue;
      // A key made of keys joins two tables: who holds the same pair belongs to those two, not to the one that joins them.
      if (columns.every((name) => named.has(wordsOf(name).join(" ")))) continue;
      const key = { table, columns, types: columns.map((name) => typeOf(table, name) ?? "") };
      byFirst.set(first, [...(byFirst.get(first) ?? []), key]);
    }
  for (const [first, keys] of byFirst) if (keys.length > MOST_CANDIDATES) byFirst.delete(first);
  return byFirst;
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

const typeOf = (table: TableFacts, column: string | undefined): string | null =>
  table.columns.find(({ name }) => name === column)?.type ?? null;
