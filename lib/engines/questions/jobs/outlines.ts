/** Shapes of questions about jobs whose words are all known, and that a list or a number of jobs does not answer. */
import type { Mark } from "../marks.ts";
import type { Refusal } from "../refusal.ts";
import { outlineOf } from "./outline.ts";

type Outline = { shape: RegExp; unless?: RegExp; because: string; offers?: string[] };

const IN_ORDER = "<(?:last|first|longest|shortest)>";
const NARROWING = "<(?:status:[a-z+]+|trigger:[a-z+]+|type|error|place|time|person|person:owner|me|limit)>";
const NOT_STATUS = "<(?:trigger:[a-z+]+|type|error|place|time|person|person:owner|me|limit)>";
const NOUN = "<(?:jobs|ran|type|status:[a-z+]+|trigger:retry)>";
const ENDED = "<status:(?:completed|failed|cancelled)(?:\\+\\w+)*>";
const ASKS = "(?:did|has|have|had|was|were|is|are|does|do)";

const OF_ONE = {
  because: "Whether it was so of that one job is not told. Ask for the job: its page says all of it.",
  offers: ["last failure", "last job"],
};
const OF_ALL = {
  because: "Whether it is so of all of them is not told. Ask which jobs there are.",
  offers: ["failures by type this week", "failures by source this week"],
};
const OF_FEW = {
  because: "What holds for the last or the longest few alone is not told. Ask for those jobs.",
  offers: ["last 5 jobs"],
};
const AT_ONCE = "That is said of one job twice, and it is not clear which counts. Ask for each by itself.";
const FOR_WHOM =
  "It does not say what that person has to do with the jobs. Ask for jobs that somebody started.";

