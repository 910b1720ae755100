/** Whether a word that asks for each of a kind only says of what kind a name is. */
import type { Mark } from "./marks.ts";
import type { Grouping } from "./question.ts";

/** Of `the orders database` and `table invoices`; and of `tag` and `view` between other words nothing follows. */
export function isBesideName(marks: readonly Mark[], at: number, grouping: Grouping): boolean {
  const kinds = [marks[at - 1]?.kind, marks[at + 1]?.kind];
  const named = isNamedBy(marks, at);
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
