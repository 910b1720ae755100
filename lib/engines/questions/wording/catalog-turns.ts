/** Turns of phrase about tables and what is in them that have a plainer one. */
import type { Rewording } from "./rewording.ts";

const THING = '((?:(?:the|our) )?[\\p{L}\\p{N}_."-]+(?: (?:table|view))?)';
const PARTS = "(columns|fields|attributes)";
const MADE_OF =
  "(?:consists?|made up|composed|comprised|built|made|formed|put together|assembled|constituted|divided|split|structured|organi[sz]ed)(?: of| from| out of| into)?";
const FIND =
  "(?:find|come across|see|locate|encounter|meet|run into|stumble (?:up)?on|look for|look up|look|get at|discover|get hold of|spot|search for|search)";
const KEPT = "held|stored|kept|contained|housed|carried|recorded|saved|included|found|located|hosted";
const TOUCHED =
  "affected|touched|hit|struck|concerned|altered|modified|changed|struck|visited|met|seen|undergone|been through|gone through|suffered|experienced";
const SAID =
  "(?:(?:can|could|may|might|must|would|will) (?:it|one|we|you) (?:be )?(?:said?|say|stated?|claimed?|told|tell)|is it (?:true|the case|correct|right)|does it hold|do we know|is it known) that (?:they|these|those|it)";
const ANY_OF_ITS =
  "(?<!\\b(?:only|just|exactly|precisely|than|but) )(?:at least |any |some )?(?:one|1|any|some|several|a few|one or more|1 or more)(?: or (?:more|another|other|several))? (?:of )?(?:its|their|the|these|those|whose)(?: own| many| various)?";

const FROM =
  "(?:made|built|composed|assembled|derived|put together|constructed|formed|computed|calculated|generated|created|compiled|sourced|drawn|taken|pulled|aggregated|joined)(?: up)?";

/** “Did anyone drop a table?” asks whether one was dropped, and not who did. */
const BY_ANYONE: readonly Rewording[] = (
  [
    ["drop|remove|delete|dropped|removed|deleted", "dropped"],
    ["add|create|added|created", "added"],
    ["rename|renamed", "renamed"],
  ] as const
).map(([verbs, done]) => [
  new RegExp(
    `^(?:did|has|have) (?:anyone|anybody|someone|somebody) (?:${verbs}) (?:an?|any) (?:new )?(tables?|views?|columns?|index|indexes|foreign keys?)(?=\\s*[?.!]*$| (?:in|on|from|to|this|last|today|yesterday|since)\\b)`,
    "i",
  ),
  `was any $1 ${done}`,
]);

