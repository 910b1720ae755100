/** Where in a sentence a word may be what something is called. Elsewhere it says something that is not read. */
import { PURPOSES } from "../remarks/aside-words.ts";
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
  const [before, after] = [marks.slice(0, start).findLast((one) => !isFilled(one)), marks[end]];
  const isTagged = marks.slice(at, end).some(({ kind }) => kind === "tag");
  // “Tagged pii:email manually.”
  if (marks.slice(start, at).some(({ kind }) => kind === "tag")) return false;
  if (isDone(said, mark, { at, start, end }) || isLead(marks, at)) return false;
  // “Customer e-mails”, “audit log tables”.
  if (isTagged || after?.kind === "noun") return true;
  if (/^about$/i.test(marks[start - 1]?.said ?? "")) return true;
  if (before === undefined || marks.slice(0, start).every(isJoin))
    return isWhere && isAlone(marks, end) && marks.slice(0, start).every(isJoin);
  const isClose = marks.slice(marks.indexOf(before) + 1, start).every(isJoin);
  switch (before.kind) {
    case "into":
      return isClose && (/^of$/i.test(before.said) || (/^for$/i.test(before.said) && !isPurpose(mark)));
    case "ask":
      return (
        before.value === "where" ||
        (before.value === "show" && said.before(marks.indexOf(before)) === undefined) ||
        (before.value === "holds" && isClose && !/^(belong|under$)/i.test(before.said))
      );
    case "noun":
      return marks[start - 1] === before && isOneNoun(marks, start - 1);
    case "sourceNoun":
      return true;
    default:
      return false;
  }
}

/** “For GDPR, where are the e-mails”: what is sought stands behind the word that asks. */
export const isLead = (marks: readonly CatalogMark[], at: number): boolean => {
  const asks = marks.findIndex(
    (mark, place) =>
      place > at && mark.kind === "ask" && ["where", "which", "what", "howMany"].includes(mark.value),
  );
  return asks >= 0 && marks.slice(asks).some(isOfRun);
};

/** “Needed for audit.” */
const isPurpose = ({ said }: CatalogMark): boolean => PURPOSES.has(said.toLowerCase());

/** “The table payments”, and not “the tickets table consists”. */
const isOneNoun = (marks: readonly CatalogMark[], at: number): boolean => {
  const before = marks[at - 1];
  return (
    /^(table|view|column|field|attribute)$/i.test(marks[at]?.said ?? "") &&
    (before === undefined || !isOfRun(before))
  );
};

/** “Where do we *send* e-mails”, “where is revenue *calculated*”, “which application *writes* them”: what is done with it. */
function isDone(
  said: Said,
  mark: CatalogMark,
  { at, start, end }: { at: number; start: number; end: number },
): boolean {
  const { marks } = said;
  if (at === start && /^(i|we|you|they|people)$/i.test(marks[at - 1]?.said ?? "")) return true;
  if (at > start && at === end - 1 && /..ed$|^(written|sent|made|done)$/i.test(mark.said)) return true;
  const before = said.before(start);
  const isHeld = said.is("holds") || said.is("where") || said.all("noun").length > 0;
  return before?.kind === "ask" && (before.value === "which" || before.value === "what") && !isHeld;
}

const isOfRun = ({ kind }: CatalogMark): boolean =>
  kind === "word" || kind === "name" || kind === "column" || kind === "tag";

const isJoin = (mark: CatalogMark): boolean =>
  (mark.kind === "filler" || mark.kind === "ask") &&
  /^(the|our|a|an|any|all|every|some|its|their|my|this|that|these|those|us|about|of)$/i.test(mark.said);

/** “That hold any salaries.” */
const isFilled = (mark: CatalogMark): boolean =>
  mark.kind === "filler" || (mark.kind === "ask" && /^(any|all|every)$/i.test(mark.said));

/** “Tickets: where is it”, and not “tickets grew where it is kept”. */
const isAlone = (marks: readonly CatalogMark[], end: number): boolean => {
  const next = marks[end];
  return next === undefined || (next.kind === "ask" && next.value === "where");
};
