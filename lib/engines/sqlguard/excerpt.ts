/** A line of a statement with the place in it that is meant. Lines and characters count from 1. */
export type Excerpt = { line: number; character: number; before: string; marked: string; after: string };

/** Of a long line what stands around the place is enough. */
const MOST_BESIDE = 40;

export function excerptAt(sql: string, at: number): Excerpt {
  const place = Math.max(0, Math.min(at, sql.length));
  const above = sql.slice(0, place).split("\n");
  const own = above.at(-1) ?? "";
  const rest = sql.slice(place).split("\n")[0] ?? "";
  // A name whole, a text in its quotes, else the one character.
  const marked = /^(?:[\p{L}\p{N}_.$]+|'[^']*'?|"[^"]*"?|.)/u.exec(rest)?.[0] ?? "";
  return {
    line: above.length,
    character: own.length + 1,
    before: shortened(own, "end"),
    marked: marked === "" ? "(the end)" : marked,
    after: shortened(rest.slice(marked.length), "start"),
  };
}

function shortened(text: string, keep: "start" | "end"): string {
  if (text.length <= MOST_BESIDE) return text;
  return keep === "start" ? `${text.slice(0, MOST_BESIDE)}…` : `…${text.slice(-MOST_BESIDE)}`;
}
