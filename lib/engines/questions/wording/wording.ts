/** Ways of writing that say nothing else than a plainer one does: abbreviations, politeness, turns of phrase. */

import { ABBREVIATIONS } from "./abbreviations.ts";
import { CATALOG_TURNS } from "./catalog-turns.ts";
import { CAUSE_TURNS } from "./cause-turns.ts";
import { DESCRIBED_TYPES } from "./described-types.ts";
import { asDownstream } from "./effects.ts";
import { EXCLUSIONS } from "./exclusions.ts";
import { JOB_TURNS } from "./job-turns.ts";
import { LEFT_OUTS } from "./left-out.ts";
import { NUMBER_TURNS } from "./number-turns.ts";
import { PLAIN_TURNS } from "./plain-turns.ts";
import { POLITENESS } from "./politeness.ts";
import { RANGES } from "./range-wording.ts";
import { inOrder, type Rewording } from "./rewording.ts";
import { spelledOut } from "./spelt-out.ts";
import { START_TURNS } from "./start-turns.ts";
import { TIME_TURNS } from "./time-turns.ts";
import { onTopic } from "./topics.ts";
import { TURNS } from "./turns.ts";

const HISTORY =
  "(?:(?:in|of|from|over|across|for) )?(?:the |our )?(?:whole|entire|complete|full) history|(?:over|in|during|across) (?:the whole|all the|all of the|all|the entire) time(?: (?:that )?(?:you|we) (?:know(?: of| about)?|have(?: records| data)?(?: for| of| on)?))?|on record|since (?:(?:the )?records (?:began|begin)|the beginning(?! of)|the start(?! of)|day one)";
const USUAL =
  "usual|usually|normal|normally|typical|typically|ordinarily|(?:their|its) (?:median|norm|usual(?: time| duration)?|normal(?: time| duration)?|baseline|habit)|the norm|is usual|is normal|what is (?:usual|normal)|they are used to";
const DO =
  "(?: (?:it|they|that|those|these))?(?: (?:do|does|did|take|takes|took|taken|run|runs|ran|need|needs|are|is|was|were|should|would|for (?:them|it|that|this) (?:job|type|kind|table)|for (?:them|it)))?";

const TIME = "(?:today|yesterday|(?:this|last) (?:week|month))";

