/** Shapes of questions about jobs whose words are all known, and that a list or a number of jobs does not answer. */
import type { Mark } from "../marks.ts";
import {
  NOT_OF_A_FEW,
  NOT_WHAT_A_PERSON_DID,
  NOT_WHETHER_ALL,
  NOT_WHO_CANCELLED,
  type Refusal,
} from "../refusal.ts";
import { refusedShape, type Shape } from "../shapes.ts";
import { BESIDE_OUTLINES } from "./beside-outlines.ts";
import { NEGATIONS } from "./negations.ts";
import { OUT_OF_PLACE } from "./out-of-place.ts";
import { ASKS, AT_ONCE, ENDED, IN_ORDER, outlineOf } from "./outline.ts";
import { PEOPLE_OUTLINES } from "./people-outlines.ts";
import { OF_TWO } from "./two-at-once.ts";
import { OF_UNKEPT } from "./unkept.ts";

const NARROWING = "<(?:status:[a-z+]+|trigger:[a-z+]+|type|error|place|time|person|person:owner|me|limit)>";
const NOT_STATUS = "<(?:trigger:[a-z+]+|type|error|place|time|person|person:owner|me|limit)>";
const NOUN = "<(?:jobs|ran|type|status:[a-z+]+|trigger:retry)>";

const OF_ONE = {
  because: "Whether it was so of that one job is not told. Ask for the job: its page says all of it.",
  offers: ["last failure", "last job"],
};
const OF_ALL = {
  because: NOT_WHETHER_ALL,
  offers: ["failures by type this week", "failures by source this week"],
};
const OF_FEW = {
  because: NOT_OF_A_FEW,
  offers: ["last 5 jobs"],
};
const FOR_WHOM = NOT_WHAT_A_PERSON_DID;

