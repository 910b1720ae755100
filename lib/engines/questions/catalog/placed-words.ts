/** Where in a sentence a word may be what something is called. Elsewhere it says something that is not read. */
import { type CatalogMark, isIdentifier } from "./marks.ts";
import type { Said } from "./said.ts";

/** “Which tables *lack* a description”, “how many *gigabytes* does it take”: the first of `words` that names nothing there. */
export const misplaced = (
  said: Said,
  words: readonly CatalogMark[],
  isWhere: boolean,
): CatalogMark | undefined => words.find((mark) => !isPlaced(said, mark, isWhere));

function isPlaced(said: Said, mark: CatalogMark, isWhere: boolean): boolean {
  if (isIdentifier(mark) && mark.kind === "word") return true;
  const { marks } = said;
  const at = marks.indexOf(mark);
  const start = marks.findLastIndex((other, place) => place < at && !isOfRun(other)) + 1;
  const behind = marks.findIndex((other, place) => place > at && !isOfRun(other));
  const end = behind < 0 ? marks.length : behind;
  const [before, after] = [said.before(start), marks[end]];
  // “Customer e-mails”, “audit log tables”.
  if (marks.slice(at, end).some(({ kind }) => kind === "tag") || after?.kind === "noun") return true;
  if (before === undefined || marks.slice(0, start).every(isJoin)) return isWhere && isAlone(marks, end);
  switch (before.kind) {
    case "into":
      return /^(of|for)$/i.test(before.said);
    case "ask":
      return (
        before.value === "show" ||
        before.value === "where" ||
        (before.value === "holds" && !/^belong/i.test(before.said))
      );
    case "noun":
      return /^(table|view|column|field|attribute)$/i.test(before.said);
    case "sourceNoun":
      return true;
    default:
      return false;
  }
}

const isOfRun = ({ kind }: CatalogMark): boolean =>
  kind === "word" || kind === "name" || kind === "column" || kind === "tag";

const isJoin = (mark: CatalogMark): boolean => mark.kind === "filler" && /^(the|our|a|an)$/i.test(mark.said);

/** “Tickets: where is it”, and not “tickets grew where it is kept”. */
const isAlone = (marks: readonly CatalogMark[], end: number): boolean => {
  const next = marks[end];
  return next === undefined || (next.kind === "ask" && next.value === "where");
};
