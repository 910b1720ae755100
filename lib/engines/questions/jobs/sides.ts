/** “Failed jobs on orders and everything on crm”: what is said on one side of “and” and is not meant on the other. */
import type { Mark } from "../marks.ts";
import type { Refusal } from "../refusal.ts";

const OF_WHICH: ReadonlySet<Mark["kind"]> = new Set([
  ...(["status", "type", "source", "tables", "trigger", "error", "person", "period"] as const),
]);
const JOINS = /^(and|or|plus|as well as)$/i;
const AGAINST = /^(vs|versus|compared to|compared with)$/i;
const ALL = /^(everything|anything|all|any|every)$/i;

const kindOf = ({ kind }: Mark): Mark["kind"] => (kind === "tables" ? "source" : kind);
const said = (marks: readonly Mark[]): Mark["kind"][] =>
  marks.flatMap((mark) => (OF_WHICH.has(mark.kind) ? [kindOf(mark)] : []));

export function ofOneSide(marks: readonly Mark[]): Refusal | null {
  const isApart = marks.some(
    (mark, at) =>
      (JOINS.test(mark.said) && areApart(marks.slice(0, at), marks.slice(at + 1))) ||
      (AGAINST.test(mark.said) && differ(said(marks.slice(0, at)), said(marks.slice(at + 1)))),
  );
  return isApart
    ? { because: "One thing is said of some jobs and another of others. Ask for each by itself." }
    : null;
}

/** “Yesterday's failures vs today's retries.” */
const differ = (before: readonly Mark["kind"][], after: readonly Mark["kind"][]): boolean =>
  before.some((kind) => !after.includes(kind)) &&
  after.some((kind) => !before.includes(kind)) &&
  before.some((kind) => after.includes(kind));

function areApart(left: readonly Mark[], right: readonly Mark[]): boolean {
  const [before, after] = [said(left), said(right)];
  const last = before.at(-1);
  const [next] = after;
  if (!last || !next || !before.some((kind) => after.includes(kind))) return false;
  const isMoreBefore = before.some((kind) => !after.includes(kind));
  const isMoreAfter = after.some((kind) => !before.includes(kind));
  const head = right.find(({ kind, said: word }) => kind !== "filler" || ALL.test(word));
  const isOfNoun = head?.kind === "flag" && head.value === "jobs";
  // “Failed jobs on orders and everything on crm”, “failed discovery and all cancelled jobs”.
  if (isMoreBefore && ((head && ALL.test(head.said)) || isOfNoun)) return true;
  // “Pending jobs and jobs that failed today”.
  if (isMoreAfter && isOfNoun) return true;
  // “Manual jobs on orders and failed ones on crm”.
  const isTail = last === "source" || last === "period" || last === "person";
  return isTail && after.includes(last) && next !== last && !before.includes(next);
}
