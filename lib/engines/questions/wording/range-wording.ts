/** Stretches of time as people write them, from one day or hour to another, in the words that are read as one. */
import { MONTH, NUMBER_WORDS } from "./number-words.ts";
import type { Rewording } from "./rewording.ts";

const WEEKDAY =
  "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
const DATE = `\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTH})|(?:${MONTH}) \\d{1,2}(?:st|nd|rd|th)?|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{1,2}\\.\\d{1,2}\\.?`;
const TO = "\\s*(?:[-–—→]|->|\\.{2,3})\\s*";
const FROM = "(?:\\b(?:from|between)\\s+)?";
const ORDINAL = "(?:st|nd|rd|th)?";

const BEGINS = `(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)?\\b|(?:${MONTH}|${WEEKDAY})\\b)`;
const SAT_AND_SUN = "\\bsat(?:urday)?\\s*(?:\\+|&|/|-|–|\\band\\b|\\bto\\b)\\s*sun(?:day)?\\b";

const MOMENT = "(?:moment|minute|second|hour|instant|day|point|date|time)";
const NOW = `(?:(?:right |just |even )?now|(?:the )?present(?: ${MOMENT})?|this (?:very |exact |same )?(?:moment|minute|second|hour|instant|day|point)(?: in time)?|the (?:current|present|very) ${MOMENT}|(?<!\\bup to )date)`;
const DAY = `(?:the \\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?(?:${MONTH}))?|(?:${DATE})|(?:last )?(?:${WEEKDAY})|yesterday|\\d{1,2}(?::\\d\\d)? ?[ap]m)`;

