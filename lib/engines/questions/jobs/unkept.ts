/** Shapes of questions that ask for what is kept of no job: what it waits behind, what it was like, what became of another. */
import {
  NOT_WHAT_A_PERSON_DID,
  NOT_WHAT_IS_USUAL,
  NOT_WHAT_JOBS_FOUND,
  NOT_WHETHER_ALL,
} from "../refusal.ts";
import type { Shape } from "../shapes.ts";
import { ASKS, AT_ONCE, ENDED } from "./outline.ts";

export const OF_UNKEPT: readonly Shape[] = [
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
    because: NOT_WHAT_JOBS_FOUND,
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
      /<trigger:retry> (?:of|for) (?:the |our |all |these |those |a |an |any )*(?:<person:owner>|<error>|<status:|my (?:<status:[a-z+]+> )?<)/,
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
  // “Why did only crm fail”, “why did crm fail but not billing”.
  {
    shape: new RegExp(
      `<why> (?!<).*\\b(?:only|just)\\b.*<status:|^<why> (?:${ASKS} )?(?:only|just) (?:the )?<`,
    ),
    because: "Why it was so of one and not of another is not kept. Ask why it failed.",
    offers: ["why did jobs fail today"],
  },
  {
    shape: /\bin <common>$/,
    because: "What jobs share is not told. Ask for them by reason, by source or by type.",
    offers: ["failures by reason this week", "failures by source this week"],
  },
  // “Jobs kicked off after discovery failed”, “set off by Tomás's discovery”.
  {
    shape:
      /<trigger:after_discovery> <status:(?:failed|completed|cancelled)>(?! <(?:jobs|time)>)|<begun> <by> (?:<person:owner>|my|a <status:[a-z+]+>|the <status:[a-z+]+>) <type>/,
    because: "What became of the discovery that set a job off is not told. Ask for jobs after a discovery.",
    offers: ["jobs after a discovery today"],
  },
  // “As many failures as yesterday”, “failure rate excluding cancelled jobs”, “median and p95”.
  {
    shape: /\bas <(?:howMany|often)> .*\bas\b/,
    because: "Ask for both, compared: like today with yesterday.",
    offers: ["failures today compared with yesterday"],
  },
  {
    shape: /<rate> .*<(?:not|except)> (?:the )?<status:/,
    because: "A share is of all jobs that have ended. Ask for it without leaving some out.",
    offers: ["failure rate this week"],
  },
  {
    shape: /<measure> (?:and|or|vs|versus|plus|as well as|not) (?:the )?<measure>/,
    because: "Ask for one measure at a time: the median, the average or a percentile.",
  },
  {
    shape: /\bhow big (?:was|is|were|are) .*<(?:type|jobs|last)>/,
    because: "What a job found is told as changes. Ask what changed, or how long it took.",
    offers: ["schema changes this week"],
  },
  {
    shape:
      /<by:\w+> (?:(?:that|<by:person>|<which>) )?(?:only|just|always|mostly) <(?:begun|ran|status:)|<by:person> <(?:begun|ran)> (?:only|just) </,
    because: "Which of them did nothing else is not told. Ask for each by how many they have.",
    offers: ["who started the most jobs this week"],
  },
  {
    shape:
      /<by:error> (?:for|of|behind|why) (?:the |our |all )*<status:(?:cancelled|completed|pending|running)>/,
    because: "Of what did not fail there is no reason. Ask for failed jobs.",
    offers: ["failures by reason this week"],
  },
  {
    shape: /<howLong> (?:was|were|is) (?:the |my |our )*<(?:last|first)> <(?:jobs|type)> <status:pending>/,
    because: "How long a job waited stands on its page.",
  },
  // “Jobs with a retry” have been retried, and are none.
  {
    shape:
      /<(?:jobs|type|status:[a-z+]+|ran)> (?:(?:that|which) )?(?:with|having|have|had|has|got) (?:(?:a|an|any|some|many) )*<trigger:retry>/,
    because: "Which jobs were retried is told of each. Ask for the retries, or for those of one job.",
    offers: ["retries this week"],
  },
  // “Do retries usually succeed”, “ordinary jobs”.
  {
    shape:
      /^(?:do|does|did|is|are|was|were|has|have) .*<measure> (?:been )?<status:|^(?:(?:<show>|the|all|<which>) )*<measure> <(?:jobs|ran)>(?: (?:<time>|on <place>))?$/,
    unless: /<howLong>|<limit>/,
    because: NOT_WHAT_IS_USUAL,
    offers: ["how long does discovery usually take", "failure rate this week"],
  },
  // “Failures on crm or yesterday”.
  {
    shape:
      /<(?:place|type|person|error)> or (?:from |in |of |on )*<time>|<time> or (?:on |by |in |of |for )+<(?:place|person|type)>(?! <(?:time|jobs)>)/,
    because: "It is not clear whether both are meant. Ask for each by itself.",
  },
  {
    shape: /^(?:do|does|did) (?:it|they|that|this) <measure> <jobs>$/,
    because: NOT_WHAT_IS_USUAL,
    offers: ["how long does discovery usually take", "failure rate this week"],
  },
  // “Have the failures on crm ended”.
  {
    shape: /^(?:has|have|did|are|is) .*<status:(?:failed|cancelled)> (?:.* )?<ended>$/,
    because: "Whether something has come to an end is not told. Ask when it was so last.",
    offers: ["last failure", "failed jobs today"],
  },
  // “Jobs on crm for Tomás” need not be started by him.
  {
    shape: /<(?:jobs|status:[a-z+]+|type|error|place|time|ran|by:\w+)> for <person>/,
    because: NOT_WHAT_A_PERSON_DID,
    offers: ["jobs I started"],
  },
  // “Were the failures Tomás's”, “were there only timeouts”, “did crm not fail”.
  {
    shape:
      /^(?:were|are|was|is) (?:the|these|those|our|today's|yesterday's) (?:<\w+> )?<status:[a-z+]+> (?:<jobs> )?(?:<time> )?(?:all )?<(?:person:owner|error|trigger:|type|place)|^<exists> (?:only|just) <(?:error|status:|type|trigger:|place)/,
    because: NOT_WHETHER_ALL,
    offers: ["failures by type this week", "failures by source this week"],
  },
  // “Did crm fail when Tomás ran it”, “how many jobs are there to retry”.
  {
    shape: /<status:[a-z+]+> (?:on <place> )?<when> (?!<(?:begun|ran|time)>)</,
    because: "What was so when something else happened is not kept. Ask from when until when.",
    offers: ["failed jobs between 2 pm and 4 pm today"],
  },
  {
    shape: /\bthe only (?:1|<number>|<by:person>|<refers>|person) (?:<|that|which|with|to)/,
    because: "Whether it is the only one is not told. Ask for each by how many they have.",
    offers: ["who started the most jobs this week"],
  },
  // “Which jobs only fail.”
  {
    shape: /<which> <(?:jobs|type)> only <status:|<(?:jobs|type)> (?:that|which|<which>) only <status:/,
    because: "Whether nothing else became of them is not told. Ask which failed.",
    offers: ["failed jobs today"],
  },
];
