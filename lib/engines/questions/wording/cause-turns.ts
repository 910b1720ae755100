/** Turns of phrase for why a job failed, and for what it failed of: what stood in its way, which errors it fell victim to. */
import type { Rewording } from "./rewording.ts";

const FAILURE =
  "failures?|crash(?:es)?|breakdowns?|collapses?|outages?|mishaps?|malfunctions?|breakages?|errors?|demise|abends?|meltdowns?|timeouts?|fail(?:ed|ing)?|crashed|broken?|unsuccessful";
const JOB =
  "j-[0-9a-z]{6,13}|(?:asset |lineage |metrics? |freshness |connection |connectivity |tag |intelligence )*(?:discover(?:y|ies)|captures?|extractions?|analys[ei]s|checks?|tests?|generations?|tagging|jobs?|runs?|tasks?|scans?)";
/** These hurt whatever they are said of. */
const HARMED =
  "stood in the way of|got in the way of|put paid to|ailed|hindered|foiled|scuppered|ruined|wrecked|thwarted|torpedoed|stymied|tripped up|blocked|upset|spoiled|spoilt|did for|crippled|hampered|impeded|bogged down|disrupted|went wrong in|went wrong for|felled";
/** These stand before what came of them, be it good or bad. */
const BROUGHT =
  "lay behind|lies behind|is behind|was behind|brought about|brought on|explains|explained|accounts for|accounted for|occasioned|provoked|gave rise to|precipitated|resulted in|underlies|underlay|contributed to";
const ERROR =
  "(?:(?:a|an|the|some|their|its|any|missing|wrong|bad|invalid|rejected|lost|expired|lack of|insufficient) )*(?:permissions?|credentials?|passwords?|time-?outs?|network|connection|connectivity|rights|grants?|privileges?|logins?|authentication|memory|workers?|access)";