/** What is said of a stretch of time beside its days. */
const SPANS: readonly Rewording[] = [
  // “From 16 Nov right up to this very moment”, “on the 16th and after”.
  [
    new RegExp(
      `\\b(?:right |all the way |straight )?(?:up )?(?:until|till|'til|til|to|through|thru)(?: to)? ${NOW}(?![-\\p{L}])(?! (?:last|fresh)\\b)`,
      "giu",
    ),
    "until now",
  ],
  [
    new RegExp(
      `\\b(?:(?:on|from|since|as of|starting) )?(${DAY}),? (?:(?:and|or) (?:(?:ever )?after(?:wards?)?|later|thereafter|since(?: then)?|onwards?|(?:every(?:thing|thing)? )?following|newer|beyond|from then on)|(?:and )?ever since|upwards?)(?= *(?:[,.;:?!)]|$)| (?:in|on|for|of|from|at)\\b)`,
      "gi",
    ),
    "since $1",
  ],
  [new RegExp(`${SAT_AND_SUN}(?! ?\\d| the \\d)`, "gi"), "saturday and sunday"],
  [new RegExp(`\\b(${WEEKDAY})\\s*[+/]\\s*(${WEEKDAY})\\b`, "gi"), "$1 and $2"],
  // “21+22 Nov”.
  [
    new RegExp(`\\b(\\d{1,2}${ORDINAL})\\s*[+&]\\s*(\\d{1,2}${ORDINAL})(?= (?:of )?(?:${MONTH})\\b)`, "gi"),
    "$1 and $2",
  ],
  [/\b(?:the )?(?:first|1st)(?: day)? of the month\b/gi, "the 1st of this month"],
  [/\b(?:on|at) (?:or|and) (?:after|later than|any time after) (?=\S)/gi, "since "],
  [/\b(?:on|at|by) (?:or|and) (?:before|earlier than|prior to) (?=\S)/gi, "until "],
  [/\bthe last (?:full|whole|complete|entire) (?=(?:week|month|quarter|year)\b)/gi, "last "],
  // “From the 9th up to and including the 15th”, “up to the 15th”, “right through to Friday”.
  [
    new RegExp(
      `\\b(?:right |all the way )?(?:up (?:to|till|until)|(?:through )?to|through|until|till),? and including (?=${BEGINS})`,
      "gi",
    ),
    "until ",
  ],
  [
    new RegExp(
      `\\b(?:right |all the way )?(?:up (?:to|till|until)|through (?:to|till|until)) (?=(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)\\b|\\d{1,2} (?:of )?(?:${MONTH})\\b|(?:${MONTH}|${WEEKDAY})\\b|\\d{1,2}(?::\\d\\d)? ?[ap]m\\b|\\d{1,2}:\\d\\d\\b|(?:today|noon|midday|midnight)\\b))`,
      "gi",
    ),
    "until ",
  ],
  [
    new RegExp(
      `\\b(?:(?:for|in|during|over|within|throughout|covering) )?(?:the|a) (?:(?:whole|entire|full|complete) )?(?:time )?(?:period|time ?frame|time ?span|span|window|interval|date range|range|days|dates)(?: (?:of|running|going|lasting|covering))?,? (?=(?:from|between|since) |${BEGINS})`,
      "gi",
    ),
    "",
  ],
  [/\b(?:in|over|during) the course of (?=(?:the |this |last |today|yesterday))/gi, "during "],
  [
    new RegExp(
      `\\b(?:the )?(?:whole|entirety|entire|full) of (?=(?:the |this |last |today|yesterday|${MONTH}))`,
      "gi",
    ),
    "",
  ],
  // “In the week of 9 to 15 November”, “on the weekend of 14 and 15 November”: the days say which.
  [
    new RegExp(
      `\\b(?:the )?(?:(?:working|work|calendar|business) )?week(?: of| from| between| running from)?,? (?:the )?(?=\\d{1,2}${ORDINAL}(?: (?:${MONTH}))?(?:${TO}| (?:to|until|till|through|thru) )(?:the )?\\d{1,2}${ORDINAL}\\b)`,
      "gi",
    ),
    "from ",
  ],
  [
    new RegExp(
      `\\b(?:the )?week (?:of |from |between )?(?=(?:${MONTH}) \\d{1,2}${ORDINAL}(?:${TO}| (?:to|until|till|through|thru) )(?:the |(?:${MONTH}) )?\\d{1,2}${ORDINAL}\\b)`,
      "gi",
    ),
    "from ",
  ],
  [
    new RegExp(
      `\\b(?:the )?weekend(?: of| on| from)?,? (?:the )?(\\d{1,2}${ORDINAL})(?:${TO}|\\s*/\\s*| (?:and|to) (?:the )?)(\\d{1,2}${ORDINAL})(?= (?:of )?(?:${MONTH})\\b)`,
      "gi",
    ),
    "from $1 to $2",
  ],
  [
    /\b(?:the )?weekend(?: of| on| from)?,? (?:the )?(\d{1,2}(?:st|nd|rd|th)) (?:and|to) (?:the )?(\d{1,2}(?:st|nd|rd|th))\b/gi,
    "from the $1 to the $2",
  ],
  [/\b(on|since|from|until) the first(?=\s*[?.!]*$)/gi, "$1 the 1st"],
  [/\b(from|between) the first (?=(?:to|and|until|till|through) the \w+(?:th|st|nd|rd)\b)/gi, "$1 the 1st "],
  // “Fri am”: before noon, or from then on.
  [new RegExp(`\\b(${WEEKDAY}|yesterday|today),? (?:in the )?am\\b(?! i\\b)`, "gi"), "$1 morning"],
  [new RegExp(`\\b(${WEEKDAY}|yesterday|today),? (?:in the )?pm\\b`, "gi"), "$1 after 12:00"],
  [/\bthis past (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)/gi, "last "],
  [/\bas from (?=(?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|yesterday))/gi, "since "],
];

const HOUR = "(\\d{1,2}(?::\\d\\d)?)";
const HOURS = `(?:between|from) ${HOUR} (?:and|to|till|until) ${HOUR}(?!:|\\s*(?:[ap]\\.?m|h\\b))`;
const DAY_OF = `(?:on )?(yesterday|${WEEKDAY})`;