const IDIOMS: Rewording[] = [
  ...EXCLUSIONS,
  ...LEFT_OUTS,
  ...PLAIN_TURNS,
  ...CATALOG_TURNS,
  ...NUMBER_TURNS,
  ...CAUSE_TURNS,
  ...START_TURNS,
  ...TIME_TURNS,
  ...JOB_TURNS,
  ...TURNS,
  [
    /\b(?:the|our) (?:scheduler|schedules?) (run|ran|start|started|launch|launched|trigger|triggered|kick off|kicked off)\b/gi,
    "$1 by the scheduler",
  ],
  [
    /\bconnections? (?:to|with|of) (?:the )?([\p{L}\p{N}_.-]+(?: (?:database|source|db))?) (?:(?:was|were|is|are|been|got|get|gets|has|have) )*(?:(last|first|most recently|ever) )?(?:(?:get|got|been) )?(?:tested|checked|verified|tried|probed)\b/giu,
    "connection test of $1 $2",
  ],
  [
    /\bagainst (?=(?:the )?(?:last|previous|prior|this|yesterday|today|week|month|day|october|november)\b)/gi,
    "compared with ",
  ],
  [
    /\b(connections?|connectivity) (?:(?:was|were|is|are|been|got|get|gets|has|have) )*(last|first|most recently) (?:(?:get|got|been|be|was|were) )*(?:tested|checked|verified|tried|probed)\b/gi,
    "connection test $2",
  ],
  [/\bhow many time\b(?! (?:did|has|have|was|were)\b)/gi, "how much time"],
  [
    /\bwho (?:(?:(?:has|have|was|were) )?(?:been )?running|is running(?= .*\b(?:most|fewest|least)\b))\b/gi,
    "who ran",
  ],
  [/\b(?:are we|we are|we) (?:talking about|looking at|dealing with)\b/gi, ""],
  [/\b(?:a lot of|lots of|plenty of|a bunch of|loads of|tons of)\b/gi, ""],
  [
    /\b(?:with regards? to|in regards? to|with respect to|in respect of|when it comes to|in terms of|in the case of|as far as|on the subject of)\b/gi,
    "for",
  ],
  [
    /\btop (\d+ )?(?:errors?|failures?)(?=\s*[?.!]*$| (?:on|in|of|for|this|last|since|today|yesterday|nov|oct|from|between)\b)/gi,
    "top $1reasons for failures",
  ],
  [
    /\blong(?:[- ]running)? (jobs|runs|discoveries|tasks) (?=(?:>|over|more than|longer than|above|exceeding|that took|beyond)\B|(?:over|more than|longer than|above|exceeding|that took|beyond)\b)/gi,
    "$1 ",
  ],
  [
    /\bwhere (?:is|are|does|do|all is|all are) (.+?) (?:being )?(?:used|consumed|referenced|read|go|flow|flow to|end up)(?= (?:downstream|in)\b|\s*[?.!]*$)/gi,
    "downstream of $1",
  ],
  [
    /\bwhere (?:does|do) (.+?) (?:get|gets|take|takes|draw|draws|have) (?:its|their|the) (?:data|numbers|values|rows|figures|content|contents|information)(?: from)?(?=\s*[?.!]*$)/gi,
    "upstream of $1",
  ],
  [
    /\b(changes|anomalies|differences)\b(.*?) (?:did|do|does|has|have) (.+?) (?:discovery|discoveries|metric captures?|scans?)( (?:of|on|for|in) .+?)? (?:find|found|detect|detected|report|reported|see|seen|discover|discovered|turn up|turned up)\b/gi,
    "$1$2 $3$4",
  ],
  [/\b(?:a |one )?half(?: an| a)? hour\b/gi, "30 minutes"],
  [/\b(?:a )?quarter(?: of an| of one)? hour\b/gi, "15 minutes"],
  [/\ban hour and a half\b/gi, "90 minutes"],
  [
    /^(?:please )?(?:split|group|divide|separate|sort|categori[sz]e|bucket|slice|aggregate|itemi[sz]e|summari[sz]e|cluster|arrange) (?:up )?(.+?) (?=(?:by|per) )/gi,
    "$1 ",
  ],
  [
    /\bthis (week|month|year)\b(.*?)\b(than|versus|vs|compared (?:to|with)) last(?=\s*[?.!]*$)/gi,
    "this $1$2$3 last $1",
  ],
  [/\bdifference (?:in|of) (?:the )?(?:number of )?(.+?) between (.+?) and (.+)$/gi, "compare $1 $2 with $3"],
  [
    /\b(average|mean|median|typical|usual|normal|avg|longest|shortest|p\d\d) times? (?=(?:of|for)\b)/gi,
    "$1 duration ",
  ],
  [
    /\b(?:trace|follow|track) (.+?) (?:back|all the way back|upstream)(?: to .+)?\s*[?.!]*$/gi,
    "upstream of $1",
  ],
  [
    /\b(?:trace|follow|track) (.+?) (?:forward|forwards|downstream)(?: to .+)?\s*[?.!]*$/gi,
    "downstream of $1",
  ],
  [
    /\b(more|less|fewer|longer|shorter|slower|faster|quicker|rather|worse|better|higher|lower|other|different) (?:then|as)\b(?! (?:long|soon|well|many|much|often))/gi,
    "$1 than",
  ],
  // Of “how long does it last” the last word is no “latest”.
  [
    /\b(how long(?: [a-z]+){0,3}? (?:do|does|did) .+?) last(?=\s*[?.!]*$| (?:on|in|for|when|usually|normally|typically|as)\b)/gi,
    "$1 take",
  ],
  [/\b(?:usually|normally|typically|generally|ordinarily) last(?=\s*[?.!]*$)/gi, "usually take"],
  [
    /\bhow (?:do|does|did|has|have) (.+?) (?:compare|compared|stack up|measure up) (?:to|with|against) (.+)$/gi,
    "compare $1 with $2",
  ],
  [/\b(?:break|broken|split|divide|divided) (?:up )?(.+?) (?:down|up) (?=(?:by|per) )/gi, "$1 "],
  [
    /\b(?:rank|sort|order) (?:all |the |our )*(sources|databases|types|people|tables) by (?:the )?(?:number|count|amount|quantity) of (.+)$/gi,
    "$2 by $1",
  ],
  [
    /\bdaily (?=(?:number|count|total|failures|failed|jobs|runs|errors|cancellations)\b)(?!\w+ (?:that|which)\b)(.+)$/gi,
    "$1 by day",
  ],
  [/\b(?:on a daily basis|day by day|every single day|day to day)\b/gi, "by day"],
  [
    /\bhow (?:is|are|was|were) (.+?) (?:spread|distributed|divided|split|broken down) (?=(?:by|over|across|between|among) )/gi,
    "show $1 distributed ",
  ],
  [/\b(?:out of|of) (?:all|everything) (?=(?:the |our )*(?:jobs|runs|discoveries|tasks)\b)/gi, "of "],
  [
    new RegExp(
      `\\b(?:(?:take|takes|took|taking|run|runs|ran|running|become|became|get|got|been) )?(?:any )?(?:slower|longer|faster|quicker|shorter) (?:on |in )?(${TIME}) than (?:on |in )?(${TIME}|the (?:week|month) before)\\b`,
      "gi",
    ),
    "duration $1 compared with $2",
  ],
  [
    /\b(documentation|docs|metrics|lineage|tags|freshness) (?:(?:was|were|is|are|been|got|get|gets|has|have) )*(last|first|most recently) (?:(?:get|got|been|be|was|were) )*(?:written|generated|captured|collected|extracted|checked|produced|created|computed|assigned|tested|verified|measured|gathered|parsed|built|assessed)\b/gi,
    "$1 run $2",
  ],
  [
    new RegExp(
      `\\b(slower|longer|more slowly|more time) than (?:they |it |that |those |these )?(?:would |do |does |did |is |are |was |were |has |have )?(?:${USUAL})${DO}\\b`,
      "gi",
    ),
    "slower than usual",
  ],
  [
    new RegExp(
      `\\b(faster|quicker|shorter|more quickly|less time) than (?:they |it |that |those |these )?(?:would |do |does |did |is |are |was |were )?(?:${USUAL})${DO}\\b`,
      "gi",
    ),
    "faster than usual",
  ],
  [
    /\b(?:unusually|abnormally|exceptionally|extraordinarily|remarkably|suspiciously|strangely|oddly|uncommonly|atypically|surprisingly|unexpectedly) (?:slow|slowly|long|lengthy|sluggish)\b/gi,
    "unusually slow",
  ],
  [
    /\b(?:unusually|abnormally|exceptionally|extraordinarily|remarkably|suspiciously|strangely|oddly|uncommonly|atypically|surprisingly|unexpectedly) (?:fast|quick|quickly|short|brief)\b/gi,
    "unusually fast",
  ],
  [
    /\b(?:much|far|way|a lot|lots|noticeably|considerably|significantly|substantially|clearly|markedly|really|so|rather|somewhat|a bit|quite) (?=(?:slower|longer|faster|quicker|shorter) than\b)/gi,
    "",
  ],
  [
    /\bsince (?:the )?(?:very )?(?:beginning|start) of (?:this|the current|the) (week|month|quarter|year)\b/gi,
    "this $1",
  ],
  [new RegExp(`\\b(?:${HISTORY})\\b`, "gi"), "of all time"],
  [/\b(?:very|absolute) (first|last|latest|newest|oldest)\b/gi, "$1"],
  [
    /\b(?:across|over|throughout) (?:all|every) (?:of )?(?:the |our )?(?:sources?|databases?|dbs?|connections?|types?|kinds)\b(?! (?:but|except|other|without|excluding|apart|besides|of))/gi,
    "",
  ],
  [
    /\b(?:refused|rejected|denied|turned away|turned down|knocked back|thrown out|locked out|kicked out|bounced) (?=(?:because|due|owing|on account)\b)/gi,
    "failed ",
  ],
  [
    /\b(?:owing to|on account of|as a result of|down to(?! (?:the|its|their) (?:very )?(?:end|ends|bottom|last|leaves)\b)|thanks to)\b/gi,
    "because of",
  ],
  [/\bhow reliabl[ey] (?:is|are|was|were|do|does|did|has|have)\b/gi, "success rate of"],
  [/\bas (?:a |an )?(?:success )?(?:percentage|percent|rate)\b/gi, "percent"],
  [
    /^(?:and )?how (?:did|has|have|does|do) (.+?) (?:end|ended|end up|turn out|turned out|go|gone|fare|fared)(?! (?:through|wrong|down|up|into|to|well|badly)\b)((?: (?:on|in|at|for|last|this|yesterday|today|over|during|since|between|from)\b.*)?)\s*[.?!]*$/i,
    "show $1$2",
  ],
  [
    /\bwhat (?:has|have|did) (?!i\b|we\b|you\b|been\b)(.+?) (?:do|done|been doing|been up to|get up to|got up to)\b/i,
    "what ran on $1",
  ],
  [/\bwhat (?:has been|was|got) done\b/i, "what ran"],
  [
    /\bwhat(?: is|'s) (?:going on|happening)(?= (?:right )?(?:now|currently|at the moment)|(?: (?:in|on|at) \S+)?\s*[?.!]*$)/i,
    "what is running",
  ],
  [/\bwhat (?:was|were|has been) (?:going on|happening)\b/i, "what ran"],
  [
    /\bwhat is being (?:done|carried out|executed|dealt with|handled)\b(?! (?:about|to|with|for|against)\b)/i,
    "what is running",
  ],
  [/\bwhat went on\b/i, "what ran"],
  [/^who (?:re-?tried|re-?ran|re-?started)\b/i, "who started the retry of"],
  [/\bby (?:whom|which (?:person|user|colleague))\b/gi, "who"],
  [/\b(retr(?:y|ies)|re-?runs?)\b(.*?)\b(fail(?:s|ed|ing)?) again\b/gi, "$1$2$3"],
  [
    /\b(last|previous) (week|month|year)('s)?\b(.*?)\b(than|versus|vs|compared (?:to|with)|against|to|with) (?:in |of |during )?(?:the (?:week|month|year) (?:before|prior|earlier|preceding)|the (?:previous|prior|preceding) (?:week|month|year)|the one before|the week before that)\b/gi,
    "last $2$3$4$5 $2 before last",
  ],
  [
    /\bthis (week|month|year)('s)?\b(.*?)\b(than|versus|vs|compared (?:to|with)|against|to|with) (?:in |of |during )?(?:the (?:week|month|year) (?:before|prior)|the (?:previous|prior|preceding) (?:week|month|year)|the one before)\b/gi,
    "this $1$2$3$4 last $1",
  ],
  [
    /\btoday('s)?\b(.*?)\b(than|versus|vs|compared (?:to|with)|against|to|with) (?:on |in )?the (?:day before|previous day|prior day)\b/gi,
    "today$1$2$3 yesterday",
  ],
  [
    /\byesterday('s)?\b(.*?)\b(than|versus|vs|compared (?:to|with)|against|to|with) (?:on |in )?the (?:day before(?! yesterday)|previous day|prior day)\b/gi,
    "yesterday$1$2$3 the day before yesterday",
  ],
];

/** All of it but what stands in quotation marks. */
export const plainly = (question: string): string =>
  question
    .split(/("[^"]*")/)
    .map((part) => (part.startsWith('"') ? part : reworded(part)))
    .join("");

function reworded(part: string): string {
  const polite = inOrder(spelledOut(part.trim()), [
    ...ABBREVIATIONS,
    ...RANGES,
    ...DESCRIBED_TYPES,
    ...POLITENESS,
  ]);
  // What stands behind a greeting may be another: “hi, quick question: … please, thanks”.
  const plain = asDownstream(onTopic(inOrder(polite, POLITENESS)));
  return inOrder(inOrder(plain, IDIOMS), POLITENESS);
}
