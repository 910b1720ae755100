/** Everyday turns of phrase that have a plainer one: what waits, what is left to acknowledge, what showed up, what took ages. */
import type { Rewording } from "./rewording.ts";

const SHOWN =
  "showed up|came up|popped up|turned up|cropped up|appeared|surfaced|arose|occurred|happened|came in";
/** Words of a stretch that is over, or that runs and holds what is over. */
const OF_PAST =
  "(?:yesterday|(?:last|this|past|previous) (?:week|month|year|quarter|weekend|night)|(?:on|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day|in (?:january|february|march|april|may|june|july|august|september|october|november|december))";
const ONES = "(jobs?|runs?|discovery|discoveries|captures?|checks?|extractions?|ones?|tasks?)";
const AGES = "(?:ages|forever|an eternity|(?:so|very|too) long|a long time)";
const ID = "j-[0-9a-z]{6,13}";
const ITEM = "(?:it|this one|that one|this|that|the job|the run)";

export const PLAIN_TURNS: readonly Rewording[] = [
  // “The longest running job yesterday” is the longest, and of a time that is over none runs.
  [
    new RegExp(
      `(?<!\\b(?:still|now|currently)\\b.*)\\blongest[- ]running (?=${ONES}\\b.*\\b${OF_PAST}\\b)(?!.*\\b(?:still|now|currently|at the moment)\\b)`,
      "gi",
    ),
    "longest ",
  ],
  [
    /\b(?:are |is )?(?:just |still )*(?:sit|sits|sitting|sat|hang|hanging|stand|standing|lie|lying|stuck) (?:(?:around|there|idle|in) )?pending\b/gi,
    "pending",
  ],
  [
    /\b(?:are |is )?still (?:wait|waits|have to wait|has to wait|waiting) to (?:start|run|begin|go|be (?:started|run|picked up))(?=\s*(?:[?.!,]|$| (?:on|in|for|now|right now)\b))/gi,
    "pending",
  ],
  // “Unacknowledged changes this week – how many are left?”
  [
    /^(?!how)((?:the |our )*(?:unacknowledged|not acknowledged|open) (?:schema )?changes\b[^,;:?–—]*?)\s*[,;:–—-]+\s*(?:so )?how many (?:of them |of those )?(?:are|are there|do we have|remain)(?: still)?(?: left| open| to go)?\s*[?.!]*$/i,
    "how many $1",
  ],
  [
    /\b(how many unacknowledged (?:schema )?changes) (?:(?:are|do we have|have we)(?: still)? (?:left|remaining)|remain)\b/gi,
    "$1 are there",
  ],
  [
    new RegExp(
      `(?<!\\b(?:when|since when|where|why|first|never|not)\\b.*)\\banomalies (?:that |which )?(?:have |has )?(?:${SHOWN})\\b(?! (?:first|again|on more|together|at the same|because|due|before|after|for)\\b)`,
      "gi",
    ),
    "anomalies",
  ],
  // “Which discovery took ages this month, the longest one I mean”.
  [
    new RegExp(
      `\\b(which|what) (.+?) (?:took|ran for|needed|lasted)(?: for)? ${AGES}\\b(.*?)[,;–—-]+ (?:(?:i mean|so|as in) )?(?:just |only )?the (?:one )?(?:longest|slowest)(?: one)?(?:,? i mean)?\\s*[?.!]*$`,
      "i",
    ),
    "$1 $2 was the longest$3",
  ],
  [
    /^(how (?:long|many|much|often)\b[^\d]*?), (?:just )?(?:roughly|approximately|more or less|ballpark|give or take)\s*[?.!]*$/i,
    "$1",
  ],
  // How an answer is written says nothing of what is asked for.
  [
    /\b(how long (?:do|does|did|has|have|is|are|was|were)\b.*|.*\b(?:usually|normally|typically|on average) (?:take|takes|took|last|need|run)\b.*|.*\b(?:average|median|mean|typical) (?:duration|run ?time|time)\b.*?),? (?:expressed |given |measured |in numbers )?in (?:seconds|secs|minutes|mins)\s*[?.!]*$/i,
    "$1",
  ],
  // “Was it run again or not?” asks whether it was.
  [
    new RegExp(
      `^((?:(?:and|so|but) )*(?:(?:did|has|was|is) ${ITEM}\\b|(?:(?:did|has|was|is) )?${ID}\\b)[^,?]*?),? or not\\s*[?.!]*$`,
      "i",
    ),
    "$1",
  ],
  [
    new RegExp(
      `\\b(?:did|has) (${ITEM}|${ID}) (?:get|got|gotten|have|had|receive|received|see|seen)(?: (?:any|a|another|some|its))? (?:retry|retries|rerun|reruns|second (?:try|attempt|go|chance))\\b`,
      "gi",
    ),
    "was $1 retried",
  ],
  [
    /\b(did|have|had) (?:people|humans|users|persons) (?:manually )?(launch|start|kick off|trigger|run)(?:ed)?\b(?<=\b(how many|which|what) (?:\S+ )*\S+ (?:did|have|had) .*)/gi,
    "were started manually",
  ],
  [
    /\b(what|which (?:tables|views|ones)|everything that|all that) (?:hangs?|sits?|lies?|lives?|comes?|flows?|dangles?|depends) (?=(?:directly )?(?:downstream|upstream)\b)/gi,
    "$1 is ",
  ],
  // “Suppliers metrics, when were they captured last?”
  [
    /^(?:the )?([\p{L}\p{N}_.-]+) (metrics?|lineage|tags|docs|documentation)\s*[,:–—-]\s*when (was|were) (?:it|they) ((?:last|first) )?(extracted|captured|collected|generated|checked|measured|computed)((?: last| first)?)\s*[?.!]*$/iu,
    "when $3 $1 $2 $4$5$6",
  ],
  // “Got paged for the billing capture this morning - reason for the failure?”
  [
    /^(?:i |we )?(?:have |was |were |just |got |been )*(?:paged|alerted|woken up|called out|pinged) (?:for|about|over|because of) (.+?)\s*[,;:.–—-]+\s+(?:and )?(?:(?:what(?: was|'s| is) )?(?:the )?(?:reason|cause)(?: (?:for|of) (?:the |that |this )?(?:failure|error|crash|it))?|why(?: did (?:it|that) fail)?|what went wrong)\s*[?.!]*$/i,
    "why did $1 fail",
  ],
  [
    /\b(?:could not|couldn't|was not able to|were not able to|was unable to|were unable to) (?:finish|complete|succeed|end)(?= (?:\S+ ){0,4}?(?:due to|because of|owing to|on account of)\b)/gi,
    "failed",
  ],
];
