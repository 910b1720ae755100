/** Words about jobs that say more than each of them does: what is about to be, what goes on, what is so only at times. */
import type { Mark } from "../marks.ts";
import {
  NOT_SHARES,
  NOT_TIME_ALTOGETHER,
  NOT_WHAT_IS_USUAL,
  NOT_WHETHER_ALL_SUCCEEDED,
  type Refusal,
} from "../refusal.ts";
import { refusedShape, type Shape } from "../shapes.ts";

const FAILED_TODAY = ["failed jobs today", "failures by day this week"];

const WORDINGS: readonly Shape[] = [
  {
    shape:
      /^who runs (?:the |our )?(?!(?:discover|scan|connection|lineage|freshness|metric|tag|job|captur)\w*)\S+(?: (?:database|source|db))?$/,
    unless: /\b(?:most|jobs|discoveries|more|least)\b/,
    because: "Who owns, uses or may read something is not kept. Ask who started jobs there.",
    offers: ["who started the most jobs this week"],
  },
  {
    shape:
      /\b(?:had|has|have|got|get|having) (?:(?:the|a|an|any|right|correct|valid|proper|working|good) )*(?:permissions?|passwords?|credentials?|network(?: connection)?|connections?)\b|\b(?:network|permissions?|passwords?|credentials?) (?:of )?(?:the )?jobs\b/,
    unless:
      /\b(?:errors?|failures?|problems?|issues?|troubles?|fail\w*|wrong|bad|no|not|missing|expired|invalid|lost|because|reasons?|tests?|checks?|rejected|lacking)\b/,
    because: "Of reasons it is kept which jobs failed for one. Ask for those failures.",
    offers: ["permission failures this week", "network failures this week"],
  },
  {
    shape:
      /\b(?:more|less|longer|over|under|exceeding|least|most) .*\b(?:hours?|minutes?|seconds?|hrs?|mins?) (?:(?:in total|altogether|together|combined|all told|in sum)\b)/,
    because: NOT_TIME_ALTOGETHER,
    offers: ["longest jobs today", "jobs longer than 10 minutes today"],
  },
  {
    shape:
      /['’]s? share of (?:(?:all|the|our|last|this|week|month|today|yesterday)['’]?s? )*(?:failures|errors|jobs|runs)\b|\bshare of \S+ (?:in|of|among) .*\b(?:failures|errors)\b/,
    because: NOT_SHARES,
    offers: ["failures by source", "failures by type", "failures by reason"],
  },
  {
    shape: /(?:\bper ?cent(?:age)?|%) (?:more|fewer|less|higher|lower)\b/,
    because: "By what part a number grew is not told. Ask to compare the two.",
    offers: ["failures this week compared with last week"],
  },
  {
    shape: /\b(?:ordinary|standard|normal|usual|typical) (?:jobs|runs|discoveries|failures|tasks)\b/,
    unless: /\b(?:how long|duration|time|take|takes|took|seconds|minutes|than)\b/,
    because: "Which jobs are usual is not told. Ask how long they usually take, or which were slower.",
    offers: ["jobs slower than usual this week"],
  },
  {
    shape: /\b(?:failures|jobs|runs|errors|cancellations|failed|count) (?:.* )?(?:by|per) tags?$/,
    because: "Jobs are not told by tag. Ask by source, type, day, table or person.",
    offers: ["failures by source this week"],
  },
  {
    shape:
      /\b(?:started|run|ran|launched|triggered) by (?:\d+ (?:people|persons|users|colleagues)|the (?:api )?user|any ?body|any ?one)\b/,
    because: "It does not say who is meant. Name the person, or ask for manual jobs.",
    offers: ["manual jobs today", "who started the most jobs this week"],
  },
  {
    shape:
      /\b(?:how many|what) (?:did|does|has|have) \S+ (?:run|ran) into\b|\blasting (?:failures?|errors?)\b/,
    because: "That is not kept. Ask for failed jobs.",
    offers: FAILED_TODAY,
  },
  {
    shape:
      /^everything (?:failed|broke|crashed|succeeded|completed|passed|was cancelled)\b|^(?:are )?(?:all|everything)(?: of)?(?: (?:the|our|my|these|those|today's|yesterday's))*(?: (?:jobs|runs|tasks|discoveries|scans|checks|captures|tests|extractions))? (?:all )?(?:green|red|clean|in the (?:green|red))\b/,
    because: NOT_WHETHER_ALL_SUCCEEDED,
    offers: FAILED_TODAY,
  },
  {
    shape:
      /(?<!\b(?:kick|kicked|kicks|set|sets|fired|started|launched|triggered) )\boff(?: of)? schedule\b|\b(?:outside|ahead|behind) (?:of )?(?:the |its |their |any )?schedule\b/,
    because: "Whether a job kept to its schedule is not kept. Ask for scheduled jobs, or for manual ones.",
    offers: ["manual jobs today", "scheduled jobs today"],
  },
  {
    shape:
      /\bhow many (?:hours|minutes|seconds|hrs|mins) (?:(?:of|worth of) (?!the (?:last|first|latest)\b)|(?:did|have|has) (?!.*\b(?:last|first|latest|each|a|an)\b).*\b(?:run|spend|spent)\b)/,
    because: NOT_TIME_ALTOGETHER,
    offers: ["how long does discovery usually take", "longest jobs today"],
  },
  {
    shape:
      /\b(?:due to (?:fail|run|start|begin|finish|complete|end|succeed|break|crash|be)\b|about to (?:be )?(?:fail|break|crash|time out|start|run|finish|end|begin|cancelled))/,
    because: "What is to come is not told. Ask what has happened, or what is running.",
    offers: ["running jobs", "failed jobs today"],
  },
  {
    shape:
      /\b(?:usually|normally|typically|generally|commonly|ordinarily|mostly) (?:been |get |gets )?(?:fail|succe|complet|finish|break|crash|cancel|tim(?:es|ed|e) out|work|pass)/,
    unless: /\bhow (?:long|much|many|fast|slow|quick)|\b(?:took|take|takes|duration|time)\b/,
    because: NOT_WHAT_IS_USUAL,
    offers: ["how long does discovery usually take", "failure rate this week"],
  },
  {
    shape:
      /\b(?:retr(?:y|ies)|reruns?) (?:of|for) \S+(?: \S+)?['’]s? (?:last |first |\d+ )?(?:failed|failures?|failing|errors?|cancelled|timed|timeouts?|completed|scheduled|manual)\b/,
    because:
      "Which jobs were retried is told of each. Ask for the retries that failed, or that somebody ran.",
    offers: ["failed retries this week", "retries I started"],
  },
  {
    shape: /\b(?:fail|fails|failed|failing) to (?:start|begin|launch|run|get started|kick off)\b/,
    because: "How far a job came before it failed is not kept. Ask for failed jobs, or for pending ones.",
    offers: ["failed jobs today", "pending jobs"],
  },
  {
    shape:
      /\b(?:fail|failed|broke|crashed|cancelled|ran|run|running|started|finished|completed|succeeded) (?:together|simultaneously)\b/,
    because: "What happened together is not told. Ask from when until when.",
    offers: ["failed jobs between 2 pm and 4 pm today"],
  },
  {
    shape: /\b(?:most|least) active\b(?! (?:jobs|runs|tasks|discoveries|ones))/,
    because: "What makes somebody active is not said. Ask who started the most jobs.",
    offers: ["who started the most jobs this week"],
  },
  {
    shape: /\b(?:often|frequently)\b/,
    unless: /\b(?:how|more|most|less|least|so|very|too|as|quite|pretty)\b.*\b(?:often|frequently)\b/,
    because: "How often is often is not said. Ask how often it was, or which was so most often.",
    offers: ["which source fails most often"],
  },
  {
    shape: /\bwhy\b.*\b(?:but|and) not\b/,
    because: "Why it was so of one and not of another is not kept. Ask why it failed.",
    offers: ["why did jobs fail today"],
  },
  {
    shape: /\b(?:failing|fails?|failed|breaking|broken|erroring) again\b/,
    because: "Whether it had been so before is not told. Ask when it failed, or for the retries that failed.",
    offers: ["failed retries this week", "last failure"],
  },
  {
    shape:
      /\b(?:ran|run|running|lasted|went on|kept running) (?:right )?(?:until|till|up to)\b|\blasted (?:over night|overnight|over (?:the )?weekend|all|through)/,
    because: "When jobs ended is not asked for, but when they were created. Ask from when until when.",
    offers: ["jobs between 2 pm and 4 pm today"],
  },
  {
    shape:
      /\b(?:manually|automatically) (?:cancelled|canceled|stopped|aborted|killed|terminated)\b|\b(?:cancelled|canceled|stopped|aborted|killed|terminated) automatically\b/,
    because: "Who or what cancelled a job is kept with the job, and cannot be asked for.",
    offers: ["cancelled jobs this week", "cancelled scheduled jobs this week"],
  },
  {
    shape: /\b(?:keeps?|kept|keeping) (?:on )?(?:failing|breaking|crashing|timing out)\b/,
    unless: /^(?:why|how (?:many|often)|when)\b|\b(?:today|yesterday|this|last|since|most)\b/,
    because: "What fails again and again is not told. Ask how often it failed, by source or by type.",
    offers: ["failures by source this week", "failures by type this week"],
  },
  {
    shape: /\b(?:only|just|always|even|except|mostly) when\b/,
    because: "When something is so is not told. Ask for those jobs, without “when”.",
    offers: ["failed scheduled jobs this week"],
  },
  {
    shape: /\bhow many (?:jobs|runs|tasks|discoveries) (?:does|did|do|will) it (?:take|need|require)\b/,
    because: "How many are needed for something is not told. Ask how many there were.",
    offers: ["how many jobs ran today"],
  },
  {
    shape:
      /\b(?:i|we) (?:already )?(?:know|knew|heard) (?:about|of)\b|\b(?:i|we) already (?:know|saw|have|checked|looked)\b/,
    because: "It says what is known already, and not whether to leave it out. Ask with “except”.",
    offers: ["failed jobs yesterday except on crm"],
  },
  {
    shape:
      /\b(?:completed|succeeded|successful|successfully) (?:but )?with (?:an? |some |any )?(?:errors?|failures?|warnings?|problems?)\b/,
    because: "A job ends well or with an error. Ask for failed jobs, or for completed ones.",
    offers: FAILED_TODAY,
  },
  {
    shape: /\S['’]s share\b|\b(?:\S+ and i|we|they|you) share\b|\bhow much of\b/,
    because: "What part of all of them is of one is not told. Ask for them by source, by type or by person.",
    offers: ["failures by source this week", "failure rate this week"],
  },
  {
    shape:
      /\btime (?:was |is |has been )?spent\b|\bhow much time (?:did|have|has) .*\b(?:take|taken|took|use|used|spend|spent|cost)\b/,
    unless:
      /\b(?:average|median|typical|typically|usual|usually|normally|last|latest|first|longest|slowest|each|a|an)\b/,
    because: NOT_TIME_ALTOGETHER,
    offers: ["how long does discovery usually take", "longest jobs today"],
  },
  {
    shape:
      /\b(?:failed|fail|fails|failing|broke|crashed|timed out) on me\b|^i (?:have|had|got|have got) (?:an?|some|several|\d+) (?:\S+ ){0,2}(?:jobs?|failures?|errors?|timeouts?|discover(?:y|ies))\b/,
    because: "Whether jobs that you started are meant is not clear. Ask for those, or for all of them.",
    offers: ["failed jobs I started this week", "failed jobs this week"],
  },
  {
    shape: /^(?:the |what (?:is|was|were|are) the |show (?:me )?(?:the )?)*times? of\b/,
    because: "It does not say whether when is meant, or how long. Ask with one of these words.",
    offers: ["when was the last failure", "failed jobs yesterday"],
  },
  {
    shape: /\bworst (?:day|week|month|hour|source|database|type|person|table|user|colleague)s?\b/,
    unless: /\b(?:fail|error|timeout|timed|cancel|crash|broke|break|slow|duration)/,
    because: "It does not say what is worst. Ask which had the most failures.",
    offers: ["which day had the most failures this week", "which source had the most failures this week"],
  },
  {
    shape: /\bby \S+ .*\bby (?:anyone|anybody|everyone|everybody)\b/,
    because: "Here is one thing asked of one, and another of another. Ask for each by itself.",
  },
];

export const worded = (marks: readonly Mark[]): Refusal | null =>
  refusedShape(
    WORDINGS,
    marks
      .map(({ said }) => said)
      .join(" ")
      .toLowerCase(),
  );
