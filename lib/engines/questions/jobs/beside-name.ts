/** Words for kinds of things that stand beside a name, and ask for none of that kind. */
import type { Mark } from "../marks.ts";
import type { Grouping } from "../question.ts";
import { nextOf } from "./pairs.ts";

/** Of `the orders database` and `table invoices`; and of `tag` and `view` between other words nothing follows. */
export function isBesideName(marks: readonly Mark[], at: number, grouping: Grouping): boolean {
  // “Sources other than crm”; “which sources other than crm” asks for them.
  const isAsked =
    at === 0 || (marks[at - 1]?.kind === "flag" && /^(which|what)$/i.test(marks[at - 1]?.said ?? ""));
  const left = marks[at + 1]?.kind === "not" && !isAsked ? nextOf(marks, at + 1)?.kind : undefined;
  const kinds = [marks[at - 1]?.kind, marks[at + 1]?.kind, left];
  const named = isNamedBy(marks, at) ?? left;
  if (grouping === "source") return kinds.includes("source") || named === "source";
  if (grouping === "asset") return kinds.includes("tables") || named === "tables";
  if (grouping === "person") return kinds.includes("person") || named === "person";
  if (grouping === "error") return kinds.includes("error") || named === "error";
  if (grouping === "type") return marks[at + 1]?.kind === "type" || named === "type";
  if (grouping === "status") return kinds.includes("status") || named === "status";
  return false;
}

/** “Whose status is failed”, “the source was billing”. */
const isNamedBy = (marks: readonly Mark[], at: number): Mark["kind"] | undefined =>
  /^(is|was|are|were|being)$/i.test(marks[at + 1]?.said ?? "") ? marks[at + 2]?.kind : undefined;

/** What stands between “not” and what it leaves out. */
export const isNoun = (mark: Mark): boolean =>
  // “Not because of permissions.”
  mark.kind === "because" ||
  (mark.kind === "flag" && ["jobs", "ran", "begun", "show", "which", "again"].includes(mark.value)) ||
  // “But not the ones in billing”.
  (mark.kind === "flag" &&
    mark.value === "refers" &&
    /^(ones|one|those|that|them|of those|of them)$/i.test(mark.said)) ||
  mark.kind === "grouping";
