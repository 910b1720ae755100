/** Shapes of questions that ask two things at once, or of a few named jobs what only a condition on all of them would say. */
import { NOT_OF_A_FEW, NOT_WHAT_A_PERSON_DID, NOT_WHETHER_ALL, TWO_QUESTIONS } from "../refusal.ts";
import type { Shape } from "../shapes.ts";
import { ASKS, AT_ONCE, IN_ORDER } from "./outline.ts";

const NOUN = "<(?:jobs|ran|type|trigger:retry)>";
const OWN = "(?:(?:the|my|our|your|all|<person:owner>|<place>|<time>|<type>|<trigger:[a-z_+]+>) )*";
const HEADS = "(?:which|howMany|howLong|when|why|often|rate|by:person)";

const OF_FEW = {
  because: NOT_OF_A_FEW,
  offers: ["last 5 jobs", "longest job today"],
};

export const OF_TWO: readonly Shape[] = [
  // “Which failed and how many completed”, “failure rate and number of failures”, “most, and who least”.
  {
    shape: new RegExp(
      `<(${HEADS}|show|exists)> .*\\band (?:the )?(?!<\\1>)<${HEADS}>|^<show> and <howMany>|<(?:status:[a-z+]+|jobs|error)> .*\\band <(?:howMany|howLong|by:person)>|<by:\\w+> .*\\band (?:the )?<total>|<howMany> .*\\band (?:the )?<status:[a-z+]+> <rate>|<(most|least)> .*\\band (?:<by:\\w+> )?(?:the )?(?!<\\2>)<(?:most|least)>`,
    ),
    unless: /^(?:<(?:which|show|exists)> )(?!.*<(?:howMany|when|howLong|often|rate)>).*\band <why>$/,
    because: TWO_QUESTIONS,
  },
  {
    shape:
      /^(?:<show> )?<compare> .*<(?:status:[a-z+]+|error)> (?:<jobs> )?(?:and|with|to|against|or) (?:the )?<(?:trigger:[a-z_+]+|type|person)>|^<compare> .*<(?:trigger:[a-z_+]+|type|person)> (?:<jobs> )?(?:and|with|to|against|or) (?:the )?<(?:status:[a-z+]+|error)>/,
    because: "Two stretches of time are compared, and not two of a kind. Ask which of them had more.",
    offers: ["failures this week compared with last week"],
  },
  {
    shape: /<total> .*\band (?:in|on|of|for|by) <(?:place|person|type)>/,
    because: TWO_QUESTIONS,
  },
  {
    shape:
      /<status:failed> (?:and|or|plus) (?:the )?<error>|<error> (?:and|or|plus) (?:the )?<status:failed>(?! <jobs>)/,
    because: "The one is among the other. Ask for all failures, or for those of one reason.",
    offers: ["failures this week", "failures by reason this week"],
  },
  // “Did the longest job yesterday fail”, “were the three slowest cancelled”, “did one of the last fail”.
  {
    shape: new RegExp(
      `^${ASKS} ${OWN}(?:<number> )?<shortest> (?:<number> )?(?!<status:).*<status:|^(?:${ASKS} (?:any|some)|<exists>) of ${OWN}<(?:longest|shortest)>|^${ASKS} (?:(?:exactly|only|just|at least) )?(?:<number>|none|most|many|half) of ${OWN}${IN_ORDER}|^${ASKS} ${OWN}${IN_ORDER} (?:<number>|ones) .*<status:`,
    ),
    unless: new RegExp(`${IN_ORDER} <number> ${NOUN}|<number> ${IN_ORDER} ${NOUN} (?!.*<shortest>)`),
    ...OF_FEW,
  },
  {
    shape: new RegExp(`^${ASKS} ${OWN}(?:<shortest> <number>|<number> <shortest>) .*<status:`),
    ...OF_FEW,
  },
  {
    shape: new RegExp(
      `^${ASKS} ${OWN}${IN_ORDER} ${NOUN} (?:that|which) (?:(?:has|have|was|were) )*<status:`,
    ),
    because: "Whether it was so of that one job is not told. Ask for the job: its page says all of it.",
    offers: ["last failure", "last job"],
  },
  {
    shape: new RegExp(
      `(?<!^)(?<!<(?:when|why|howLong|howMany|often|which|rate|error|jobs|ran|begun|by:\\w+)> )\\b(?:did|has|have|was|were) ${OWN}${IN_ORDER} (?:<number> )?${NOUN} .*<status:`,
    ),
    ...OF_FEW,
  },
  // “Were yesterday's failures in crm”, “are failures in crm timeouts”.
  {
    shape:
      /^(?:are|were) (?:all )?(?:(?:the|these|those|my|our|<person:owner>|<time>) )+<(?:status:[a-z+]+|error)> (?:<jobs> )?(?:.* )?<(?:error|place|type|trigger:[a-z_+]+|person|person:owner)>$|^(?:are|were) <status:[a-z+]+> (?:<jobs> )?(?:in|on) <place> (?:<time> )?<error>/,
    because: NOT_WHETHER_ALL,
    offers: ["failures by reason this week", "failures by source this week"],
  },
  {
    shape: new RegExp(`\\bthe ${IN_ORDER} of (?:the |our |my )*<number> <`),
    ...OF_FEW,
  },
  {
    shape: new RegExp(
      `(?:<number> ${IN_ORDER}|${IN_ORDER} <number>) <(?:jobs|type|ran)> (?:of <which> (?:were )?<status:|<status:[a-z+]+> ones$)`,
    ),
    ...OF_FEW,
  },
  // “Maya would like to see Ingrid's failed jobs”.
  {
    shape: /<person> (?:and <person> |and i )?would (?:like|love|want|prefer|need)\b/,
    because: NOT_WHAT_A_PERSON_DID,
    offers: ["jobs I started today"],
  },
  {
    shape: /(?:<person>|\bi|\bme) both (?:had|have|got|see)\b|<person> .*<howMany> .*\b(?:were|are|was) <me>/,
    because: "Of which of the two is meant is not clear. Ask for the jobs of one of them.",
    offers: ["failed jobs I started this week"],
  },
  // “Share of crm in last week's failures”, “failures per job”, “over an hour in total”.
  {
    shape:
      /<rate> of (?:the )?<(?:place|person)> (?:(?:the|all) )*(?:in|of|among|to|<time>) (?:(?:the|all|our) )*(?:<time> )?<status:/,
    unless: /<status:.*<rate>/,
    because: "What part of all of them is of one is not told. Ask for them by source, by type or by person.",
    offers: ["failures by source this week"],
  },
  {
    shape:
      /<(?:status:[a-z+]+|error)> <by> (?:(?:a|the|each|every) )*<jobs>$|<(?:status:[a-z+]+|error)> <by> <jobs> <time>/,
    because: "How many there are to each job is not told. Ask for the failure rate, or how many there are.",
    offers: ["failure rate this week", "failures by source this week"],
  },
  {
    shape: /<limit> (?:together|combined|altogether|<total>)/,
    because: "How long jobs ran all together is not added up. Ask for those that took so long.",
    offers: ["jobs longer than 5 minutes today"],
  },
  // “When did all jobs last complete”, “when did both run”, “which day was the last without failures”.
  {
    shape: /<when> (?:did|do|does|have|has|were|was|are) (?:all|both|each)\b|<when> the <last> <not>/,
    because: "When it was so of all of them, or of none, is not told. Ask when it was so last of one.",
    offers: ["when did discovery last fail", "failures by day this month"],
  },
  // “When did the last failed job finish”, “which cancelled job finished last”.
  {
    shape:
      /<status:(?:failed|cancelled)> <(?:jobs|type|ran)> (?:(?:(?:in|on|of|by|had|has|have|that|which|the) )*(?:<(?:place|time|person|by)> )?)*<status:completed>(?! <(?:jobs|type|ran)>)/,
    unless: /\b(?:and|or)\b|<(?:compare|trend|rate)>/,
    because: AT_ONCE,
    offers: ["last failed job", "last completed job"],
  },
  {
    shape:
      /<by:\w+> .*\b(?:only|just|exactly|precisely) <number>(?! <(?:last|first|longest|shortest|by:\w+)>)/,
    because: "Which have so many is not told. Ask for them by how many they have.",
    offers: ["jobs by person this week"],
  },
  {
    shape:
      /<status:([a-z+]+)> (?:that|which) (?:also )?<status:\1>|\bboth (?:on |in |from )?<time> and\b|<ran> (?:in|on) <place> (?:<time> )?<not> (?:in|on) <place>/,
    unless: /<compare>/,
    because: "What was so of both, or of one and not of the other, is not told. Ask for each by itself.",
  },
  {
    shape:
      /<(?:jobs|ran|type|status:[a-z+]+)> (?:in|on|of|from|with|at|for) (?:the )?<by:\w+> (?:that|which|with|who) .*<(?:most|least|common|often)>/,
    because: "Jobs of what comes first are not told. Ask which comes first, and then for its jobs.",
    offers: ["which source had the most failures this week"],
  },
  {
    shape:
      /<common> .*<by> <by:|^(?:(?:the|<show>) )*<(?:most|common)> <(?:status:[a-z+]+|error)> (?:<by>|in each|per) <by:/,
    because: "The most common of each is not told. Ask for the most common, or for failures by source.",
    offers: ["the most common error this week", "failures by source this week"],
  },
  // “Failures of today, crm first”, “jobs oldest first”.
  {
    shape: new RegExp(
      `^(?:<show> )?<(?:status:[a-z+]+|jobs|error)> .*<(?:place|type|person)> <(?:first|last)>$|(?:<(?:place|person)>|${IN_ORDER}) <first>$`,
    ),
    unless: /<when> .*<(?:place|person)> <first>$/,
    because: "In which order jobs stand is not chosen. Ask for the first, the last or the longest of them.",
    offers: ["first 10 jobs today", "longest jobs today"],
  },
  // “Failure rate of crm and of billing.”
  {
    shape:
      /<(?:rate|howLong|measure)> .*\b(of|for|in|on|by) (?:the )?<(?:place|type|person)> and \1 (?:the )?<(?:place|type|person)>/,
    because: "One number of each is meant, or one of them all. Ask for each by itself.",
    offers: ["failure rate this week", "how long does discovery usually take"],
  },
];
