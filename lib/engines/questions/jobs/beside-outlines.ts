/** Shapes of questions that ask for something beside the jobs they name: what these are about, did, or are part of. */
import { NOT_WHAT_JOBS_FOUND, NOT_WHETHER_ALL_SUCCEEDED } from "../refusal.ts";
import type { Shape } from "../shapes.ts";
import { AT_ONCE } from "./outline.ts";

const FOUND = {
  because: NOT_WHAT_JOBS_FOUND,
  offers: ["schema changes this week", "anomalies this week"],
};
const OF_ONE_JOB = {
  because: "What is told of one job is whether and why it failed, how long it took and who started it.",
  offers: ["failed jobs today"],
};

export const BESIDE_OUTLINES: readonly Shape[] = [
  // “Analysis of failures”, “an analysis of why crm failed”.
  {
    shape: /<type> of (?:(?:the|our|all|these|yesterday's|today's) )*<(?:status:[a-z+]+|why|error)>/,
    because: "It does not say whether such jobs are meant. Ask for failures, or for jobs of that type.",
    offers: ["failures by reason this week", "failed discoveries this week"],
  },
  // “Which tables know Ingrid”, “which tables have suggested tags”, “which tables did the discovery find”.
  {
    shape:
      /^<which> <by:asset> (?:know|(?:have|has|had|got|with) <type>$|did (?:the |a |our )*<type> <show>)/,
    ...FOUND,
  },
  // “Reports failed yesterday”, “exports that failed”.
  {
    shape:
      /^(?:(?:the|any|which|<which>|<exists>) )*(?:reports?|returns|results|produces|gives) (?:(?:that|which) )?<status:/,
    because: "Reports are no jobs. Ask for failed jobs, or for those of a type.",
    offers: ["failed jobs yesterday", "failed discoveries this week"],
  },
  // “Failures affecting invoices.”
  {
    shape:
      /<(?:status:failed|jobs|error)> (?:<time> )?(?:(?:that|which) )?(?:affecting|affects?|touching|hitting) <place>/,
    because: "What else a failure touches is not told. Ask for failures on it, or what is made from it.",
    offers: ["failures this week"],
  },
  // “Did failures start on Monday”, “did too many jobs fail”.
  {
    shape: /^(?:did|have|has) (?:the |our )*<status:failed> (?:on <place> |in <place> )?<begun>/,
    because: "Since when something fails is not told. Ask when it failed last, or first.",
    offers: ["first failure this week"],
  },
  {
    shape: /\btoo (?:many|few|much)\b.*<|\btoo <(?:many|most|least|often|longest)>/,
    because: "How many would be too many is not known. Ask how many there were.",
    offers: ["how many jobs failed today"],
  },
  // “Which jobs did the discovery start”, “how many did billing go through”.
  {
    shape: /<(?:jobs|which)> (?:did|has|have|does) (?:the |our |a )*<type> (?:(?:on|in|of) <place> )?<begun>/,
    because: "What one job set off is not told of it. Ask for jobs that ran after a discovery.",
    offers: ["jobs after a discovery today"],
  },
  {
    shape: /^<(?:howMany|which)> (?:<jobs> )?(?:did|does|has|have) <place> <status:completed>$/,
    because: "It does not say whether those that ran are meant, or those that completed.",
    offers: ["completed jobs today"],
  },
  // “For how long did crm fail.”
  {
    shape: /^(?:for )?<howLong> (?:did|does|has|have|is|was) (?:the |our )*<place> (?:been )?<status:failed>/,
    because: "How long something kept failing is not told. Ask when it failed first, or how many failed.",
    offers: ["failures by day this week"],
  },
  // “The 3 jobs that failed, who started them.”
  {
    shape:
      /^(?:the )?<number> <(?:jobs|type|status:[a-z+]+)>.* <by:person> <begun> (?:them|these|those|each)$/,
    because: "Who started each stands in a list. Ask for those jobs, or who started the most of them.",
    offers: ["who started the failed jobs this week"],
  },
  // “What did J-7F3KQ2 find”, “what is it waiting for”, “is it related to”.
  {
    shape:
      /^<which> (?:did|does|has|have) <job> <show>|<job> <status:pending> (?:for|on)|<job> (?:related|connected|linked|similar|due) to\b/,
    ...OF_ONE_JOB,
  },
  // “When is discovery run” is a habit.
  {
    shape: /^<when> (?:is|are) (?:the |our |a )*<type>(?: (?:on|in|of) <place>)?$/,
    because: "When something is to run stands with its schedule. Ask when it ran last.",
    offers: ["when did discovery last run"],
  },
  // “What's wrong with billing”, where no failure is said.
  {
    shape: /^<why> (?:with )?(?:the |our )*<(?:place|type)>$/,
    because: "It does not say since when. Ask why something failed, and on which day or the last time.",
    offers: ["why did jobs fail today"],
  },
  // “Did last night's jobs succeed”: those that did not are not in a list of those that did.
  {
    shape:
      /^(?:did|have|were|are) (?:(?:the|our|all|<time>) )+(?:<trigger:[a-z_+]+>|<jobs>|<trigger:[a-z_+]+> <jobs>) (?:<time> |on <place> |in <place> )*<status:completed>/,
    because: NOT_WHETHER_ALL_SUCCEEDED,
    offers: ["failed jobs last night", "failed retries this week"],
  },
  // “Failed jobs that were cancelled.”
  {
    shape:
      /<status:(failed|completed|cancelled)> (?:<(?:jobs|type|ran)> )?(?:that|which) (?:(?:were|was|got|have|had|then|later|<ran>) )*<status:(?!\1>)(?:failed|completed|cancelled)>/,
    unless: /<limit>|<compare>/,
    because: AT_ONCE,
    offers: ["failed jobs this week", "cancelled jobs this week"],
  },
  // “Why so many failures”: each has a reason, and their number none.
  {
    shape: /^<why> (?:(?:<exists>|are|were|is|was|have|there|we|had|did) )*so (?:many|often|much)\b/,
    because: "Why there are so many is not told. Ask for failures by reason.",
    offers: ["failures by reason this week"],
  },
  // “Current jobs yesterday.”
  {
    shape: /^(?:current|present) <jobs>.*<time>|<time> <jobs> (?:current|present)/,
    because: "What was so at that time is not kept. Ask for jobs that ran then, or for the running ones.",
    offers: ["running jobs", "jobs that ran yesterday"],
  },
];