const OUTLINES: readonly Outline[] = [
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
      `^(?:is|are|was|were) (?:the )?${NOT_STATUS} .*<(?:most|least|last|first|longest|shortest)>`,
    ),
    unless: / or /,
    because: "Whether it is that one is not told. Ask which one it is.",
    offers: ["which day had the most failures this week", "which source had the most failures this week"],
  },
  // “Was it manual” after one job.
  { shape: new RegExp(`^${ASKS} (?:it|that|that 1|this 1) .*${NOT_STATUS}`), unless: /<status:/, ...OF_ONE },
  // “Are they all timeouts”, “is it only discovery that fails”.
  { shape: new RegExp(`^${ASKS} .*\\b(?:only|just|both)\\b.*${NARROWING}`), ...OF_ALL },
  { shape: new RegExp(`^<why> (?:${ASKS} )?(?:only|just) (?:the )?${NOT_STATUS}`), ...OF_ALL },
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
  // “Manual retries”, “jobs cancelled due to failures”, “failed jobs whose retry succeeded”.
  { shape: /<trigger:([a-z_+]+)> (?:<jobs> |<ran> )?(?!<trigger:\1>)<trigger:/, because: AT_ONCE },
  {
    shape:
      /<status:([a-z+]+)> (?:(?:<trigger:retry>|<jobs>|<ran>) )?(?:of|whose|<because>) (?:the |a )?(?:<trigger:retry> )?(?!<status:\1>)<status:/,
    because: AT_ONCE,
  },
  {
    shape:
      /<status:([a-z+]+)> (?:<jobs> |<ran> )?whose (?:<trigger:retry> )?(?:was |were )?(?!<status:\1>)<status:/,
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
    because: "Who cancelled a job is kept with the job, and cannot be asked for.",
  },
  {
    shape: /<person> for <person>|<show> <person> (?:and|or) me\b|\bto (?:show|tell|<show>) <person>/,
    because: FOR_WHOM,
  },
  {
    shape: /^<not> (?:the )?<(\w+):[a-z+]+> (?:the )?<\1:[a-z+]+>$/,
    because: "It is not clear what “not” leaves out. Ask for what is meant alone.",
  },
  // “Queued behind discovery”, “jobs that found failures”.
  {
    shape: /<(?:status:(?:pending|running|pending\+running)|jobs|ran)> behind (?:the |a |our )*</,
    because: "What stands behind what is not kept. Ask what is pending, or why something failed.",
    offers: ["pending jobs", "why did jobs fail today"],
  },
  {
    shape: /<status:failed> behind (?:the |a |our )*<(?:type|place)>/,
    because: "What stands behind what is not kept. Ask what is pending, or why something failed.",
    offers: ["failures by source this week"],
  },
  {
    shape:
      /<(?:jobs|type|ran)> (?:that |which |have |has )*(?:found|detected|noticed|spotted|flagged) (?:<|any )/,
    because: "What jobs found is asked for by itself: changes, anomalies, tables.",
    offers: ["schema changes this week", "anomalies this week"],
  },
  // “Quick failures”, “full discoveries”, “flagged jobs”.
  {
    shape:
      /(?:^|>|\b(?:the|a|all|any|many)) (?:quick|full|flagged|noticed|spotted|observed|needed|wanted|given) <(?:status:[a-z+]+|jobs|type|error|trigger:[a-z_+]+)>|^(?:quick|full|flagged|noticed|spotted|observed|needed|wanted|given) <(?:status:[a-z+]+|jobs|type|error|trigger:[a-z_+]+)>/,
    because: "Whether a job was such a one is not kept. Ask for jobs of a type, or shorter than some time.",
    offers: ["jobs shorter than 10 seconds today", "failed jobs today"],
  },
  // “Jobs done today” may have run, or ended well.
  {
    shape:
      /<not> (?:yet |all )?done\b|(?:^|> |the )done <(?:jobs|type)>|\bdone (?:and|or) <|<(?:jobs|type)> (?:(?:that|which|were|are|got|was) )*done(?: (?:<time>|and|or|yet|already)|$)/,
    unless: /\bby\b/,
    because: "“Done” may be what ran, or what ended well. Ask for completed jobs, or for those that ran.",
    offers: ["completed jobs today", "jobs that ran today"],
  },
  // “Exactly 3 failures on which source”, “one failure per source”, “only the worst”.
  {
    shape:
      /\b(?:exactly|precisely|only|just) <number> <(?:status:[a-z+]+|jobs|error|trigger:[a-z_+]+)>.*<by:/,
    because: "Which have so many is not told. Ask for them by how many they have.",
    offers: ["failures by source this week"],
  },
  {
    shape:
      /^(?:<show> )?<number> (?:<status:[a-z+]+> )?<(?:status:[a-z+]+|jobs|error|trigger:[a-z_+]+)> (?:<by>|for each|of each|for every|of every|each|every) <by:|<(?:last|first|longest|shortest)> .*(?:\bof|\bfor|\bfrom|\bin|\bon) (?:every|each) <by:/,
    because: "One of each is not told. Ask for the last of one of them.",
    offers: ["last failed discovery", "failures by source this week"],
  },
  // “Failures by source, only the worst”, “failures today, just the last”: one of them, or some.
  {
    shape:
      /<(?:status:[a-z+]+|jobs|type|error|trigger:[a-z_+]+)> .*(?:(?:only|just) (?:the )?<(?:last|first|longest|shortest|most|least|common)>(?: 1)?|<(?:last|first|longest|shortest|most|least|common)> (?:only|just|1))$|^(?!.*(?:<which>|<by:person>|\b(?:was|is|were)\b)).*<(?:status:[a-z+]+|jobs|type|error|trigger:[a-z_+]+)> .*\bthe <(?:last|first)>$/,
    because: "It does not say how many of them are meant. Ask for the first of them, or for the last 5.",
    offers: ["last failure", "which source had the most failures this week"],
  },
  // “Retries of Tomás's jobs”, “of timeouts”: of the jobs before, and not of the retries.
  {
    shape:
      /<trigger:retry> (?:of|for) (?:the |our |all |these |those )*(?:<person:owner>|<error>|<status:|my (?:<status:[a-z+]+> )?<)/,
    because:
      "Which jobs were retried is told of each. Ask for the retries that failed, or that somebody ran.",
    offers: ["failed retries this week", "retries I started"],
  },
  // “Failed jobs now running”, “cancelled pending jobs”.
  {
    shape: new RegExp(
      `^(?!.*(?:\\b(?:and|or)\\b|<(?:compare|trend|rate)>)).*(?:${ENDED} (?:<(?:jobs|ran|type)> )?(?:(?:that|which|are|is|were|now|still|being) )*<status:(?:pending|running)>|<status:(?:pending|running)> (?:<(?:jobs|ran|type)> )?(?:(?:that|which|were|was|got) )*${ENDED})(?!.*<status:.*<status:)`,
    ),
    because: AT_ONCE,
    offers: ["pending retries", "failed jobs today"],
  },
  // “Jobs scheduled by Tomás”, “jobs Tomás started for me”, “failures I had”.
  {
    shape: /<trigger:schedule> <by> <person>/,
    because: "Who made a schedule is not kept. Ask for jobs that somebody started.",
  },
  {
    shape: /<(?:jobs|type|status:[a-z+]+|error|ran)> (?:(?:that|which) )?i (?:had|got|have had|have got)\b/,
    because: "Of people it is kept who started a job. Ask for jobs that you started.",
    offers: ["failed jobs I started this week"],
  },
  {
    shape: /<(?:jobs|type|ran)> <first> <(?:begun|ran)>/,
    unless: /<when>/,
    because: "It is not clear what was first. Ask for the first of them, or for how they were started.",
    offers: ["first scheduled job today"],
  },
  // “Jobs to be cancelled”, “failed jobs to retry”.
  {
    shape:
      /<(?:jobs|type|status:(?!pending)[a-z+]+)> (?:that are |which are )?to (?:be <|<(?:trigger:retry|begun|ran)>)/,
    unless: /<(?:last|first)>|<exists>.* to <show>/,
    because: "What is to be done is not kept. Ask what has happened.",
    offers: ["failed jobs today", "pending jobs"],
  },
  {
    shape:
      /^(?:has|have|is|are|did) (?:the |all |our )*<(?:type|jobs)> (?:(?:on|in|of|for) <place> )?<status:completed> yet$/,
    because: "It does not say which run is meant. Ask for the last, what is running, or say when.",
    offers: ["running jobs", "last discovery"],
  },
  // “Jobs whose discovery failed”, “jobs from orders to billing”, “jobs oldest first”.
  {
    shape: /<jobs> whose <type>/,
    because: "What one job has to do with another is not told. Ask for jobs of that type.",
    offers: ["failed discoveries this week"],
  },
  {
    shape: /\bfrom (?:the )?<place> to (?:the )?<place>/,
    because: "A job runs on one source. Name one of them.",
  },
  {
    shape: new RegExp(`${IN_ORDER} <first>$`),
    because: "In which order jobs stand is not chosen. Ask for the first, the last or the longest of them.",
    offers: ["first 10 jobs today", "longest jobs today"],
  },
];

export function outlined(marks: readonly Mark[]): Refusal | null {
  const line = outlineOf(marks);
  const found = OUTLINES.find(({ shape, unless }) => shape.test(line) && !unless?.test(line));
  return found ? { because: found.because, ...(found.offers && { offers: found.offers }) } : null;
}
