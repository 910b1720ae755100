import { areComparable, isKeyType } from "./key-types.ts";
import { nounOf, stems, type WordsOf } from "./name-words.ts";

/** What suggestions are made from: a table as it is stored, and the keys that others may point to. */
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

export type Key = { table: TableFacts; columns: readonly string[]; types: string[] };

/** Of one kind of keys under one name: all of them, and those of each schema. */
type Group = { all: Key[]; bySchema: Map<string, Key[]> };
/** Keys of tables that the name itself names come before others: `order_id` is unique in other tables, too. */
type Named = { named: Group; others: Group };
/** Keys of one column, found by the words that would name them elsewhere. */
export type KeyIndex = Map<string, Named>;

/** A name that many tables answer to says nothing. */
export const MOST_CANDIDATES = 4;
/** Looked at for one column: most answer at once, and a few more than count are its own table's, or those it is a piece of. */
const MOST_LOOKED_AT = 64;
/** Endings that say "this points to something". */
export const POINTS = stems(
  "id",
  "key",
  "code",
  "no",
  "nr",
  "num",
  "number",
  "uuid",
  "guid",
  "fk",
  "ref",
  "sk",
);
/** What a key is called when it is not called after its table. */
export const BARE = stems("id", "key", "code", "uuid", "guid", "pk", "number", "no", "oid", "rowid");

export function keysByName(tables: readonly TableFacts[], words: WordsOf): KeyIndex {
  const index: KeyIndex = new Map();
  for (const table of tables) {
    const noun = nounOf(table.name);
    for (const [at, columns] of distinctKeys(table).entries()) {
      const [column] = columns;
      const type = typeOf(table, column);
      if (columns.length !== 1 || column === undefined || type === null || !isKeyType(type)) continue;
      for (const name of namesOf(noun, words(column), at === 0)) {
        const groups = index.get(name.join(" ")) ?? { named: newGroup(), others: newGroup() };
        index.set(name.join(" "), groups);
        const isNamed = noun.every((word, place) => name[place] === word);
        addTo(isNamed ? groups.named : groups.others, { table, columns, types: [type] });
      }
    }
  }
  return index;
}

const newGroup = (): Group => ({ all: [], bySchema: new Map() });

function addTo({ all, bySchema }: Group, key: Key): void {
  all.push(key);
  const { schemaName } = key.table;
  const near = bySchema.get(schemaName);
  if (near) near.push(key);
  else bySchema.set(schemaName, [key]);
}

/**
 * What columns elsewhere would be called that hold a key of these words: `customer id`, and `customer id` for
 * `customers.id`.
 */
export function namesOf(
  noun: readonly string[],
  own: readonly string[],
  isPrimary: boolean,
): Iterable<readonly string[]> {
  const isBare = own.every((word) => BARE.has(word));
  const names = new Map<string, readonly string[]>();
  const add = (words: readonly string[]) => names.set(words.join(" "), words);
  // Called after its table, and told apart by that: `customer_id`, `isbn`. An e-mail address that is unique somewhere is
  // in many tables that do not point there.
  const pointsHere = isPrimary || POINTS.has(own.at(-1) ?? "");
  if (pointsHere && !isBare) add(own);
  if (noun.length > 0 && isBare) {
    add([...noun, ...own]);
    if (isPrimary) for (const end of [["id"], []]) add([...noun, ...end]);
  }
  return names.values();
}

/**
 * The keys that a column called so may point to: of the table that the name names, where there is one, and of its own
 * schema before others. More than `MOST_CANDIDATES` are not told apart.
 */
export function candidatesFor(index: KeyIndex, table: TableFacts, column: ColumnFacts, name: string): Key[] {
  const groups = index.get(name);
  if (!groups) return [];
  for (const { all, bySchema } of [groups.named, groups.others])
    for (const keys of [bySchema.get(table.schemaName) ?? [], all]) {
      const targets: Key[] = [];
      for (const key of keys.slice(0, MOST_LOOKED_AT)) {
        if (isTarget(key, table, column)) targets.push(key);
        if (targets.length > MOST_CANDIDATES) break;
      }
      if (targets.length > 0) return targets;
    }
  return [];
}

function isTarget(key: Key, table: TableFacts, column: ColumnFacts): boolean {
  if (!areComparable(column.type, key.types[0] ?? "")) return false;
  if (key.table !== table) return !(isPieceOf(table.name, key.table.name) && key.columns[0] === column.name);
  // A table's own key does not point to itself; another column of its may (`parent_id`, `manager_staff_id`).
  return !key.columns.includes(column.name);
}

/** `payment_p2007_01` holds what `payment` does, `orders_2024` what `orders`: its key is its own. */
const isPieceOf = (piece: string, whole: string) =>
  piece.startsWith(`${whole}_`) && /\d/.test(piece.slice(whole.length));

/** A key that is declared twice is one: the same columns, in whatever order. */
export function distinctKeys({ uniqueKeys }: Pick<TableFacts, "uniqueKeys">): readonly (readonly string[])[] {
  if (uniqueKeys.length < 2) return uniqueKeys;
  const distinct = new Map<string, readonly string[]>();
  for (const columns of uniqueKeys) {
    const key = JSON.stringify([...columns].sort());
    if (!distinct.has(key)) distinct.set(key, columns);
  }
  return [...distinct.values()];
}

export const typeOf = (table: TableFacts, column: string | undefined): string | null =>
  table.columns.find(({ name }) => name === column)?.type ?? null;
