import { BARE, distinctKeys, namesOf, type TableFacts } from "./key-index.ts";
import { nounOf, rememberWords, type WordsOf } from "./name-words.ts";
import { saysParent, typeNamesBeside } from "./relationships.ts";

/** A table with what its columns are called and, in the same order, of which types they are. */
export type NamedTable = Omit<TableFacts, "columns"> & { names: readonly string[]; types: readonly string[] };

/**
 * The tables with those of their columns on which suggestions may depend: its own keys, and what has a telling name. Of a
 * large catalog they are few. No tables where nothing can be suggested.
 */
export function withTellingColumns<Table extends NamedTable>(
  tables: readonly Table[],
): (Omit<Table, "names" | "types"> & Pick<TableFacts, "columns">)[] {
  const telling = tellingNames(tables);
  if (telling.size === 0) return [];
  return tables.map(({ names, types, ...table }) => {
    const keys = new Set<string>(table.uniqueKeys.flat());
    const columns = names.flatMap((name, at) =>
      telling.has(name) || keys.has(name) ? [{ name, type: types[at] ?? "" }] : [],
    );
    return { ...table, columns };
  });
}

function tellingNames(tables: readonly NamedTable[]): Set<string> {
  const words = rememberWords();
  const pointedTo = namesOfKeys(tables, words);
  const together = new Set(
    tables.flatMap(({ uniqueKeys }) => uniqueKeys.filter((columns) => columns.length > 1).flat()),
  );
  const telling = new Set<string>();
  for (const name of undeclaredNames(tables))
    if (together.has(name) || mayPoint(words(name), pointedTo)) telling.add(name);
  const beside = new Set([...telling].flatMap(typeNamesBeside));
  if (beside.size > 0)
    for (const { names } of tables)
      for (const name of names) if (beside.has(name.toLowerCase())) telling.add(name);
  return telling;
}

function undeclaredNames(tables: readonly NamedTable[]): Set<string> {
  const undeclared = new Set<string>();
  for (const { names, foreignKeys } of tables) {
    const declared = foreignKeys.flatMap(({ columns }) => columns);
    for (const name of names) if (!declared.includes(name)) undeclared.add(name);
  }
  return undeclared;
}

function mayPoint(words: readonly string[], pointedTo: ReadonlySet<string>): boolean {
  if (words.every((word) => BARE.has(word))) return false;
  return saysParent(words) || words.some((_, from) => pointedTo.has(words.slice(from).join(" ")));
}

function namesOfKeys(tables: readonly NamedTable[], words: WordsOf): Set<string> {
  const names = new Set<string>();
  for (const table of tables) {
    const noun = nounOf(table.name);
    for (const [at, [column, ...others]] of distinctKeys(table).entries()) {
      if (column === undefined || others.length > 0) continue;
      for (const name of namesOf(noun, words(column), at === 0)) names.add(name.join(" "));
    }
  }
  return names;
}
