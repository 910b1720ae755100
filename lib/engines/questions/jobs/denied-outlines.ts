/** Shapes of questions about jobs with “not” or “but” that leave nothing out, or do not say what. */
import type { Outline } from "./outline.ts";

const AUX = "(?:did|do|does|has|have|had|is|are|was|were|can|could|will|would|should)";
const SUBJECT =
  "(?:<show>|<exists>|there|any|some|all|the|my|our|your|we|you|they|it|i|<(?:place|type|person|person:owner|jobs|me)>)";
const NARROWING = "<(?:status:[a-z+]+|type|place|error|trigger:[a-z_+]+|person|me)>";

/** “Queued but not begun” says one thing twice. */
const LEFT_OUT = "<(?:type|place|error|trigger:[a-z_+]+|person|me)>";

export const DENIED_OUTLINES: readonly Outline[] = [
  // “Didn't anything fail”, “did crm not fail”, “I couldn't find the failed jobs”.
  {
    shape: new RegExp(
      `^(?:(?:and|but|so|hi|hey) )*(?:${AUX} <not> ${SUBJECT}|${AUX} (?:the |my |our )*<(?:place|type|person|jobs)> <not> <status:|i (?:${AUX} )?<not> <(?:show|which|when|why)>|i (?:did|could|can|do) <not>)`,
    ),
    unless: /^do <not> <show>|^(?:can|could|would|will) you <not>/,
    because: "Whether something is not so is not told. Ask whether it is.",
    offers: ["failed jobs today", "running jobs"],
  },
  // “The count, not the list”: it leaves out no jobs.
  {
    shape: /<not> (?:a |the |as )*<show>(?! <(?:which|howMany|when|why)>)/,
    unless: /^do <not>|^(?:<show> )?<not>/,
    because: "“Not” is said of how it is shown. Ask “how many …”, or for the jobs.",
    offers: ["how many jobs failed today", "failed jobs today"],
  },
  // “Failures yesterday but crm”, “not all of them crm”.
  {
    shape: new RegExp(
      `<(?:status:[a-z+]+|jobs|time|error|trigger:[a-z_+]+)>,? but (?:for )?(?:the )?${LEFT_OUT}(?: <jobs>)?(?: <time>)?$`,
    ),
    unless: /<not>|^(?:and|but|what about)\b/,
    because: "“But” may leave it out, or be all that is meant. Say “except …”, or “only …”.",
    offers: ["failed jobs today except on crm", "failed jobs on crm today"],
  },
  {
    shape: new RegExp(`<not> all (?:of )?(?:them |those |these )?(?:in |on |by )?${NARROWING}`),
    because: "Whether it is so of all of them is not told. Ask which failed.",
    offers: ["failures by source this week", "failures by type this week"],
  },
];