export const CAUSE_TURNS: readonly Rewording[] = [
  [/\b(?:(?:ran|run|runs|running) )?out of time\b/gi, "ran out of time"],
  [
    /^((?:which|what)(?: of (?:our|the))? (?:sources?|databases?|dbs?|connections?|(?:types?|kinds?)(?: of jobs?)?)) (?:(?:has|have|is|are) )?(?:gives?|gave|given|giving|makes?|made|making|caus(?:es?|ed|ing)) (?:us |me )?(?:the )?(most|least) (?:trouble|grief|headaches?)\b(?! (?:with|about|over|in) )/i,
    "$1 had the $2 failures",
  ],
  [
    /\berrors (.*?)\b(?:by|per) (?:error )?(?:kind|class|category|sort)(?: of error)?\b/gi,
    "failures $1by reason",
  ],
  [/\bbreakdowns\b(?! (?:by|per|of)\b)/gi, "failures"],
  [
    /(?<!\b(?:get|have|show|give|see|need|want|like|make)(?: me| us)? (?:a|the|some) )(?<=(?:['’]s|\b(?:the|a|an|last|latest|recent|first|to blame for|behind|of|for)) )breakdown(?= (?:of (?:the )?(?:j-|last|latest)|in\b|on\b|at\b|over\b)|\s*[?.!,:]|\s*$)(?!.*\b(?:by|per)\b)/gi,
    "failure",
  ],
  [
    new RegExp(`\\bwhat (?:has |had |have |exactly |really )?(?:${HARMED})(?= .*\\b(?:${JOB})\\b)`, "gi"),
    "what broke",
  ],
  [
    /\bwhat (?:has |had )?tripped (?=.*\b(?:discovery|capture|extraction|analysis|check|test|generation|job|run|j-\w+)\b)(.+?) up\b/gi,
    "what broke $1",
  ],
  [
    new RegExp(
      `\\bwhat (?:has |had |have |exactly |really )?(?:${BROUGHT})(?= (?!.*\\b(?:decision|plan|rate|change)\\b)[^,]*\\b(?:${FAILURE})\\b)`,
      "gi",
    ),
    "what caused",
  ],
  // “The last check to fail: what lay behind it?”
  [
    new RegExp(
      `(?<=\\b(?:${FAILURE}|grief|unstuck)\\b.*)[,:;–—-]+ *what (?:lay|lies|is|was|stood) behind (?:it|that|them|this)(?=\\s*[?.!]*$)`,
      "i",
    ),
    ": why",
  ],
  [
    new RegExp(
      `(?<=\\b(?:${FAILURE}|grief|unstuck)\\b.*)[,:;.?!–—-]+ *(?:so |and )?what(?: is|['’]s|s| was) (?:the (?:story|deal|matter|problem|trouble)|up)(?: there| here)?(?: with (?:it|that one|that|this))?(?=\\s*[?.!]*$)`,
      "i",
    ),
    ": why",
  ],
  [
    /^(?:and )?what (?:lay|lies|stood) behind (it|that|them|those|this|these)(?=\s*[?.!]*$)/i,
    "what was behind $1",
  ],
  [new RegExp(`^(?:(?:kindly|please|and) )*account for (?=.*\\b(?:${FAILURE})\\b)`, "i"), "why "],
  [
    /\bhow (?:did|has|have) (.+?) come to (fail|crash|break|break down|collapse|go wrong|time out|die|malfunction|end badly)\b/gi,
    "why did $1 $2",
  ],
  [
    /^how (?:did|has|have) (.*\b(?:failure|crash|collapse|demise|malfunction)\b.*?) (?:come about|come to pass|arise|occur|happen|come to happen)(?=\s*[?.!]*$)/i,
    "what caused $1",
  ],
  [
    /^(?:on account of|owing to|because of|due to|through|by reason of|as a result of|from|over) (?:what|which)(?: (?:kind of |sort of |type of )?(?:errors?|problems?|faults?|causes?|reasons?|issues?|troubles?))? (?=(?:did|do|does|has|have)\b(?!.*\b(?:most|least|often)\b).*\b(?:fail(?:ed)?|crash(?:ed)?|break(?: down)?|collapse|die|go wrong|come to grief|error|founder)\b)/i,
    "why ",
  ],
  [
    /^(?:of |from |because of |due to |on |over )?what (?:do|did|have|has) (.+?) (?:fail(?:ed)?|crash(?:ed)?|break down|founder(?:ed)?|die|trip|stumble|collapse)(?: (?:of|from|on|over|because of|due to|through|at))? (?=(?:(?:the )?most|most (?:often|frequently)|(?:the )?least)\b)/i,
    "why did $1 fail ",
  ],
  [
    /\bwhat (?:was|is|were|are) the (?:reasons?|causes?)(?: in each case| in every case| each time| for each(?: of them| one)?)(?=\s*[?.!]*$)/gi,
    "what was the reason",
  ],
  // “Fell victim to a timeout”, “came up against missing permissions”.
  [
    new RegExp(
      `\\b(?:f[ae]ll(?:en|s)? (?:victim|prey|foul) (?:to|of)|succumb(?:s|ed)? to|(?:met|meet|meets) with|(?:came|come|comes|ran|run|bumped) up against|(?:came|come|comes) to grief (?:over|on|through|because of)|f[ae]ll(?:s|en)? (?:over|through) (?:because of )?|(?:trip|tripp|stumbl|chok|founder|sank|sunk)(?:ed|s|ing)? (?:up )?(?:over|on|because of|at|due to|through|by)|(?:was|were|been|got) (?:undone|defeated|stopped short|tripped up|hampered|thwarted|foiled|felled|brought low|caught out) by) (?=${ERROR}\\b)`,
      "gi",
    ),
    "failed because of ",
  ],
  [
    new RegExp(
      `\\bow(?:e|es|ed|ing) (?:its|their) (?:failures?|demise|end|downfall|collapse|crash) to (?=${ERROR}\\b)`,
      "gi",
    ),
    "failed because of ",
  ],
  [
    new RegExp(
      `^for how many (failures|crashes|failed jobs|failed runs|breakdowns) (?:is|are|was|were) (${ERROR}(?: (?:errors?|problems?|issues?|trouble))?) (?:to blame|responsible|the cause|the reason)\\b`,
      "i",
    ),
    "how many $1 because of $2",
  ],
  [
    new RegExp(
      `\\b(?:did|have|has) (${ERROR}(?: (?:errors?|problems?|issues?|trouble))?) (?:claim(?:ed)?|cost(?: us)?|account(?:ed)? for|see off|seen off|put paid to|lead to|led to|bring about|brought about|produce|produced|be to blame for|been to blame for)\\b`,
      "gi",
    ),
    "because of $1",
  ],
];
