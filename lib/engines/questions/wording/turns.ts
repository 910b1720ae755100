/** Turns of phrase that have a plainer one: what stopped a job, how long the queue is, counts of, asking once more. */
import { MONTH } from "./number-words.ts";
import type { Rewording } from "./rewording.ts";

/** What is done to lineage, metrics and tags. */
const MADE =
  "extracted|parsed|captured|collected|generated|written|checked|verified|measured|discovered|scanned|crawled|computed|assigned|gathered|calculated";

export const TURNS: readonly Rewording[] = [
  [/\b(column|table|view|failure|error|run|job)s? count (?=(?:of|in|on|for)\b)/gi, "number of $1s "],
  [
    /\b(?:need(?:s|ed)?|require[sd]?|use[sd]?|taken?|takes|took) (?:(?:far|much|way|a lot|considerably|significantly|noticeably) )?more time than(?= (?:\d+|usual|normal|typical|ordinary|average|they|it|their|its|is)\b)/gi,
    "run slower than",
  ],
  [
    /^do(?:es)? (an?|any|the|some) (.+?) run (.*\b(?:currently|now|at the moment|at present)\b.*)$/gi,
    "is $1 $2 running $3",
  ],
  [
    /[,;?]? (?:and |or )?(?:if (?:so|yes|any),? )?(?:then )?(?<=and (?:if (?:so|yes|any),? )?(?:then )?|if (?:so|yes|any),? (?:then )?)(?:which|what|where)(?: ones?| tables?| of them)?(?: (?:is|are) (?:it|they|that|those))?\s*\?*$/gi,
    "",
  ],
  [
    /^(.+?)\s*[,;:–—]?\s+what (?:do|does) (?:they|it|that|those|these)(?: all)? (?:add up|sum up|come|amount|total)(?: to)?(?: in (?:number|total|all))?\s*[?.!]*$/gi,
    "how many $1",
  ],
  [/\bhow many time\b(?= .*\b(?:changed|modified|altered|renamed|updated|adjusted)\b)/gi, "how many times"],
  // The verb beside what it is done to: “the lineage of invoices been extracted”.
  [
    new RegExp(
      `\\b(lineage|metrics?|tags|documentation|docs|freshness|schema) ((?:of|for|on|in|from) (?:the |our )?[\\p{L}\\p{N}_.-]+(?: (?:table|view|source|database|db))?) (?:(?:was|were|is|are|been|got|get|gets|has|have|being) )*((?:last|first|most recently|ever) )?(${MADE})\\b`,
      "giu",
    ),
    "$1 $4 $2 $3",
  ],
  [
    /\b(?:personal data|personal information|pii|sensitive data) (?:(?:was|were|is|are|been|got|get|gets|has|have) )*((?:last|first|most recently) )?(?:(?:been|got|get) )?(?:tagged|classified|labelled|labeled|scanned for|searched for|looked for)\b(?= .*\b(?:last|first|successfully|for the (?:last|first) time)\b|(?<=\b(?:last|first|most recently) \w+)|\s*[?.!]*$)/gi,
    "tag generation $1",
  ],
  [/[,;]? (?:the (?:whole|entire)|all the) way (?:back|up|down)\s*\?*$/gi, ""],
  // “So that I can cancel them”: what is to be done with an answer says nothing of what is asked for.
  [
    /,? (?:so (?:that )?(?:i|we|you|they|somebody|someone) (?:can|could|may|might|will)|in order to|because (?:i|we) (?:want|need|have|would like|plan) to|(?<!\b(?:take|takes|took|taken|need|needs|needed|going|able|try|tried|trying|have|has|had|want|wants|like|plan|used|yet|still|how|failed|fails|fail|refused|started|starts|start|ran|run|runs|running|cancelled|stopped|retried|retry|launched|triggered|kicked off|used|made|created|scheduled) )to) (?:cancel|retry|rerun|re-run|restart|stop|kill|abort|fix|repair|check|inspect|investigate|delete|drop|remove|acknowledge|clean|present|explain|report|review|mention|list|chase|look into|look at|follow up on|go through) (?:them|it|those|these|that one|this one)(?: (?:all|again|now|today|later|tomorrow|up|down))*(?=\s*(?:[,?.!]|$))/gi,
    "",
  ],
  // “When did we last test whether the connection to orders works?”
  [
    /\b(test|tests|tested|testing|check|checks|checked|checking|try|tried|verify|verified) (?:if|whether) (the |our |a )?connections?( (?:to|with|of|for) (?:the )?[\w.-]+)? (?:(?:still|really) )?(?:works?|worked|is working|was working|is up|is ok|is fine|holds)\b/gi,
    "$1 the connection$3",
  ],
  // “The metrics of sessions could not be captured.”
  [
    new RegExp(
      `\\b(?:the )?(metrics?|lineage|tags|documentation|freshness) ((?:of|for|on|in|from) (?:the |our )?[\\p{L}\\p{N}_.-]+(?: (?:table|view|source|database|db))?) (?:could|can) not be (?:${MADE})(?: once| again)?\\b`,
      "giu",
    ),
    "$1 run $2 failed",
  ],
  [/\bmost slow(?:ly)?\b/gi, "slowest"],
  [/\bmost (?:long|lengthy)\b/gi, "longest"],
  [/\bmost (?:fast|quick)\b/gi, "fastest"],
  // “The latest retry, which one is it?”, “an overview of … would be great”.
  [
    /^(.*?)\b(last|latest|newest|most recent|first|oldest|slowest|longest|fastest|shortest)\b(.*?)\s*[,;:–—-]+\s*which (?:one|job|run) (?:is|was) (?:it|that|this)\s*\?*$/i,
    "$1 1 $2$3",
  ],
  [
    / would be (?:really |very |most )?(?:great|nice|lovely|good|helpful|useful|appreciated|perfect|fine|wonderful)(?: please)?\s*[.!?]*$/gi,
    "",
  ],
  [/\b(?:dragged on|dragged out|stretched out) (?=(?:far |much |way |a lot )?(?:longer|more)\b)/gi, "ran "],
  [
    /^why (?:did |has |have |was |were )?(.+?) (?:(?:has|have|did|does|was|were|is) )?not (?:work(?:ed)?|working|completed?|succeed(?:ed)?|go through|gone through)\s*\?*$/gi,
    "why did $1 fail",
  ],
  [
    /[.!]+ (?:(?:can|could|would) you )?(?:please )?(?:tell me |say |explain |show )?(?:what (?:the (?:problem|matter|reason|cause|issue|trouble) (?:was|is)|(?:was|is) the (?:problem|matter|reason|cause|issue|trouble)))\s*\?*$/gi,
    " - reason?",
  ],
  [/^(?:narrow|limit|restrict|reduce|filter|cut) (?:it |that |this |them |those )?(?:down )?to\b/gi, "only"],
  [/\b(last|latest|newest|most recent|first|previous) (?:ok|okay|green|clean) (?=[a-z])/gi, "$1 successful "],
  [/\b(?:can|could|would) you (?:please )?point (?:me|us) (?:to|at)\b/gi, "show"],
  [
    /\bwhat would (?:be|get) (?:hit|hurt|damaged) if (.+?) (?:went|goes|is going) away\b/gi,
    "what would be affected if $1 is dropped",
  ],
  [/\b(?:the|this) past weekend\b/gi, "last weekend"],
  [
    /,? (?:both (?:days|dates|ends)|inclusive of both|(?:the )?first and (?:the )?last day) (?:included|inclusive|counted)\b/gi,
    "",
  ],
  [/\bdated (?=\d)/gi, "on "],
  [
    /\b(lineage|metrics?|tags|documentation) ((?:(?:was|were|is|are|been|has|have|got|last|first|ever) )*)pulled(?: out)?(?: (of|from|for)\b|(?=\s*[?.!]*$))/gi,
    "$1 $2extracted $3",
  ],
  // The one asked for first is the one that is told.
  [
    /^(?:compared (?:with|to|against)|against|versus|vs\.?|relative to|as opposed to) ([^,?]+), ((?:how|what|which|number|count|did|were|was|are|is)\b[^?]*?)\s*[?.!]*$/i,
    "$2 compared with $1",
  ],
  [/(?:,|;|:|[-–—]| )+\bi\.? ?e\.?,? /gi, ", "],
  // “Is there a table with a column iban? Which one?”
  [
    /(?<=^(?:is there|are there|do we|does|did|was|were|has|have|is|are|any|anything|something|everything)\b[^?]*\?) *(?:and )?(?:if so,? )?which(?: ones?| tables?| jobs?)?(?: (?:is|are|was|were) (?:it|they|that|those))?\s*\?*$/i,
    "",
  ],
  [/^(.+?)(?:\s*[:;,–—]|\s+-)+\s+(?:their|the|its) (?:exact )?(?:number|count)\s*[?.!]*$/i, "how many $1"],
  [
    /\bfrom (?:what|which) (?:other )?(?:table|view|source|place|column)s? (?:does|do|did) (it|they|this|that|(?:the )?[\w.]+) (?:come|stem|originate|derive)\b/gi,
    "where does $1 come from",
  ],
  [
    /\b(what (?:(?:had )?(?:happened|went wrong)|(?:was|is) (?:the )?(?:error|problem|reason|cause|message|matter|issue|trouble))) there(?=\s*[?.!]*$)/gi,
    "$1",
  ],
  // “At any time today” is today.
  [
    /\bat any (?:time|point) (?=(?:yesterday|today|this|last|on|in|since|between|from|before|after|during)\b)/gi,
    "",
  ],
  [
    /\b(?:no matter when|at any time|at any point)\b(?! (?:yesterday|today|this|last|on|in|since|between|from|before|after|during)\b)/gi,
    "of all time",
  ],
  [/\beither (?=[^,.;?!]*\bor\b)/gi, ""],
  // All of them are meant where no kind of start is.
  [
    /^((?!.*\b(?:manual|hand|schedule|scheduled|trigger|triggered|discovery|retr(?:y|ied)|rerun)\b).+?),? (?:(?:the |all )?(?:retries|reruns) (?:too|included|and all|counted too|counted in)|(?:including|incl\.?|counting) (?:the |all )?(?:retries|reruns))(?=\s*[?.!]*$)/i,
    "$1",
  ],
  [
    /\b(last|this) (week|month|year)s (?=(?:(?:failed|cancelled|completed|schema|critical|breaking|asset) )?(?:[a-z]+s|failed|cancelled|completed|changed|[a-z]+ (?:jobs|runs|changes|checks|captures|extractions))\b)/gi,
    "$1 $2 ",
  ],
  [/,? \b(?:going by|according to|judging by|as per) (?:the |our )?schema changes\b/gi, " in schema changes"],
  [new RegExp(`\\bsince (?:the )?(?:very )?(?:start|beginning) of (?=(?:${MONTH})\\b)`, "gi"), "since 1 "],
  [
    new RegExp(
      `\\bas opposed to (?=(?:(?:on|in|during|for) )?(?:the )?(?:last|this|yesterday|today|previous|prior|day|week|month|one before|(?:mon|tues|wednes|thurs|fri|satur|sun)day|${MONTH}|\\d)\\b)`,
      "gi",
    ),
    "compared with ",
  ],
  [/\b(?:came|comes|come) (?=(?:last|first)\b)/gi, "was "],
  [/^(?:i |we )?(?:only|just) (?:care about|look at|mean)\b/gi, "only"],
  [/\b(?:rundown|recap|digest) (?=of\b)/gi, "list "],
  [/\bas well(?! as\b)/gi, "also"],
  [
    /\bwhat (?:stopped|prevented|kept|hindered|blocked|held back) (.+?) from (?:completing|finishing|succeeding|running|working|going through|being completed|ending well)\b/gi,
    "why did $1 fail",
  ],
  [
    /\b(?:with )?(?:what|which)(?: kind of| type of| sort of)? (?:problems?|issues?|trouble|difficulty|difficulties|errors?|error messages?) (?:did|has|have|does) (.+?) (?:run into|have|had|hit|encounter|encountered|face|faced|experience|experienced|give|return|report|throw|raise|produce|end with|end in|end|fail with|get|got)\b/gi,
    "why did $1 fail",
  ],
  [
    /\b(?:the )?(?:number one|number 1|no\.? ?1|#1)(?= (?:failure|error|reason|cause|source|type))/gi,
    "most common",
  ],
  [/\b(?:busiest|most busy) (day|source|database|type)\b/gi, "$1 with the most jobs"],
  [/\b(?:least busy|quietest) (day|source|database|type)\b/gi, "$1 with the fewest jobs"],
  [
    /\b(?:how (?:long|big|large|full|deep) is the (?:queue|backlog|job queue|waiting line|waiting list|line of waiting jobs)(?!.*\b(?:yesterday|last|ago)\b)|how many jobs (?:does|do) the (?:queue|backlog) (?:hold|contain|have|comprise|count|consist of)|how many jobs (?:make up|stand in|are standing in|fill) the (?:queue|backlog)|(?:what is )?(?:the )?(?:queue length|queue size|length of the queue|size of the queue))\b/gi,
    "how many jobs are pending",
  ],
  // “Cancelled, mind you”, “upstream I mean and not downstream”.
  [
    /,?\s*\b(?:i mean|mind you|mind|nota bene|n\.?b\.?|i (?:think|believe|guess|suppose|reckon|presume|assume))(?=\s*[,;:.!?)]|\s*$| (?:and|but) not\b)/gi,
    "",
  ],
  [/\b(this|last) (?:whole|entire|full|complete) (?=(?:day|week|month|quarter|year)\b)/gi, "$1 "],
  [/\b(today|yesterday|tonight)s (?=\w)/gi, "$1's "],
  // “Completed only after more than 5 minutes.”
  [
    /\b(?:only )?after (?=(?:more|less|longer|over|at least|under) (?:than )?(?:an? |\d|one|two|three|five|ten|half)[\w ]*\b(?:seconds?|secs?|minutes?|mins?|hours?|hrs?)\b)/gi,
    "in ",
  ],
  [
    /\b(?:and|but|yet)(?: (?:nevertheless|nonetheless|even so|all the same|still|yet|regardless|notwithstanding|despite (?:that|this)))+ (?=(?:complet|succe|finish|pass|end|went|worked|fail|got through|made it))/gi,
    "and ",
  ],
  [
    /\bend(?:ed|s|ing)? up (?:being |as |having )?(?=(?:failed|cancelled|canceled|completed|aborted|stopped|successful|killed)\b)/gi,
    "",
  ],
  [
    /^the (?:queue|backlog)\b(?! (?:yesterday|last))(.*?),? how (?:long|big|large|deep) is it(?:,? (?:in|counted in|measured in) jobs)?(?=\s*[?.!]*$)/gi,
    "how many jobs are in the queue$1",
  ],
  [/\bthe (week|month|day|year) that (?:went|came) before(?: that| it)?\b/gi, "the $1 before"],
  [/^in (?:seconds|minutes|hours)\s*[,:]\s*/gi, ""],
  [
    /\b(?:exceed(?:ed|s|ing)?|went over|ran over|overran|going over) (?:their|its|the) (?:usual|normal|typical|median|average) (?:durations?|times?|runtimes?|run times?|length)\b/gi,
    "slower than usual",
  ],
  [/\bwhere (?:the |its |their )?(?:error|reason|cause|problem) (?:was|is|were) (?=\w)/gi, "because of "],
  [
    /\bwhere (?:the |a )?(network|timeouts?|permissions?|credentials?) (?:was|were|is|are) the (?:error|reason|cause|problem)\b/gi,
    "because of $1",
  ],
  [/\b(jobs|runs|discoveries|those|ones) where\b/gi, "$1 with"],
  [/\breasons? of (?:the )?failure (?:for|of|in|on)\b/gi, "reason for failure of"],
];
