/** Turns of phrase for when something was and for how long it took: on what occasion, within what time it is over. */
import type { Rewording } from "./rewording.ts";

const HABIT =
  "usually|normally|typically|generally|ordinarily|commonly|on average|as a rule|in general|mostly";
const TYPE =
  "(?:j-[0-9a-z]{6,13}|discover(?:y|ies)|captures?|extractions?|analys[ei]s|checks?|tests?|generations?|tagging|jobs?|runs?|tasks?|scans?|documentation|lineage|freshness)";
const OVER =
  "over and done with|over and done|done and dusted|over|done with|done|through|finished|complete|completed|at an end|ready|come to an end|finish|complete|end|get done|get through|be over|be done|be through";
const OF_TIME = "(?:length|period|space|amount|span|stretch) of time|time span|time frame|timeframe|time";
const UNITS = "(seconds?|secs?|minutes?|mins?|hours?|hrs?)";
const TAKEN =
  "take up|takes up|took up|taken up|eat up|eats up|ate up|eaten up|use up|uses up|used up|swallow(?:s|ed)?|consumes?|consumed|occup(?:y|ies|ied)|keep going|keeps going|kept going|keep running|keeps running|kept running|carry on|carries on|carried on|drag on|drags on|dragged on|go on|goes on|went on|stretch(?:es|ed)?(?: out)?|extends?|extended|devour(?:s|ed)?|claim(?:s|ed)?|spend running|spends running|spent running|be under ?way|be in progress|be at it|be busy|get through|stay busy|need to finish|remain active";

const MARK = "(?:mark|limit|line|threshold|barrier|ceiling|cut-?off)";
const COUNT = "(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const EXCEEDS =
  "(?:(?:went|go|going|gone|ran|run|running|got|made it|were|was|are|is) )?(?:past|over|beyond|above)|(?:pass|cross|exceed|surpass|top|overshoot)(?:ed|es|s|ing)?|overshot|(?:broke|broken|breaking|break)(?: through)?";
const STAYS =
  "(?:(?:stay(?:ed|s|ing)?|ke(?:ep|eps|pt)|remain(?:ed|s|ing)?|finish(?:ed|es|ing)?|came in|end(?:ed|s)?|ran|were|was|are|is|completed|done) )?(?:below|under|beneath|within|inside|short of)";

/** “Past the ten minute mark”, “9 out of 10”. */
const MARKS: readonly Rewording[] = [
  [
    new RegExp(`\\b(?:${EXCEEDS}) (?:the |a |our )?${COUNT}[- ]${UNITS} ${MARK}\\b`, "gi"),
    "longer than $1 $2",
  ],
  [
    new RegExp(`\\b(?:${STAYS}) (?:the |a |our )?${COUNT}[- ]${UNITS} ${MARK}\\b`, "gi"),
    "shorter than $1 $2",
  ],
  [
    /\b(90|95|99) (?:out of|in|of) (?:every |each )?(?:100|a hundred|one hundred)(?: of)?(?= \p{L})/giu,
    "$1% of",
  ],
  [/\b(?:9|nine) (?:out of|in|of) (?:every |each )?(?:10|ten)(?: of)?(?= \p{L})/giu, "90% of"],
  [
    /\b(?:the )?(?:biggest|worst|greatest|largest|number one) time[- ](?:hog|eater|sink|waster|consumer|thief|guzzler|killer) (?:among|amongst|of|out of) /gi,
    "the longest of ",
  ],
  [
    /\b(?:the )?(?:biggest|worst|greatest|largest|number one) time[- ](?:hog|eater|sink|waster|consumer|thief|guzzler|killer)(?!s)\b/gi,
    "the longest job",
  ],
];

