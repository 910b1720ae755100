/**
 * Schema names as people type them: separated by commas or line breaks, and in double quotes where a name holds
 * one of those (`"a,b"`, with `""` for a quote), as in SQL. Nothing is folded to lower case.
 */
const ITEM = /\s*"((?:[^"]|"")*)"\s*(?=[,\n]|$)|([^,\n]+)/g;

export function parseSchemaList(text: string): string[] {
  const names = Array.from(text.matchAll(ITEM), ([, quoted, bare]) =>
    quoted === undefined ? (bare ?? "").trim() : quoted.replaceAll('""', '"'),
  );
  return [...new Set(names.filter((name) => name !== ""))];
}

/** What `parseSchemaList` reads back as the same list. */
export const formatSchemaList = (names: readonly string[]): string =>
  names.map((name) => (/^\s|\s$|[",\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(", ");
