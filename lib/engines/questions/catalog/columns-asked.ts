/** Whether columns are asked for, or tables by their columns. */
import { partOfTable } from "./changes.ts";
import type { Noun } from "./meaning.ts";
import type { Said } from "./said.ts";

/** “Which tables have a column tagged so” asks for tables; “tables and columns” for both. */
export const asksByColumns = (said: Said): boolean =>
  partOfTable(said.marks, new Set<Noun>(["column"])) === "before";

/** “How many columns do the tables in crm have”, and not “phone columns: in which tables”. */
export function isOfAllTheirs(said: Said): boolean {
  const table = said.marks.findIndex((mark) => mark.kind === "noun" && mark.value === "table");
  const before = said.before(table);
  return (
    partOfTable(said.marks, new Set<Noun>(["column"])) === "after" &&
    !(before?.kind === "ask" && /\b(which|what)$/i.test(before.said))
  );
}

/** “Does customers have a phone column”, and not “does the phone column have”. */
export function asksWhetherHad({ marks }: Said): boolean {
  const [first, second] = marks.map((mark) => mark.said.toLowerCase());
  const column = marks.findIndex(({ kind, said }) => kind === "noun" && /^(column|field)$/i.test(said));
  const had = marks.findIndex((mark) => mark.kind === "ask" && mark.value === "holds");
  const isHad = /^(does|do|has|have)$/.test(first ?? "") && had >= 0 && had < column;
  return isHad || (/^(is|are)$/.test(first ?? "") && second === "there");
}
