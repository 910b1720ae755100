/** Which of the organization's sources, tables and people a few words name. */

export type Named = { id: string; name: string };
export type NamedTable = Named & { schema: string; sourceId: string };
export type NamedColumn = { assetId: string; name: string };
export type Vocabulary = {
  sources: readonly Named[];
  tables: readonly NamedTable[];
  /** Of those tables, as far as the question has words like theirs. */
  columns?: readonly NamedColumn[];
  /** Of the tags that it names those that something carries. */
  tags?: readonly string[];
  people: readonly Named[];
  /** Who asks; null where that is nobody in particular. */
  me: string | null;
};

export type Link =
  | { kind: "source"; id: string; name: string }
  | { kind: "tables"; tables: NamedTable[] }
  | { kind: "person"; id: string; name: string };

export type Index = {
  exact: Map<string, Link[]>;
  parts: Map<string, Link[]>;
  /** By their own name, and with the one of their table. */
  columns: Map<string, NamedColumn[]>;
  /** Of sources, tables and people. */
  words: Set<string>;
};

/** Letters without accents; `-`, `_`, `.` and `/` between words are as good as a space. */
export const keyOf = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[-_./\s]+/g, " ")
    .trim();

export function indexNames({ sources, tables, people, columns = [] }: Vocabulary): Index {
  const exact = new Map<string, Link[]>();
  const parts = new Map<string, Link[]>();
  const add = (map: Map<string, Link[]>, key: string, link: Link) => {
    const known = map.get(key) ?? [];
    const same = known.find((other) => other.kind === "tables");
    if (link.kind === "tables" && same?.kind === "tables") same.tables.push(...link.tables);
    else if (key) map.set(key, [...known, link]);
  };
  for (const source of sources) {
    const link: Link = { kind: "source", ...source };
    const key = keyOf(source.name);
    add(exact, key, link);
    for (const part of new Set(key.split(" "))) if (part !== key && part.length > 2) add(parts, part, link);
  }
  const sourceNames = new Map(sources.map(({ id, name }) => [id, name]));
  for (const table of tables) {
    const { schema, name } = table;
    const source = sourceNames.get(table.sourceId);
    const within = source === undefined ? [] : [`${source}.${name}`, `${source}.${schema}.${name}`];
    for (const key of new Set([name, `${schema}.${name}`, ...within].map(keyOf)))
      add(exact, key, { kind: "tables", tables: [table] });
  }
  for (const person of people) {
    const link: Link = { kind: "person", ...person };
    const key = keyOf(person.name);
    add(exact, key, link);
    for (const part of new Set(key.split(" "))) if (part !== key) add(parts, part, link);
  }
  const words = new Set([...exact.keys(), ...parts.keys()].flatMap((key) => key.split(" ")));
  return { exact, parts, words, columns: indexColumns(tables, columns) };
}

function indexColumns(tables: readonly NamedTable[], columns: readonly NamedColumn[]) {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const index = new Map<string, NamedColumn[]>();
  for (const column of columns) {
    const table = byId.get(column.assetId);
    if (!table) continue;
    const names = [
      column.name,
      `${table.name}.${column.name}`,
      `${table.schema}.${table.name}.${column.name}`,
    ];
    for (const key of new Set(names.map(keyOf))) index.set(key, [...(index.get(key) ?? []), column]);
  }
  return index;
}

/** `wanted` is what the noun beside the name says it is. Null where nothing, or more than one thing, is called so. */
export function findNamed(
  { exact, parts }: Index,
  text: string,
  wanted: "source" | "asset" | null,
): Link | null {
  const key = keyOf(text);
  const fits = (links: readonly Link[] = []) =>
    links.filter(({ kind }) => wanted === null || kind === (wanted === "source" ? "source" : "tables"));
  const whole = fits(exact.get(key));
  if (whole.length > 0) return whole.find(({ kind }) => kind === "source") ?? whole[0] ?? null;
  const partly = fits(parts.get(key));
  return partly.length === 1 ? (partly[0] ?? null) : null;
}
