/** Turns of phrase for how many, for what share, and for who or what has most of them. */
import type { Rewording } from "./rewording.ts";

const OCCURRENCES =
  "failures|errors|crashes|breakdowns|mishaps|cancellations|retries|reruns|timeouts|successes|failed jobs|failed runs|jobs|runs";
const TIME =
  "(?:(?:the |this |last |past |previous |current )*(?:week|month|quarter|year|weekend)(?: before last)?|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const COME_TO =
  "amount(?:s|ed)?(?: to)?|(?:come|came|run|ran) to|(?:add(?:s|ed)? up|total(?:s|led)?|tot(?:s|ted)? up|sum(?:s|med)? up)(?: to)?";
const PERCENT = "(?:percent|percentages?|percentage (?:terms|points?|form)|percent terms)";

export const NUMBER_TURNS: readonly Rewording[] = [
  [/\bper cent\b/gi, "percent"],
  // “To how many do yesterday's failures amount?”
  [
    new RegExp(
      `^(?:to |at )?(?:how many|what (?:number|figure|total)|what)(?: all told| in all| in total)? (?:do|does|did|have|has) ((?:\\S+ )*?(?:${OCCURRENCES})\\b.*?) (?:${COME_TO})(?: in (?:number|total|all|sum)| all told| altogether)?(?=\\s*[?.!]*$|,? (?:for|in|on|over|during|so far|${TIME})\\b)(?! (?:in|to|as) (?:money|euros|dollars|costs?)\\b)`,
      "i",
    ),
    "how many $1",
  ],
  [
    /^((?:the )?(?:number|count|total|tally|sum) of .+?),? (?:amounts?|comes?|came|amounted|runs?|ran|stands?|stood|adds? up|added up|equals|is|was)(?: to| at)? (?:what|how many|how much)(?: in (?:all|total))?(?=\s*[?.!]*$)/i,
    "$1",
  ],
  [new RegExp(`^how many (?:do|did|does) (.*\\b(?:${OCCURRENCES})\\b.*?) number\\b`, "i"), "how many $1"],
  [
    new RegExp(
      `\\bhow (?:numerous|frequent|common|many in number|plentiful) (?:is|are|was|were|have been|has been) (?=(?:(?:the|our|\\S+['’]s|last week's) )*(?:failed |cancelled |network |permission |credential |manual |successful )*(?:${OCCURRENCES})\\b)`,
      "gi",
    ),
    "how many ",
  ],
  [
    /\bhow (?:great|considerable|substantial|sizeable|sizable|small|low|high|large|big) (?:is|was|were|are|has been|have been) (?=(?:(?:the|our|\S+['’]s|this \w+['’]s|last \w+['’]s) )*(?:number|count|total|tally|amount|quantity|share|proportion|percentage|rate|fraction|ratio)\b)/gi,
    "what is ",
  ],
  // “How many failures did last week bring us?”
  [
    new RegExp(
      `\\b(?:did|has|have|does|had) (${TIME}) (?:bring|brought|yield(?:ed)?|hold|held|produced?|witness(?:ed)?|bring with it|saw|seen|see|count(?:ed)?|throw up|thrown up|give|given|have|had|know|known)(?: us| with it| about| along| in its wake)?(?=\\s*[?.!]*$| (?:in|on|for|at|so far)\\b)`,
      "gi",
    ),
    "$1",
  ],
  [
    new RegExp(
      `(?<=\\b(?:how many|which)\\b.*\\b(?:${OCCURRENCES}) )(?:fall|falls|fell|have fallen|has fallen) (?=(?:on|in|within|upon|to|under) )(?!(?:in|on) (?:number|price|value|their|its)\\b)(?:(?:to|under) )?`,
      "gi",
    ),
    "",
  ],
  [
    /\b((?:up)?on|in|to|within|under) ((?:which|what) (?:\w+ )?(?:source|database|db|type|kind|day|person)s?\b.*?\b(?:failures|errors|crashes|cancellations|retries|timeouts|jobs|runs)) (?:fall|occur|happen|arise|lie)(?= (?:in|on|most|upon|with)\b)/gi,
    "$1 $2",
  ],
  [
    /\bin (?:the )?(?:greatest|largest|highest|biggest) (?:numbers?|quantity|quantities|measure)\b/gi,
    "most often",
  ],
  [
    /\b(?:rack|chalk|notch|clock|pile|tot|run|mount|stack)(?:s|ed)? up(?=\s*[?.!]*$| (?:last|this|so|in|on|for|since|yesterday|today|during|over)\b)(?<=\b(?:how many|which|what)\b.*)/gi,
    "have",
  ],
  [
    /^(?:(?:regardless|irrespective|independent(?:ly)?) of|whatever|no matter (?:how|what)|however) (?:the |their |its |how |what )*(?:outcomes?|results?|status(?:es)?|endings?|fate|it ended|they ended|became of them|they turned out|they went),? (?=\w)/gi,
    "",
  ],
  [
    /[,;:]? (?:regardless|irrespective|independent(?:ly)?) of (?:the |their |its |how |what )*(?:outcomes?|results?|status(?:es)?|ends?|endings?|fate|it ended|they ended|became of them|they turned out|they went)\b,?/gi,
    "",
  ],
  [
    /[,;:]? (?:whatever|however|no matter (?:how|what)|whichever way|in whatever way|in whichever way|never mind (?:how|what)) (?:the outcome|their outcome|its outcome|the result|their fate|their status|their end|the status|(?:may have )?bec[ao]me of (?:them|it)|came of (?:them|it)|(?:they|it) (?:may have )?(?:ended|turned out|went|fared|finished|came out)(?: up)?|happened (?:to|with) them)\b,?/gi,
    "",
  ],
  [
    new RegExp(
      `\\b(?:expressed|stated|given|put|shown|measured|quoted|told|worked out|calculated|computed)(?: as| in| by way of)? (?:an? |terms of )?${PERCENT}\\b`,
      "gi",
    ),
    "percent",
  ],
  [/\bin (?:terms of )?(?:percentage terms|percentages?|percent terms|percentage points?)\b/gi, "in percent"],
  [/\bhow many (\w+)? ?(?:in|out of|of) (?:every|each|a|one) hundred\b(?: \1)?/gi, "what percent of $1"],
  [
    /\bhow many (?:in|out of|of) (?:every |each )?(?:100|(?:a|one) hundred) (?=(?:jobs|runs|discoveries|tests|checks|captures)\b)/gi,
    "what percent of ",
  ],
  [
    /\bhow (?:successful(?:ly)?|dependabl[ey]|trouble-free|trustworthy) (?:is|are|was|were|has|have|do|does|did) (?=.*\b(?:discover(?:y|ies)|captures?|extractions?|analys[ei]s|checks?|tests?|generations?|tagging|jobs|runs|tasks|scans?)\b)/gi,
    "success rate of ",
  ],
  [
    /\bhow (?:prone to (?:failures?|failing|errors?|breakdowns?|crash(?:es|ing))|failure-prone|error-prone|fault-prone|unsuccessful) (?:is|are|was|were|has|have|do|does|did) /gi,
    "failure rate of ",
  ],
  [/\b(?:with|at) (?:what|which) frequency\b/gi, "how often"],
  [
    /\bhow (?:big|large|great|high) (?:a|an) (?:part|share|proportion|portion|percentage|fraction|slice|chunk)\b/gi,
    "what share",
  ],
  [
    /\bwhat (?:part|slice) of (?=(?:(?:the|our|all|last|this|past|\S+['’]s) )*(?:\w+ )?(?:jobs|runs|discoveries|tests|checks|captures|extractions|tasks)\b)/gi,
    "what share of ",
  ],
  // Who has most of them.
  [
    /\b(?:bore|bears?|took|takes?|felt|suffered|got) the brunt of |\b(?:tops?|topped|heads?|headed|leads?|led|is at the top of|comes top of) (?:the )?(?:list|ranking|chart|league|tally) (?:of|for|in|by|with) |\b(?:leads?|led|comes? (?:out )?top|came (?:out )?top|comes? first|came first|ranks? (?:first|top|highest)|ranked (?:first|top|highest)|is (?:out )?in front|takes first place|took first place|is number one|was number one) (?:in|for|with|on|by|when it comes to) (?=(?:the )?(?:number of )?(?:failures|errors|crashes|cancellations|retries|timeouts|failed|cancelled|jobs|runs))/gi,
    "had the most ",
  ],
  [
    /\bthe (?:lion['’]s share|greater part|greatest part|larger part|largest part|biggest part|biggest chunk|largest chunk) of\b/gi,
    "most of",
  ],
  [
    /\b(?:hardest|worst|most(?: heavily| severely| badly)?)[- ](?:hit|affected|struck|plagued|afflicted)\b|\b(?:hit|affected|struck|plagued) (?:the )?(?:hardest|worst|most)\b/gi,
    "hit most",
  ],
  [
    /^(?:and )?where (?:did|do|have|has|were|was|are) (?:the )?(?=most (?:of )?(?:(?:the|our|\S+['’]s|these|those) )*(?:\w+ )?(?:failures|errors|crashes|cancellations|retries|timeouts|jobs|runs)\b)/i,
    "which source had ",
  ],
  [
    /\bless (?=(?:jobs|runs|failures|errors|fails|cancellations|timeouts|retries|discoveries|crashes|successes|captures|checks|tests|extractions)\b)/gi,
    "fewer ",
  ],
];