export const TIME_TURNS: readonly Rewording[] = [
  [
    /\b(from|between) the first (?=(?:to|until|till|through|and) (?:the )?[\w-]+(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b)/gi,
    "$1 the 1st ",
  ],
  [
    /^((?:what (?:is|was)|show(?: me)?|tell me|give me) )?(?:the )?time of (?=(?:the |my |our )*(?:last|latest|first|newest|most recent)\b)/i,
    "when was ",
  ],
  ...MARKS,
  // “Failures of this and last month”, “failures on Friday last”.
  [/\b(this|last) (and|or) (this|last) (week|month|quarter|year|weekend)(?:['’]s)?\b/gi, "$1 $4 $2 $3 $4"],
  [
    /^(?!.*\b(?:which|what|who|when|how long)\b)(.*?)\b((?:mon|tues|wednes|thurs|fri|satur|sun)day) last(?=\s*[?.!]*$)/gi,
    "$1last $2",
  ],
  // “When did a job last time out.”
  [/\b(last|first) time out\b(?! of\b)/gi, "$1 timed out"],
  [
    new RegExp(
      `\\bcompleted? (?:within|inside|inside of|in no more than|in at most) (\\d+) ${UNITS}\\b(?! (?:of|from|after)\\b)`,
      "gi",
    ),
    "completed in less than $1 $2",
  ],
  [
    /\b(?:up)?on (?:what|which) occasion\b|\bat (?:what|which) point(?: in time)?\b|\bat (?:what|which) hour\b/gi,
    "when",
  ],
  [
    /\bthe point in time (?:of|at which|when)\b|\bthe (?:day|date|hour|time) and (?:hour|time|day|date) of\b/gi,
    "when was",
  ],
  [/^how recently (?=(?:was|were|did|has|have|is|are)\b)/i, "when last "],
  [
    /\bhow (?:long|much time|many (?:hours|days|minutes|weeks)) (?:ago )?(?:is it|has it been|was it|has passed|have passed|has gone by|have gone by|has elapsed|have elapsed|it is)?\s*since (?=(?:the |our |my )?\S+ .*\b(?:last|latest|most recent(?:ly)?|newest)\b|(?:the |our |my )?(?:last|latest|most recent|newest)\b)/gi,
    "when was ",
  ],
  [
    /\b(?:(?:up)?on (?:what|which) (?:day|date)|(?:what|which) (?:day|date) (?:saw|brought|had|was)) (?=.*\b(?:last|latest|most recent(?:ly)?|first|earliest|newest)\b)(?!.*\b(?:most (?!recent)|by)\b)(?!.*\b(?:last|first) (?:week|month|year|quarter|\d)\b)/gi,
    "when ",
  ],
  [/\bwhen (?:(?:was|were|is) )?(?=(?:did|was|were|has|have|is) )/gi, "when "],
  [
    /\b(?:undergo|underwent|undergone|undergoes) (?=(?:a |an |its |the )?(?:\w+ )?(?:discover|capture|extract|analys|check|test|tag|scan|lineage|freshness|metric))/gi,
    "have ",
  ],
  // How it ended.
  [
    /\bin (?:what|which) (?:manner|way|fashion|shape|state|condition) (?=(?:did|has|have|does|do)\b.*\b(?:end|ended|finish|finished|conclude|turn out|wind up|come out)\b)/gi,
    "how ",
  ],
  [
    /^(?:and )?how (?:did|has|have) (.+?) (?:finish|finished|conclude|concluded|come out|pan out|come off|go off|wind up|work out|close|run its course)((?: (?:on|in|at|for|last|this|yesterday|today)\b.*)?)\s*[.?!]*$/i,
    "show $1$2",
  ],
  [
    new RegExp(
      `^(?:and )?what (?:(?:has |had |have |did |was )?(?:become|became|came|come) of|(?:was|is) the (?:upshot|end result|fate|final state|final status|end) of) (?=(?!.*\\b(?:plans?|ideas?|decision)\\b).*\\b${TYPE}\\b)(.+?)\\s*[.?!]*$`,
      "i",
    ),
    "show $1",
  ],
  [
    /^(?:and )?(?:how (?:did|does) (it|that|that one|this one) (?:end|end up|go|finish|turn out|fare|come out|conclude|pan out|come off)|what (?:became|came|has become) of (it|that|that one|this one))(?=\s*[?.!]*$)/i,
    "show $1$2",
  ],
  // How long it takes.
  [
    new RegExp(
      `\\b(?:within|in|after|inside|over|during|for|throughout) (?:(?:what|which|how much) (?:${OF_TIME})|how long(?: a time)?|how short a time|how many ${UNITS}) (?:is|are|was|were|does|do|did|gets?|has|have) (?!.*\\b(?:running|current|ongoing)\\b)(.*\\b${TYPE}\\b.*?)(?:,? ((?:${HABIT})))? (?:been )?(?:${OVER}|last|go on|run|extend|stretch|take place)(?=\\s*[?.!]*$|,? (?:${HABIT}|last|this|yesterday|today|in|on|as)\\b)`,
      "gi",
    ),
    "how long does $2 $3 take",
  ],
  [
    new RegExp(
      `\\bhow (?:soon|long (?:until|before|till)|long (?:does|did|is) it take (?:until|before|till|for)|much time (?:goes by|passes|elapses) (?:until|before|till)) (?:is |are |was |were |does |do |did )?(an? (?!running|current|ongoing).*\\b${TYPE}\\b.*?)(?: (?:is|are|was|were|gets|has))?(?: ((?:${HABIT})))? (?:been )?(?:${OVER})(?=\\s*[?.!]*$|,? (?:${HABIT})\\b)`,
      "gi",
    ),
    "how long does $1 $2 take",
  ],
  [
    new RegExp(
      `^((?:an? |the |our )*.*\\b${TYPE}\\b.*?) (?:is|are|gets?|was|were)(?: ((?:${HABIT})))?(?: all)? (?:${OVER}) (?:after|in|within|inside)(?: roughly| about)? (?:how long|how much time|what time|what (?:${OF_TIME})|how many ${UNITS})(?=\\s*[?.!]*$)`,
      "i",
    ),
    "how long does $1 $2 take",
  ],
  [
    new RegExp(
      `\\bhow long (?:is|are) (an? .*\\b${TYPE}\\b.*?) (?:under ?way|in progress|at it|on the go|running|active|busy)(?=,? (?:${HABIT})\\b|\\s*[?.!]*$)`,
      "gi",
    ),
    "how long does $1 take",
  ],
  [
    new RegExp(
      `\\b(how (?:long|much time|many ${UNITS})\\b.*\\b${TYPE}\\b.*?) (?:${TAKEN})(?: for)?(?=\\s*[?.!]*$|,? (?:${HABIT}|last|this|yesterday|today|in|on|from|at|per)\\b)`,
      "gi",
    ),
    "$1 take",
  ],
  [
    /\bhow much time (?:goes|went|is spent|was spent) (?:into|on|for) (?=(?:an? |the |our )?(?:\w+ )*(?:discover|captur|extract|analys|check|test|generat|tagg|j-))/gi,
    "how long is ",
  ],
  [
    /\bhow (?:time-consuming|drawn-out|protracted|time-intensive|long-winded|long-lasting|long-running) (?=(?:is|are|was|were)\b)/gi,
    "how long ",
  ],
  [
    /\b(?:can|may|could) be (?:called|considered|regarded as|taken as|deemed|said to be|seen as) (?=(?:the )?(?:usual|normal|typical|customary|average|standard)\b)/gi,
    "is ",
  ],
  // “Within what time are 95 percent of captures through” is a percentile.
  [
    /(?<=\bhow (?:long|much time)\b.*)\b(90|95|99) ?(?:%|percent|per cent|pct) of (?:all )?(?:the |our )?/gi,
    "p$1 of ",
  ],
  [/(?<=\bhow (?:long|much time)\b.*\bp9[059] of\b.*) at most\b/gi, ""],
  [
    new RegExp(
      `\\b(?:(?:was|were|is|are|got|been|had|having|being) )?(?!complete)(?:${OVER}) (?:with )?(?:within|inside|inside of|in no more than|in at most|in not more than) (\\d+) ${UNITS}\\b`,
      "gi",
    ),
    "took less than $1 $2",
  ],
  [
    new RegExp(
      `\\b(?:(?:overr[au]n|surpassed|topped|passed|exceeded|outlasted)|(?:went|ran|run|dragged on|kept going|kept running|lasted|carried on|dragging on|going on) (?:beyond|past|over)) (?:the )?(\\d+)[- ]${UNITS}(?: (?:mark|limit|line|threshold|barrier))?\\b`,
      "gi",
    ),
    "took longer than $1 $2",
  ],
  // The one that took longest.
  [
    /\b(?:(?:was|is|were|are|has been) )?(?:the )?most (?:time-consuming|drawn-out|protracted|prolonged|long-winded|lengthy|time-intensive|long-lasting)\b|\b(?:took|takes|take|ate|eats|used|uses|swallowed|consumed|devoured|occupied|claimed|cost|needed|needs|required|requires|spent|spends|burnt|burned|hogged|demanded|called for|swallows|consumes)(?: up)? (?:the )?(?:most|greatest amount of|largest amount of) time\b|\b(?:kept going|kept running|went on|carried on|was at it|ran on|stretched out|dragged out|dragged on|was busy|was under way|stayed active|was active)(?: for)? (?:the )?(?:longest|most)\b/gi,
    "took the longest",
  ],
  [
    /\b(?:was|were|is) (?:over and done with|over|through|done|finished|done with|complete)(?: in)? (?:the )?(?:soonest|quickest|fastest|shortest time|least time)\b|\b(?:was |were |is |the )*(?:least time-consuming|most short-lived|least drawn-out|least protracted|shortest-lived)\b|\bfinished soonest\b|\b(?:used|uses|swallowed|consumed|occupied|claimed|cost|needed|needs|required|requires|spent|spends)(?: up)? (?:the )?(?:least|smallest amount of|lowest amount of) time\b/gi,
    "took the shortest",
  ],
  [
    /\b(?:which|what)(?: one| job| run)? of ((?:(?:the|our|all|these|those|\S+['’]s|this \w+['’]s|last \w+['’]s) )*(?:\w+ )*?(?:jobs|runs|discoveries|captures|extractions|checks|tests|analyses|generations|tasks)\b(?: (?:on|in|of|for|from) \S+| today| yesterday| this (?:week|month)| last (?:week|month))*) (?:(?:was|is|has been) (?:the )?(longest|slowest|shortest|fastest|quickest|speediest|lengthiest|briefest)(?: one| of all)?|(?:took|ran|needed|lasted) (?:the )?(?:longest|shortest)(?<=\b(longest|shortest)))(?=\s*[?.!]*$)/gi,
    "the 1 $2$3 of $1",
  ],
];
