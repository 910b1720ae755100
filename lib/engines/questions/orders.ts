/** Requests to do something: “please run J-7F3KQ2 again”, “have it retried”. Questions are answered here, and nothing is done. */
import type { Index } from "./names.ts";
import type { Refusal } from "./refusal.ts";
import { isToTell } from "./telling.ts";

export const NOTHING_IS_DONE: Refusal = {
  because: "Questions are answered here, and nothing is done. Jobs are started and stopped on the Jobs page.",
  offers: ["running jobs", "failed jobs today"],
};

export const NOTHING_IS_SENT: Refusal = {
  because: "Questions are answered here, and nothing is done or sent. Ask what has happened.",
  offers: ["failed jobs today", "schema changes this week"],
};

/** These begin no question, whatever follows. */
const ONLY_DOES =
  "cancel|rename|acknowledge|purge|abort|kill|terminate|halt|restart|re-start|relaunch|re-launch|redo|re-do|requeue|re-queue|reschedule|unschedule|rescan|re-scan|rediscover|recrawl|recompute|regenerate|recapture|unmute|kick off|fire off|set off|spin up|fire up";
/** These are things too: “retry failures”, “run times”, “start of the week”. */
const OF_RUNS = "retry|re-try|rerun|re-run|re run|run|start|stop|launch|trigger|pause|resume|mute";
const DOES = `${OF_RUNS}|execute|initiate|repeat|try|queue|enqueue|scan|crawl|discover|test|schedule|delete|remove|unblock|force|invoke`;
const DOING =
  "retrying|re-trying|rerunning|re-running|running|starting|stopping|executing|launching|triggering|repeating|cancelling|canceling|aborting|killing|terminating|restarting|re-starting|relaunching|kicking off|redoing|deleting|removing|muting|pausing|resuming|queueing|queuing|scanning|rescanning";
const DONE =
  "retried|re-tried|rerun|re-run|restarted|re-started|relaunched|redone|repeated|cancelled|canceled|aborted|killed|terminated|stopped|halted|deleted|removed|muted|paused|resumed|requeued|queued|kicked off|triggered|launched|executed|started|run";
const AGAIN = "(?:again|once more|once again|one more time|anew|afresh|another time|over again)";
const ID = "j-[0-9a-z]{6,13}";
const IT = `(?:${ID}|it|them|this|that|those|these|this one|that one|the (?:job|run|failed (?:job|run|one)s?))`;
const TIME = "(?:week|month|year|morning|afternoon|evening|night|quarter|time|day)";
const THIS = `(?:(?:${ID}|the|a|an|all|my|our|every|everything|another|both|each|any|one|it|them|these|those|whatever|its|their)\\b|(?:this|that)\\b(?! ${TIME}))`;
const THING = `(?:${THIS}|(?:today|yesterday|(?:this|last) ${TIME}|\\p{L}+day)'s\\b)`;
/** Nothing more is said. */
const OFF = `(?: (?:${AGAIN}|now|please|pls|for me|for us|right away|immediately|asap|at once|then))*\\s*(?:[.!?,;:)–—]|$)`;

const LEAD =
  "(?:(?:please|pls|plz|kindly|now|just|then|also|so|ok|okay|well|hey|hi|hello|tidewatch|quickly|simply|maybe|perhaps|immediately|go ahead and|go and|do me a favou?r and|be so kind as to|be so kind and|you (?:can|may|should|must|could|have to|need to)|(?:can|could|would|will|may|might) (?:you|we|i|someone|somebody|anyone|anybody)|can't you|couldn't you|why don't (?:you|we)|let's|let us|i (?:want|need|would like|wish|ask) you to|i'd like you to|feel free to|make sure to|don't forget to|remember to|time to),? )*";
const ANEW = "^|(?<=[?.!;:–—]\\s*)";
const BEGINS = `(?:${ANEW}|(?<=[,(]\\s*|\\b(?:and|then)\\s))${LEAD}`;

const ORDERS = [
  `${BEGINS}(?:${ONLY_DOES})\\b(?!-| (?:by|rates?|counts?|history|times?|share|percentage|requests?|reasons?)\\b)`,
  `${BEGINS}(?:${DOES})(?: off| up)? ${THING}`,
  `(?:${ANEW})${LEAD}(?:${OF_RUNS})${OFF}`,
  `(?:${ANEW})${LEAD}(?:run|start|stop|launch|trigger|execute|pause|resume|schedule) (?:asset|discovery|discoveries|lineage|metrics?|tags?|tagging|freshness|connection|failed|pending|running|jobs)\\b`,
  `(?:${ANEW})${LEAD}(?:retry|re-try|rerun|re-run) (?:failed|cancelled|pending|asset|discovery|lineage|metrics?|tags?)\\b`,
  // “Have J-7F3KQ2 run again”, “I need that rerun”; “those cancelled today” are asked for.
  `${BEGINS}(?:have|get|make|let|see that) ${IT} (?:be |get |to be )?(?:${DONE}|(?:run|start|try|go)(?: ${AGAIN})?)${OFF}`,
  `\\b(?:i|we)(?:'d)?(?: would| will| really| also| just)* (?:want|need|like|wish|prefer|love)(?: to (?:have|get|see))? ${IT}(?: (?:job|run))? (?:to be |be |to get |to )?(?:${DONE}|start|try|stop)${OFF}`,
  `\\b(?:would you mind|do you mind) (?:${DOING})\\b`,
  `\\b(?:could you try|please try|how about|what about|consider|any chance of) (?:${DOING}) ${THING}`,
  `^(?:(?:please|pls) )?${ID}[ ,:;–—-]+(?:please |pls )?(?:${AGAIN}|${ONLY_DOES}|(?:${OF_RUNS})(?: it)?)${OFF}`,
  `\\b(?:${ID}|it|they|them|those|these) (?:has|have|had|needs?|ought) to be (?:${DONE})\\b`,
];
const IS_ORDER = new RegExp(ORDERS.join("|"), "iu");
/** “Run billing”, “scan orders again”. */
const OF_NAME = new RegExp(
  `${BEGINS}(?:${OF_RUNS}|scan|crawl|discover|test|delete|remove|refresh|execute) (?!on\\b|in\\b)([\\p{L}\\p{N}_.-]+)`,
  "iu",
);

/** Null where nothing is to be done. */
export function asOrder(text: string, index: Index): Refusal | null {
  const plain = text
    .trim()
    .replaceAll(/[‘’`´]/g, "'")
    .replaceAll(/\s+/g, " ");
  if (IS_ORDER.test(plain)) return NOTHING_IS_DONE;
  if (isToTell(plain, index)) return NOTHING_IS_SENT;
  const name = OF_NAME.exec(plain)?.[1]?.toLowerCase();
  return name !== undefined && index.words.has(name) ? NOTHING_IS_DONE : null;
}
