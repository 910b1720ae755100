/** Shapes of questions in which a word does not mean what it means elsewhere: an hour and no number, what is to come, who asks. */
import type { Shape } from "../shapes.ts";

const TO_COME = {
  because: "What is to come is not told here. Ask what has run, or what is pending.",
  offers: ["jobs that ran today", "pending jobs"],
};
const OF_ASKER = {
  because: "It does not say what of yours is meant. Ask for jobs that you started.",
  offers: ["jobs I started today", "my failed jobs this week"],
};
const DONE = "<(?:ran|begun|trigger:retry|error|status:[a-z+]+)>";
const NOUN = "<(?:jobs|ran|type)>";

export const OUT_OF_PLACE: readonly Shape[] = [
  // “Jobs around 10”, “the 10 am job”.
  {
    shape: /\baround <number>(?! <(?:by:|jobs|type))|<number> (?:am|pm|o'clock)\b|<time> <number>$/,
    because:
      "It is not clear which hour or day that number is. Say it with its day, or from when until when.",
    offers: ["failed jobs between 9:00 and 11:00 yesterday", "failed jobs on 20 November"],
  },
  // “What failed for two days”.
  {
    shape: /\bfor (?:the |some |many )?(?:<number> )?<by:day>(?! with\b)/,
    because: "How long something has been so is not told. Say from when until when, or ask by day.",
    offers: ["failures by day this week", "failed jobs in the past 2 days"],
  },
  // “Which jobs are to run today”, “have to be run”, “is Ingrid to start”.
  {
    shape: new RegExp(
      `(?:\\b(?:is|are|am|was|were|have|has|had|got|need|needs|due|supposed|meant|ought)|(?:<exists>|is|are) <show>|<exists>|\\b(?:is|are|has|have) (?:<person>|<place>|<type>|i|we|it|they)) to (?:be )?${DONE}`,
    ),
    ...TO_COME,
  },
  { shape: /\b(?:is|are) <because> <(?:ran|begun)>/, ...TO_COME },
  // “What just failed”, “which jobs just failed”.
  {
    shape:
      /(?:<(?:which|jobs|type|place|person|by:person)>|\b(?:has|have|had|did|we|i|it|that)) just (?:been )?<(?:ran|begun|error|status:[a-z+]+)>/,
    because: "It does not say since when “just” is meant. Ask for the last, or say since when.",
    offers: ["last failure", "failed jobs in the past hour"],
  },
  // “Do I have failures”, “what am I running”, “I have a failed job”, “failed on me”: not everybody's.
  { shape: /\bwas i <(?:status|ran|show|jobs|type)/, ...OF_ASKER },
  {
    shape:
      /\b(?:do|did|have|had|does) i (?:\w+ )?(?:have|had|get|got)\b(?! to\b)|\b(?:am i|(?:do|did|have) i <exists>) (?:(?:any|some|<show>|the|now|still|currently) )*<(?:status:|error|trigger:|type|jobs)/,
    ...OF_ASKER,
  },
  {
    shape: /^i (?:have|had|got|have got) (?:(?:a|an|some|any|<number>|<last>) )*<(?:status|jobs|type|error)/,
    ...OF_ASKER,
  },
  {
    shape:
      /<(?:jobs|type|ran|error|status:[a-z+]+|trigger:[a-z_+]+)> (?:(?:that|which|are|is) )*(?:on|at|hit|hitting|concerning|about|affecting|against) me\b|<(?:jobs|type|error|status:[a-z+]+)> (?:that )?i have(?: <time>)?$/,
    ...OF_ASKER,
  },
  { shape: /<(?:jobs|type|ran|error|status:[a-z+]+|trigger:[a-z_+]+)> for me <time>/, ...OF_ASKER },
  // “Retries of the last failed discovery”, “of jobs that timed out”, “retries because of timeouts”.
  {
    shape: new RegExp(
      `<trigger:retry> (?:of|for) (?:(?:the|our|all|these|those|a|an|any|some) )*(?:<(?:last|first|longest|shortest)>|(?:<(?:place|time|type)> )*<(?:trigger:(?!retry)|error|status:[a-z+]+|last|first)[^>]*> (?:<status:[a-z+]+> )?${NOUN}|${NOUN} (?:(?:on|in|of|for) <place> )?(?:that|which|<which>) (?:\\w+ )*<(?:status|error|trigger)|<which> <(?:status|error))|^(?!.*<status:).*<trigger:retry> <because> <error>`,
    ),
    because:
      "Which jobs were retried is told of each. Ask for the retries that failed, or for those of one job.",
    offers: ["failed retries this week", "retries of J-7F3KQ2"],
  },
];
