import { scan } from "#lib/engines/lineage/parse.ts";

const ENDS =
  /^(from|into|where|group|having|window|order|limit|offset|fetch|for|union|intersect|except|;|,)$/i;

/** The text of an output of a SELECT that begins there: to the next one, or to the next clause. */
export function writtenAt(sql: string, location: number): string {
  const tokens = scan(sql).filter(({ start }) => start >= location);
  let depth = 0;
  let end = location;
  let before = "";
  for (const token of tokens) {
    if (depth === 0 && (token.text === ")" || (ENDS.test(token.text) && !/^distinct$/i.test(before)))) break;
    if (/^[([]$/.test(token.text)) depth += 1;
    if (/^[)\]]$/.test(token.text)) depth -= 1;
    before = token.text;
    end = token.end;
  }
  return Buffer.from(sql).toString("utf8", location, end);
}