const OUTLINES: readonly Shape[] = [
  ...NEGATIONS,
  ...OF_UNKEPT,
  ...OF_TWO,
  ...PEOPLE_OUTLINES,
  ...BESIDE_OUTLINES,
  // “Why was the last discovery scheduled.”
  {
    shape:
      /^<why> (?:was|were|is|are|did|has|have) (?!.*<(?:status:[a-z+]+|error)>).*<(?:begun|trigger:[a-z_+]+)>$/,
    because: "Why a job was started is not kept. Ask who started it, or why it failed.",
    offers: ["who started the last discovery", "why did my last job fail"],
  },
  // “Did one of the last discoveries fail”, “when failures happen, are they timeouts”.
  {
    shape:
      /(?:one|<number>) of the <(?:last|first)> <|^<when> <(?:status:[a-z+]+|jobs)> .*\b(?:are|were|is|was) (?:they|it|those) </,
    because: "That is not told of some of them. Ask for the last few, or for all of a time.",
    offers: ["last 5 jobs", "failed jobs today"],
  },
  // “Which jobs failed often.”
  {
    shape: /^<which> <(?:jobs|type)> .*<status:[a-z+]+> <often>/,
    because: "What fails again and again is not told. Ask how often it failed, by source or by type.",
    offers: ["failures by source this week", "failures by type this week"],
  },
  // “How many more failures than Monday did Tuesday have.”
  {
    shape: /<trend> .*<compare> (?:on |in )?<time> (?:\S+ ){0,4}<time>/,
    because: "It is not clear which of the two is taken from the other. Ask to compare them.",
    offers: ["compare failures on Monday with Tuesday"],
  },
  ...OUT_OF_PLACE,
  // “Was the last failure on orders”, “did the last discovery take more than 5 minutes”.
  {
    shape: new RegExp(`^${ASKS} (?!<exists>).*${IN_ORDER} .*${NOUN} .*${NOT_STATUS}`),
    unless: new RegExp(`${NOUN} .*<status:[a-z+]+>`),
    ...OF_ONE,
  },
  // “Did Tomás start the last discovery”.
  { shape: new RegExp(`^${ASKS} (?:<person>|i|we) .*${IN_ORDER}`), ...OF_ONE },
  // “Is Tuesday the day with the most failures”.
  {
    shape: new RegExp(
      `^(?:is|are|was|were) (?:the )?${NOT_STATUS} .*<(?:most|least|common|last|first|longest|shortest)>`,
    ),
    unless: / or /,
    because: "Whether it is that one is not told. Ask which one it is.",
    offers: ["which day had the most failures this week", "which source had the most failures this week"],
  },
  // “Was it manual” after one job.
  { shape: new RegExp(`^${ASKS} (?:it|that|that 1|this 1) .*${NOT_STATUS}`), unless: /<status:/, ...OF_ONE },
  // “Are they all timeouts”, “is it only discovery that fails”.
  { shape: new RegExp(`^${ASKS} .*\\b(?:only|just|both)\\b.*${NARROWING}`), ...OF_ALL },
  { shape: new RegExp(`^${ASKS} .*\\ball (?!<jobs>)(?:of )?.*${NARROWING}$`), ...OF_ALL },
  // “Failures among the last 50 jobs”, “of the 10 slowest jobs which failed”.
  {
    shape: new RegExp(
      `<(?:status:[a-z+]+|error)> .*\\b(?:of|among|amongst|from|out of|in|within) (?:the )?(?:<number> ${IN_ORDER}|${IN_ORDER} <number>)`,
    ),
    ...OF_FEW,
  },
  {
    shape: new RegExp(
      `^(?:<which> )?(?:of|among|amongst|out of|from) (?:the |our )*(?:<number> ${IN_ORDER}|${IN_ORDER} <number>) ${NOUN} .*${NARROWING}`,
    ),
    ...OF_FEW,
  },
  {
    shape: new RegExp(
      `(?:<number> ${IN_ORDER}|${IN_ORDER} <number>) .*${NOUN} .*\\b(?:only|just)\\b (?:the )?${NARROWING}`,
    ),
    ...OF_FEW,
  },
  // “Manual retries”, “retries that were started by hand”, “jobs cancelled due to failures”, “failed jobs whose retry succeeded”.
  {
    shape:
      /<trigger:([a-z_+]+)> (?:<jobs> )?(?:(?:that|which|were|was|are) )*(?:<(?:ran|begun)> )?(?!<trigger:\1>)<trigger:/,
    because: AT_ONCE,
  },
  {
    shape:
      /<status:([a-z+]+)> (?:(?:<trigger:retry>|<jobs>|<ran>) )?(?:of|whose|<because>) (?:the |a )?(?:<trigger:retry> )?(?:was |were )?(?!<status:\1>)<status:/,
    because: AT_ONCE,
  },
  {
    shape: new RegExp(
      `\\b(?:was|were) <status:(?:pending|running)> (?:and|but) (?:(?:got|get|was|were|later) )*${ENDED}|${ENDED} (?:<time> )?(?:and|but) (?:(?:is|are) )?(?:yet |still )*<status:running>(?!.*<jobs>)|${ENDED} <time> or (?:now )?<status:(?:running|pending)>`,
    ),
    because: AT_ONCE,
  },
  // “Jobs by me or by schedule”, “failed with timeout or cancelled”, “jobs from today or failed ones”.
  {
    shape:
      /<(?:me|person)> or (?:by |on |the |a )*<trigger:|<trigger:[a-z_+]+> or (?:by |the )*<(?:me|person)>/,
    because:
      "Who started jobs and how they were set off cannot be asked for together with “or”. Ask for each.",
    offers: ["jobs I started", "scheduled jobs today"],
  },
  {
    shape:
      /<error> (?:and|or) (?:(?:the|were|was|got|all|<jobs>) )*<status:(?!failed)|<status:(?:cancelled|completed)> (?:<jobs> )?(?:and|or) (?:(?:with|a|<because>|<status:failed>) )*<error>/,
    because: "A reason is of failed jobs alone. Ask for each by itself.",
  },
  {
    shape: /<time> or (?:the |any )*<(?:status:[a-z+]+|type|trigger:[a-z+]+|place)> (?:ones|<jobs>)/,
    because: "It is not clear whether that time is meant of both. Ask for each by itself.",
  },
  // “Jobs that Maya started and Tomás cancelled”, “started by Maya for Ingrid”, “failed jobs to show Ingrid”.
  {
    shape: /(?:and|or|that|which) <person> (?:(?:has|have) )?<status:cancelled>/,
    because: NOT_WHO_CANCELLED,
  },
  {
    shape: /<person> for <person>|<show> <person> (?:and|or) me\b|\bto (?:show|tell|<show>) <person>/,
    because: FOR_WHOM,
  },
  {
    shape: /^<(?:not|except)> (?:the )?<(\w+):[a-z+]+> (?:the )?<\1:[a-z+]+>$/,
    because: "It is not clear what “not” leaves out. Ask for what is meant alone.",
  },
  // “Jobs whose discovery failed”, “jobs from orders to billing”.
  {
    shape: /<jobs> whose <type>/,
    because: "What one job has to do with another is not told. Ask for jobs of that type.",
    offers: ["failed discoveries this week"],
  },
  {
    shape: /\bfrom (?:the )?<(place|type)> to (?:the )?<\1>/,
    because: "What one job has to do with another is not told. Name one of them.",
  },
];

export const outlined = (marks: readonly Mark[]): Refusal | null => refusedShape(OUTLINES, outlineOf(marks));
