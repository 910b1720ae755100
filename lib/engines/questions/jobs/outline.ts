/** A question as one line in which what its words mean stands in angle brackets, for shapes that are of no single word. */
import type { Mark } from "../marks.ts";

export const ASKS = "(?:did|has|have|had|was|were|is|are|does|do)";

/** “Was the last failure on orders” is `was the <last> <status:failed> on <place>`. */
export const outlineOf = (marks: readonly Mark[]): string => marks.map(inOutline).join(" ");

const IS_SAID: ReadonlySet<string> = new Set(["again", "refers"]);

/** “Not” and “didn't”, and neither “except” nor “without”. */
const IS_NOT = /(?:\bnot|n['’]?t)$/i;

export function inOutline(mark: Mark): string {
  switch (mark.kind) {
    case "status":
      return `<status:${mark.values.join("+")}>`;
    case "trigger":
      return `<trigger:${mark.values.join("+")}>`;
    case "grouping":
      return `<by:${mark.value}>`;
    case "source":
    case "tables":
      return "<place>";
    case "period":
      return "<time>";
    case "person":
      return /['’]s?$/i.test(mark.said) ? "<person:owner>" : "<person>";
    case "flag":
      return IS_SAID.has(mark.value) || /^(?:all|every|everything)$/i.test(mark.said)
        ? mark.said.toLowerCase()
        : `<${mark.value}>`;
    case "not":
      return IS_NOT.test(mark.said) ? "<not>" : "<except>";
    case "filler":
      return mark.said.toLowerCase();
    default:
      return `<${mark.kind}>`;
  }
}

/** One of them, or some, by their order. */
export const IN_ORDER = "<(?:last|first|longest|shortest)>";
export const ENDED = "<status:(?:completed|failed|cancelled)(?:\\+\\w+)*>";
export const AT_ONCE =
  "That is said of one job twice, and it is not clear which counts. Ask for each by itself.";
