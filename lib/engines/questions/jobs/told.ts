/** Something told of jobs beside what is asked of them: “crm failed today; what did billing do?”, “when crm failed, what ran?” */
import type { Mark } from "../marks.ts";
import type { Refusal } from "../refusal.ts";
import { ASKS, inOutline } from "./outline.ts";

const SOMETHING =
  "(?:(?:the|our|my|all|some|any|a|an|these|those|<last>) )*(?:<(?:place|type|person|jobs|noun|error|trigger:\\S+)>|it|they|something)";
const HAPPENED = "<(?:status:\\S+|ran|begun|error)>";
const ASKED = `(?:<(?:which|howMany|by:person|why)>|what|${ASKS} (?:it|they|that|those|them|<))`;
const OF_THESE = "(?!.*\\b(?:of (?:those|these|them)|they|them|those|these)\\b)";

const NOUNS = /(?:failures?|errors?|cancellations?|success(?:es)?|completions?|crashes|timeouts?)$/i;

const SHAPES: readonly RegExp[] = [
  // “When jobs in crm fail, who started them?”
  new RegExp(
    `^(?:(?:and|but|so|well|now|that|because) )*<when> ${SOMETHING} (?:\\S+ )*?${HAPPENED} .*${ASKED}`,
  ),
  // “What ran when crm failed”, “Ingrid's jobs when they failed”.
  new RegExp(
    `<(?:jobs|ran|noun|type|error|status:\\S+)> (?:(?!<when>|and |or )\\S+ ){0,4}<when> (?:(?:the|our|my|all|any|both) )*(?:it|they|those|these|<(?:place|type|person|jobs|noun)>) .*${HAPPENED}`,
  ),
  // “Crm failed today; what did billing do?”, “I know crm failed, but which jobs completed?”
  new RegExp(
    `^(?:i know |given |seeing |knowing |that |as |now |because |<because> )*(?:<time> )?(?:(?:the|our) )?<(?:place|type|person)> (?:(?:has|have|had|just|also|again|already) )*${HAPPENED} (?!<(?:jobs|noun|type|trigger)|ones)(?:\\S+ )*?(?:<(?:which|howMany|exists)>|<show> <(?:which|howMany|status)|${ASKS} <(?:place|type|person|show|jobs)>) ${OF_THESE}.*${HAPPENED}`,
  ),
  // “The discovery in crm failed, what did billing do?”, “Maya cancelled jobs, what did Tomás start?”
  new RegExp(
    `^(?!<(?:which|howMany|show|exists|when|why|by:person)>|what\\b|how\\b|${ASKS} |and )(?:\\S+ )*?<(place|type|person)> .*(?:<(?:which|howMany)> (?!<(?:jobs|noun|type)>)(?:\\S+ ){0,3}|${ASKS} (?:the )?)<\\1> ?.*`,
  ),
];

export function toldBeside(marks: readonly Mark[]): Refusal | null {
  const line = marks
    .map((mark) => (mark.kind === "status" && NOUNS.test(mark.said) ? "<noun>" : inOutline(mark)))
    .join(" ");
  return SHAPES.some((shape) => shape.test(line))
    ? { because: "It says something of jobs, and asks something of jobs. Ask the question by itself." }
    : null;
}