/** “This morning between 9 and 10”, “between 2 and 4 yesterday afternoon”. */
const HOURS_OF_A_DAY: Rewording[] = (
  [
    ["morning", "am"],
    ["afternoon|evening", "pm"],
  ] as const
).flatMap(([part, half]): Rewording[] => [
  [new RegExp(`\\b(?:in )?this (?:${part}),? ${HOURS}`, "gi"), `today between $1 ${half} and $2 ${half}`],
  [new RegExp(`\\b${HOURS},? (?:in )?this (?:${part})\\b`, "gi"), `today between $1 ${half} and $2 ${half}`],
  [new RegExp(`\\b${DAY_OF} (?:${part}),? ${HOURS}`, "gi"), `$1 between $2 ${half} and $3 ${half}`],
  [new RegExp(`\\b${HOURS},? ${DAY_OF} (?:${part})\\b`, "gi"), `$3 between $1 ${half} and $2 ${half}`],
]);

const BEFORE_HOUR = "before|after|since|until|till|from|between|and|to|by|at";
/** “Before 7 in the morning”. */
const HOURS_IN_WORDS: Rewording[] = [
  [
    new RegExp(`\\b(${BEFORE_HOUR}) ${HOUR}(?: o'clock)? (?:in|of) the morning\\b(?! of\\b)`, "gi"),
    "$1 $2 am",
  ],
  [
    new RegExp(
      `\\b(${BEFORE_HOUR}) ${HOUR}(?: o'clock)? (?:in|of) the (?:afternoon|evening)\\b(?! of\\b)`,
      "gi",
    ),
    "$1 $2 pm",
  ],
  // “Since 2 this morning”.
  [
    new RegExp(`\\b(before|after|since|until|till) ${HOUR}(?: o'clock)? this morning\\b`, "gi"),
    "$1 $2 am today",
  ],
  [
    new RegExp(`\\b(before|after|since|until|till) ${HOUR}(?: o'clock)? this (?:afternoon|evening)\\b`, "gi"),
    "$1 $2 pm today",
  ],
];

export const RANGES: readonly Rewording[] = [
  [/\btoday (and|or|plus|as well as) yesterday\b/gi, "yesterday and today"],
  ...NUMBER_WORDS,
  ...SPANS,
  ...HOURS_IN_WORDS,
  ...HOURS_OF_A_DAY,
  [/\b(between \d{1,2}(?::\d\d)? am and) 12 am\b/gi, "$1 noon"],
  // “18-Nov-2026”, “18.Nov”, “18nov”.
  [new RegExp(`\\b(\\d{1,2})[-./]?(${MONTH})\\b(?:[-./](\\d{4}))?`, "gi"), "$1 $2 $3"],
  [
    new RegExp(
      `${FROM}\\b(\\d{1,2})${ORDINAL}${TO}(\\d{1,2})${ORDINAL}(?=\\s+(?:of )?(?:${MONTH})\\b)`,
      "gi",
    ),
    "from $1 to $2",
  ],
  [
    new RegExp(`${FROM}\\b(${MONTH}) (\\d{1,2})${ORDINAL}${TO}(\\d{1,2})${ORDINAL}(?![\\d:.-])`, "gi"),
    "from $1 $2 to $1 $3",
  ],
  [
    new RegExp(
      `${FROM}(?<!\\d)(?:the )?(\\d{1,2}(?:st|nd|rd|th))${TO}(?:the )?(\\d{1,2}(?:st|nd|rd|th))\\b`,
      "gi",
    ),
    "from the $1 to the $2",
  ],
  [new RegExp(`${FROM}\\b(${DATE})${TO}(${DATE})(?![\\d/.]*\\d)`, "gi"), "from $1 to $2"],
  [new RegExp(`${FROM}\\b(${WEEKDAY})${TO}(${WEEKDAY})\\b`, "gi"), "from $1 to $2"],
  [new RegExp(`${FROM}\\b(${DATE}|${WEEKDAY})${TO}(now|today|yesterday)\\b`, "gi"), "from $1 to $2"],
  [new RegExp(`${FROM}\\b(\\d{1,2}:\\d\\d)${TO}(\\d{1,2}:\\d\\d)\\b`, "gi"), "from $1 to $2"],
  [new RegExp(`${FROM}\\b(\\d{1,2})${TO}(\\d{1,2})\\s?(am|pm)\\b`, "gi"), "from $1 to $2 $3"],
];
