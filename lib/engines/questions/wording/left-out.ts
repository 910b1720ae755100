/** What is left out by “no”, “neither” and “elsewhere”, and what a turn leaves out that goes on from a question. */
import type { Rewording } from "./rewording.ts";

const NOT_A_THING =
  "(?!(?:more|less|fewer|longer|later|wait|sorry|problems?|rush|hurry|need|matter|idea|clue|doubt|thanks|one|way|details?|explanations?|reasons?)\\b)";
/** “No failures?” asks whether there are any. */
const NOT_ASKED =
  "(?!(?:failures?|failed|errors?|jobs?|runs?|problems?|issues?|completed|cancell?ed|running|pending)\\b)";
const PLACES = "(?:places?|locations?|somewhere|anywhere|everywhere|systems?|spots?)";

export const LEFT_OUTS: readonly Rewording[] = [
  [
    /\b(?:elsewhere|somewhere else|anywhere else|everywhere else|anyplace else) (?:than|but)(?: (?:in|on|from|at|for|with))?\b/gi,
    "except",
  ],
  [
    new RegExp(
      `\\b(?:(?:in|on|from|at|for) )?(?:(?:a|any|some|all|other|the) )?${PLACES} (?:other|else) than(?: (?:in|on|from|at|for))?\\b`,
      "gi",
    ),
    "except",
  ],
  // “All of today's jobs but the discoveries.”
  [
    /^((?:(?:show|list|give me|give us|count|how many of) )?(?:all|every|everything|each|any|anything)\b[^,.;:?!]*?) but (?:for )?(?!(?:not|only|also|just|still|yet|never|now|when|then|how|what|which|who|why)\b)(?=(?!(?:failed|succeeded|completed|ran|were|was|is|are|did|that|which|only)\b)[\p{L}\p{N}_.-]+(?: (?!(?:failed|succeeded|completed|ran|were|was|is|are|did|that|which|only)\b)[\p{L}\p{N}_.-]+){0,3} ?[.?!]*$)/iu,
    "$1 except ",
  ],
  // “A reason that was no timeout”, “sources which aren't crm”.
  [
    /\b(sources?|databases?|reasons?|causes?|types?|kinds?|triggers?) (?:that|which) (?:(?:is|are|was|were) not|isn't|aren't|wasn't|weren't|(?:is|are|was|were) no) (?=\w)/gi,
    "$1 other than ",
  ],
  [
    /\bnon[- ]([\p{L}\p{N}_]+) (jobs?|runs?|failures?|errors?|ones|sources?|tasks?|executions?|discoveries|cancellations?)\b/giu,
    "$2 except $1",
  ],
  [/\bunscheduled (jobs?|runs?|failures?|ones|tasks?|discoveries)\b/gi, "$1 not on schedule"],
  // “Discovery when it is not on crm.”
  [
    /\b(?:when|where|whenever|wherever|as long as) (?:(?:it|they|that|this|those|these|the (?:jobs?|runs?)) )?(?:is not|isn't|are not|aren't|was not|wasn't|were not|weren't|does not run|doesn't run|did not run|didn't run) (?=(?:in|on|for|of|from|at|by)\b)/gi,
    "not ",
  ],
  // “For any reason but timeouts”, “of every type but discovery”.
  [
    /\b(?:any|all|every|each)(?: (?:kinds?|types?|sorts?) of)? (reasons?|errors?|causes?|types?|kinds?|triggers?|sources?|databases?)(?: at all)?,? but (?:for |not )?(?=\p{L})/giu,
    "any $1 other than ",
  ],
  // “Jobs that were no retries”, “…, no timeouts”.
  [/(?<=\b(?:that|which|who|and|but) (?:were|was|are|is) )no (?=[\p{L}])/giu, "not "],
  [
    new RegExp(
      `(?<=[,;:.!?(–—]\\s*(?:(?:and|but|so|please) )*)no ${NOT_A_THING}${NOT_ASKED}(?=\\p{L})`,
      "giu",
    ),
    "without ",
  ],
  [
    new RegExp(
      `\\bwith no ${NOT_A_THING}(?=(?:timeouts?|retr(?:y|ies)|reruns?|network|permissions?|credentials?)\\b)`,
      "giu",
    ),
    "without ",
  ],
  [
    /\b(?:(?:that|which) )?(?:had|has|have|having) nothing to do with (?=(?:the |a |any )*(?:network|permissions?|credentials?|passwords?|time-?outs?|memory|connection|workers?)\b)/gi,
    "not because of ",
  ],
  // Before a subject it would turn all that follows: “neither discovery nor lineage failed”.
  [
    /(?<=\b(?:of|on|in|by|from|for|with|at|are|is|was|were|that|which|jobs|runs|ones|week|month|today|yesterday|failed|ran|broke|completed|cancelled|finished|started|triggered|launched|initiated|begun|created|set off|kicked off|fired off|set going) )neither (.+?) nor (?=\S)/gi,
    "not $1 and not ",
  ],
];

/** In a turn that goes on from a question. */
export const LEFT_OUT_THEN: readonly Rewording[] = [
  [
    new RegExp(`^(?:(?:and|but|ok|okay|now|please|then),? )*no ${NOT_A_THING}${NOT_ASKED}(?=\\p{L})`, "iu"),
    "and without ",
  ],
  [/^(?:(?:and|but|ok|okay|now|please|then),? )*nothing (?:from|of|on|in|by) (?=\w)/i, "and without "],
  [
    /^(?:(?:and|but|ok|okay|now|please|then|can you|could you),? )*(?:skip|ignore|disregard|exclude|omit|filter out|leave out|hide|skipping|ignoring) (?=(?:the |all |any |those |everything |jobs )?\w)/i,
    "and without ",
  ],
];
