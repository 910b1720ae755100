import { loadModule, type Node, parseSync, type ScanToken, scanSync } from "libpg-query";

/** One statement of a script: its tree, or why there is none. */
export type Parsed = { text: string; tree: Node | null; error: string | null };

/** Once in a process, before anything is parsed. */
export const loadParser = (): Promise<void> => loadModule();

/** All statements of a script, as Postgres's own parser reads them. One that it refuses leaves the others whole. */
export function parseScript(sql: string): Parsed[] {
  const whole = attempt(sql);
  if (!whole.error) return whole.parsed;
  return pieces(sql).flatMap((text) => {
    const { parsed, error } = attempt(text);
    return error === null ? parsed : [{ text, tree: null, error }];
  });
}

function attempt(sql: string): { parsed: Parsed[]; error: string | null } {
  try {
    const bytes = Buffer.from(sql);
    const parsed = (parseSync(sql).stmts ?? []).flatMap(({ stmt, stmt_location = 0, stmt_len }) => {
      const end = stmt_len ? stmt_location + stmt_len : bytes.length;
      return stmt
        ? [{ text: bytes.toString("utf8", stmt_location, end).trim(), tree: stmt, error: null }]
        : [];
    });
    return { parsed, error: null };
  } catch (error) {
    return { parsed: [], error: withoutQuotes(error instanceof Error ? error.message : String(error)) };
  }
}

/** What the parser quotes of a statement may be a value. */
const withoutQuotes = (message: string): string =>
  message.replace(/ (?:at or near|at end of input).*$/s, "").replaceAll(/"[^"]*"?/g, "…");

/** Tokens with their places in bytes, none where the text is no SQL. */
export function scan(sql: string): ScanToken[] {
  try {
    return scanSync(sql).tokens;
  } catch {
    return [];
  }
}

function pieces(sql: string): string[] {
  const bytes = Buffer.from(sql);
  const ends = scan(sql)
    .filter(({ text }) => text === ";")
    .map(({ end }) => end);
  const starts = [0, ...ends];
  return starts
    .map((start, at) => bytes.toString("utf8", start, starts[at + 1] ?? bytes.length).trim())
    .filter((text) => text.replace(/;$/, "") !== "");
}