export const CATALOG_TURNS: readonly Rewording[] = [
  // Children are one step away, and descendants all the way.
  [/(?<!\b(?:direct|immediate|only) )\b(children|parents) (?=of\b)/gi, "direct $1 "],
  // “Which table(s)”.
  [/(?<=\p{L})\((?:e?s|n)\)(?=[\s,.?!]|$)/giu, "s"],
  [/^whence\b/gi, "from where"],
  [/^out of (which|what)\b/gi, "from $1"],
  [
    new RegExp(
      `^(?:(?:out )?of |into )?(?:how many|what number of) ${PARTS} (?:does|do|is|are|was) ${THING} ${MADE_OF}(?: in total| altogether| overall| in all)?(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "how many $1 does $2 have",
  ],
  [
    new RegExp(
      `^(?:(?:out )?of |into )?(which|what) ${PARTS} (?:(?:does|do|is|are) ${THING} ${MADE_OF}|(?:make up|makes up|form|constitute|compose) ${THING})(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "$1 $2 does $3$4 have",
  ],
  [
    new RegExp(
      `^how many ${PARTS} (?:(?:does|do|is|are|would) ${THING} (?:comprise|count|number|amount to|come to|come with|span|run to|total|boast|sport|possess|own|offer)|(?:make up|makes up|form|forms|constitute|compose) ${THING})(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "how many $1 does $2$3 have",
  ],
  [
    new RegExp(
      `^${THING} (?:${MADE_OF.replace("made", "is made")}|has|have|counts|numbers) how many ${PARTS}(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "how many $2 does $1 have",
  ],
  [
    new RegExp(
      `\\bby how many ((?:[\\p{L}]+ )*?changes) (?:has|have|had|was|were|did|is) ${THING} (?:been )?(?:${TOUCHED})\\b`,
      "giu",
    ),
    "how many $1 on $2",
  ],
  [
    new RegExp(
      `\\bhow many ((?:[\\p{L}]+ )*?changes) (?:(?:has|have|had|did|does) ${THING} (?:been )?(?:undergo|undergone|go through|gone through|been through|seen?|suffer|suffered|experienced?|have|had|get|got|received?)|(?:touched|hit|struck|concerned|concern|affected|befell|reached) ${THING})\\b`,
      "giu",
    ),
    "how many $1 on $2$3",
  ],
  [
    new RegExp(
      `^by (which|what) (tables?|views?|columns?) (?:is|are|was|were|do|does) (.+?) (?:${KEPT})(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "which $2 hold $3",
  ],
  [
    new RegExp(
      `\\b(where|in (?:which|what) (?:tables?|views?|columns?|places?|sources?|databases?)) (?:might|could|can|may|would|should|must|do|does|shall|will) (?:one|i|we|you|anyone|anybody|someone|somebody|people|they) (?:(?:possibly|actually|normally|usually|also|have to|need to|expect to|hope to|be able to) )*${FIND}\\b`,
      "gi",
    ),
    "$1 do we keep",
  ],
  [
    /\b(where|in (?:which|what) (?:tables?|views?|columns?|places?|sources?|databases?)) (?:might|could|can|may|must|will|would) ([^,?]+?) (?:be (?:found|seen|located|met|encountered|discovered|stored|kept|held)|turn up|show up|appear|reside|live|sit|be)(?=\s*[?.!]*$)/gi,
    "$1 are $2 kept",
  ],
  [new RegExp(`^(?:of|for|about) (which|what) (tables?|views?|columns?) ${SAID}\\b`, "i"), "which $2"],
  [/\b(?:to|on|in|onto) which (?:the )?(tags?|labels?) (?=[a-z][a-z0-9-]*:)/gi, "with $1 "],
  [
    /\b(?:be it|whether it is|whether|either|both|no matter if|no matter whether) (?=(?:in)?direct(?:ly)? (?:or|and)\b)/gi,
    "",
  ],
  [
    /\b(?:not|no longer|hardly) (?:(?:been|being|quite) )?(?:kept|maintained|held) (?:properly )?(?:up[- ]to[- ]date|current|fresh)\b/gi,
    "not up to date",
  ],
  [
    /\b(?:not|no longer) (?:(?:been|being) )?(?:getting|receiving|given|fed|supplied|provided|served|get|receive|got|gotten|updated|refreshed|loaded|reloaded|renewed)(?: (?:with|by))?(?: (?:any|its|their))?(?: (?:new|fresh|current|recent))?(?: (?:data|rows|updates|an update))? (?:in time|on time|in good time|often enough|frequently enough|recently enough|soon enough|as promised|as agreed)\b/gi,
    "not updated in time",
  ],
  [/\b(?:some|whichever|any single) (?=(?:columns?|fields?|attributes?)\b)/gi, "a "],
  [
    /\b(?:in need of|(?:that |which )?need|needing|due for) (?:an? |some )?(?:update|refresh|reload|updating|refreshing|reloading)\b/gi,
    "overdue for a refresh",
  ],
  [
    /^(?:has|have) (.+?) been (?:kept|maintained|held) (?:up[- ]to[- ]date|current|fresh)\b/gi,
    "is $1 up to date",
  ],
  [/\b(?:being |been )?(?:kept|maintained|held) (?:up[- ]to[- ]date|current|fresh)\b/gi, "up to date"],
  // “Was invoices updated today?”: when it was is what is told.
  [
    /^(?:was|has) ((?:the )?[\w.]+(?: (?:table|view))?) (?:been )?(?:updated|refreshed|reloaded) (?:today|yet|yet today|this morning|today yet)(?=\s*[?.!]*$)/gi,
    "when was $1 last updated",
  ],
  // “Every table save those”; “where do we save it” and “tables save it” are of keeping.
  [
    /(?<!\b(?:we|you|they|i|to|people|somebody|tables|views|columns|sources|databases|that|which) )\bsave\b(?! for\b)/gi,
    "except",
  ],
  [/\bsave (?=(?:those|these|the ones|in|on|from|that)\b)/gi, "except "],
  [
    /\b(?:of which|for which|where|whose freshness|of whose freshness) (?:we|you|i|one|nobody|no one) (?:(?:do not|does not|cannot|can not|could not|can|are not able to) )?(?:know|knows|tell|say|determine|determined)(?: (?:if|whether|how) (?:they are|it is|the data is) (?:fresh|stale|up to date|current)(?: or (?:not|stale|fresh))?)?(?=\s*[,?.!]|$)/gi,
    "of unknown freshness",
  ],
  [/\b(?:non|un)[- ]?(critical|breaking)\b/gi, "not $1"],
  [
    new RegExp(
      `^by (which|what) (tables?|views?) (?:is|are|was|were) ${THING} (?:being )?(?:read|used|consumed|queried|referenced|accessed|drawn on|relied on)(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "which $2 use $3",
  ],
  [
    new RegExp(
      `^by (which|what) (tables?|views?) (?:is|are|was|were) ${THING} (?:being )?(?:fed|populated|filled|supplied|loaded|powered|driven)(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "which $2 feed $3",
  ],
  // “On one of their columns”, “with at least one column”.
  [new RegExp(`\\b${ANY_OF_ITS} (?=(?:columns?|fields?|attributes?)\\b)`, "gi"), "a "],
  [
    /(?<!\b(?:only|just|exactly) )\b(?:at least|no fewer than|not less than) (?:one|1|a|a single) (?=(?:[\p{L}\p{N}:-]+ )?(?:column|field|attribute|table|view|tag|label)s?\b)/giu,
    "a ",
  ],
  [
    /(?<!\b(?:only|just|exactly) )\b(?:one or more|1 or more|any number of|one or several) (?=(?:columns?|fields?|attributes?|tags?|labels?)\b)/gi,
    "",
  ],
  [
    new RegExp(
      `^(?:and )?how (?:wide|broad) (?:is|are) (?!(?:the )?\\S+\\.\\w)${THING}(?:[\\s?,;.–—-]+(?:(?:as in|i mean|meaning|that is|i\\.e\\.?|namely|in terms of|counted in|measured in|in),? )?(?:(?:how many|the number of|number of|in) )?(?:its )?${PARTS}(?: (?:does it have|it has|has it|are there|there are|wide))?)?\\s*[?.!]*$`,
      "iu",
    ),
    "how many columns does $1 have",
  ],
  // “From what is made X”, “out of which tables is X built”: what leads goes behind.
  [
    new RegExp(
      `^(?:from|out of|of) (what|which)( tables?| views?| tables and views| ones)? (is|are|was|were) (?:${FROM}) ${THING}(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "$1$2 $3 $4 made from",
  ],
  [
    new RegExp(
      `^(?:from|out of|of) (what|which)( tables?| views?| tables and views| ones)? (?:(is|are|was|were) (.+?) (?:${FROM})|(do|does) (.+?) (?:come|stem|derive|originate|arise))(?=\\s*[?.!]*$)`,
      "iu",
    ),
    "$1$2 $3$5 $4$6 made from",
  ],
  // All of them are told anyhow.
  [
    /,? (?<!\b(?:by|per|not|than|without|except|but|for) )(?:(?:of|at|with|in|across) )?(?:any|all|whatever|whichever|every)(?: kinds? of| levels? of| the)? (?:severity|severities)(?: levels?)?(?! (?:but|except|other|besides|apart|not|save|bar|is|are))(?=[\s,?.!]|$)/gi,
    "",
  ],
  [
    /,? (?:(?:regardless|irrespective|independent(?:ly)?) of|no matter|whatever)(?: (?:their|its|the|what|which))? severity(?: levels?)?(?=[\s,?.!]|$)|,? (?:no matter how|however) (?:severe|bad|serious|grave|harmless|minor|critical)(?: or (?:harmless|minor|benign))?(?: (?:they|it) (?:are|is|were|was))?(?=[\s,?.!]|$)/gi,
    "",
  ],
  // “Who reads from shipments? (tables or views)”: no people are meant.
  [
    /^who (.+?)[\s,;:.?!–—-]*(?:\(|\b(?:i mean|meaning|that is|that means|namely|so)\b,? |(?<=[?,;:.]\s*))(?:which |what |the )?(tables?(?: (?:or|and) views?)?|views?(?: (?:or|and) tables?)?)\)?\s*[?.!]*$/i,
    "which $2 $1",
  ],
  // “Who's got an email column? which table i mean.”
  [
    /^who (.+?)[\s,;:.?!–—-]+(?:which |what |the )?(tables?(?: (?:or|and) views?)?|views?(?: (?:or|and) tables?)?),? (?:i mean|i meant|that is|i should say|that means)\s*[?.!]*$/i,
    "which $2 $1",
  ],
  ...BY_ANYONE,
  // Who says how many came in does not say that anything was added.
  [
    /\b((?:schema|structural|structure|catalog|breaking|critical)(?: and)? changes) (?:have |has |had |did |that |which |just )*(?:came|come|rolled|trickled|poured) (?:in|through)\b(?! (?:from|by|with|via|to|on|in)\b)/gi,
    "$1 happened",
  ],
  [/\b(stale|outdated|out-of-date|overdue) (?:stuff|things)\b/gi, "$1 tables"],
  [
    /^((?:is|are|was|were|have|has|had|did|do|does)\b.+?)[,;.?–—-]* (?:and |or )?if (?:so|yes|any|there (?:are|were|is|was)(?: any)?),? how many(?: (?:of (?:them|those)|are there|were there|in total|is it|are they|have there been))*\s*\?*$/i,
    "how many $1",
  ],
];
