/** How a turn begins, or ends, that goes on from the question before it: as one that begins with “and”. */

import { LEFT_OUT_THEN } from "../wording/left-out.ts";
import { inOrder, type Rewording } from "../wording/rewording.ts";
import { BEGINS_CORRECTED } from "./corrections.ts";

const THING = "(?:thing|number|figure|count|rate|question|query|list|info|stat|measure|calculation)";
const SAME = `(?:the |that )?(?:very )?same(?: ${THING})?(?: (?:again|as before|once more|over again))*(?: please)?`;

const CONTRAST = "by (?:way of )?(?:contrast|comparison)|in (?:contrast|comparison)|on the other hand";
/** What is done with what was asked is an order. */
const ORDERED =
  "(?:(?:please|now|just) )*(?:re-?try|re-?run|restart|start|run|launch|cancel|stop|kill|fix|delete|do|use|take|try|send|e-?mail|export|let|should|will|would|can|could)\\b";
const FIGURE = "(?:it|that|this|the (?:figure|number|total|count|rate|share|answer|result|percentage))";
const COMES_TO = `(?:[,;:–—-]* *(?:and )?(?:(?:what|how many) (?:is|was|are|were|would) (?:${FIGURE}|they|those|these)(?: be)?(?: then)?|(?:what|how many) (?:does|do|did|would) (?:${FIGURE}|they) (?:come to|amount to|add up to|be|make|look like)))`;

const FOLLOWS: readonly Rewording[] = [
  // “And when Ingrid starts it?”
  [
    /^(?:and |but |what about |how about )*(?:when|if) (?:it's |it is )?(?:(?:started|run|triggered|launched) )?(?:by )?(?!(?:did|was|were|does|do|is|are|has|have|will|it|they|he|she|i|we|you|the|that|this)\b)([\p{L}]+(?: [\p{L}]+)?)(?: (?:starts|runs|started|ran|launches|triggers|launched|triggered)(?: (?:it|them|one|that))?)\s*[?.!]*$/iu,
    "and by $1",
  ],
  [/^(?:and |but |just )*(?:the |their |its )?column names\s*[?.!]*$/i, "which columns"],
  [/^(?:and )?which (?:ones? )?(?:of|among|amongst) (these|those|them) /i, "list which of $1 "],
  [new RegExp(`^(?:and |but )?(?:${CONTRAST})[,:]? (?!${ORDERED})(?=\\w)`, "i"), "and "],
  [
    new RegExp(
      `^(?:(?:and|but|now|ok|then) )*(?!${ORDERED})([^,;?!]+?),? (?:${CONTRAST})(?:,? please)?\\s*[?.!]*$`,
      "i",
    ),
    "and $1",
  ],
  [
    /^(?:and )?(?:likewise|ditto|similarly|equally|idem|(?:the )?same (?:goes|again|applies|holds))(?: please)?,? (?=(?:for|in|on|with|at|of|about|to|by)? ?\w)/i,
    "and ",
  ],
  [
    /^(?:and |now )?(?:turning|switching|moving(?: on| over)?|coming|going over|over|on) (?:now )?to (?=\w)|^(?:and )?as regards (?=\w)/i,
    "and ",
  ],
  // “Looking at billing alone, what does it come to?”
  [
    new RegExp(
      `^(?:and |so |how about |what about )?(?:(?:when |if (?:i |we |you )?)?(?:look(?:ing)?(?: only| just)? at|focus(?:s?ing|sed)?(?: only| just)? on|tak(?:e|ing)|consider(?:ing)?|count(?:ing)?)|for|in|on) (?:only |just )?([^,;:?]+?)(?: alone| only| by itself| on its own| by themselves)(?:,? please)?(?:${COMES_TO})?\\s*[?.!]*$`,
      "i",
    ),
    "only $1",
  ],
  [
    new RegExp(
      `^(?:and |so |how about |what about )?(?:when |if )?(?:(?:we |you |i )?(?:confin|restrict|limit|narrow)(?:e|ed|ing)?(?: (?:it|this|that|them|those))?(?: down)? to) (?:only |just )?([^,;:?]+?)(?: alone| only)?(?:,? please)?(?:${COMES_TO})?\\s*[?.!]*$`,
      "i",
    ),
    "only $1",
  ],
  [
    new RegExp(
      `^(?:and |so )?what (?:is|was|does|did|would) ${FIGURE}(?: be| come to| amount to| look like)? (?=(?:for|in|on|with|at|under|without) \\w)`,
      "i",
    ),
    "and ",
  ],
  [
    /^(?:and |so )?(?:how many (?:does|do|did|would) (?:that|it|this|they|those|these) (?:make|come to|amount to|add up to|total)|(?:that|it|this|they) (?:makes?|comes? to|amounts? to|adds? up to) how many)(?: in (?:all|total))?\s*[?.!]*$/i,
    "how many is that",
  ],
  [
    /^(?:please )?(?:(?:could|can|may) (?:they|these|those) (?:please )?be (?:listed|enumerated|shown|named|itemi[sz]ed)|(?:name|enumerate|itemi[sz]e) (?:them|those|these))(?: please)?\s*[?.!]*$/i,
    "list them",
  ],
  // “Sorry, I meant in crm”, “no, yesterday”, “make that last week”.
  [BEGINS_CORRECTED, "and "],
  // “Why did that happen?”, “why though?”
  [
    /^(?:and |but )?(why|how come)(?: (?:(?:did|has|is|was) (?:that|this|it)(?: (?:happen|happened|so|be))?|that|so))?(?: though)?\s*[?.!]*$/i,
    "$1?",
  ],
  [
    /^(?:and |but |so )?(?:(?:what|which) (?:was|is|were|are) (?:the |their |its )?(?:errors?(?: messages?)?|causes?|reasons?|problems?)|(?:what|which) (?:errors?|reasons?|causes?|problems?))\s*[?.!]*$/i,
    "why?",
  ],
  // “Is the week before any better?”
  [
    /^(?:and )?(?:(?:is|was|were|are|did|does|do) (.+?)(?: (?:any|much|a bit|even|just|look|do|fare|also))* (?:better|worse|similar|different|as bad|as good|the same)|how (?:is|was|did|does) (.+?)(?: (?:look|do|go|fare|compare))?)\s*[?.!]*(?:[\s,;.–—-]+same (?:number|figure|count|rate|question|thing|list)(?: again)?(?:,? please| pls)?)?\s*[?.!]*$/i,
    "and $1$2",
  ],
  [
    new RegExp(
      `^(?:and |now |then |also |show |just |i need |give me |could i have |can i have |can you do |do )*${SAME}(?:(?:\\s*[,;:–—-]+\\s*|\\s+)(?:but |except |only |now |just )*(?=(?:for|in|on|with|of|about|without|last|this|yesterday|today|only|just)\\b)|(?:\\s*[,;:–—-]+\\s*|\\s+)(?:but|only|just) (?:only |just |now )*)`,
      "i",
    ),
    "and ",
  ],
  [
    new RegExp(`(?<=\\w)[\\s,;.?!–—-]+same (?:${THING})(?: again)?(?:,? (?:please|pls))?\\s*[.!?]*$`, "i"),
    "",
  ],
  ...LEFT_OUT_THEN,
  // “And in crm this time?”; “this time yesterday” is a time.
  [/,? this time(?: (?:around|round))?(?=\s*[,.?!]*\s*$)/i, ""],
  [
    /^(?:and |but |now |ok,? )*this time(?: (?:around|round))?,? (?!(?:last|yesterday|tomorrow|next|on|of|a|an|it|we|i)\b)/i,
    "and ",
  ],
  [/^(?:and |what about |how about |and what about )(?:me|myself)\s*[?.!]*$/i, "and by me"],
  // “And crm on its own?”
  [
    /^(?:and |what about |how about |ok |now |for |in |on )*([\p{L}\p{N}_.-]+) (?:on its own|alone|by itself)\s*[?.!]*$/iu,
    "only $1",
  ],
  [
    /^(?:now|next|then)(?: please)?,? (?=(?:for|in|on|only|just|by|without|with|last|this|yesterday|today)\b)/i,
    "and ",
  ],
];

export const asFollowing = (text: string): string => inOrder(text.trim(), FOLLOWS);

/** “New topic: …”: nothing of what was asked before is meant. */
const ANEW = new RegExp(
  `^(?:(?:ok|okay|right|thanks|great|now|and|so|well|alright|but)[,.!]* )*(?:${[
    "(?:a )?(?:new|different|another|other|separate|unrelated|next) (?:topic|question|subject|thing|query|matter)",
    "(?:(?:now |and now )?for )?something (?:else|different|completely different|new|unrelated)",
    "on (?:a|an) (?:different|other|another|unrelated|separate) (?:note|topic|subject|matter)",
    "(?:changing|change of|to change|let's change|let me change|switching|to switch)(?: the)? (?:subject|topic|gears)",
    "starting (?:over|afresh|anew|fresh)|start over|from scratch|unrelated(?: to that)?",
    "forget (?:that|it|the above|all that|what i (?:said|asked))|never ?mind(?: that| it)?",
  ].join("|")})\\s*[:,.;!?–—-]+\\s*(?!(?:and|what about|how about|only|just|but|the same)\\b)(?=\\w)`,
  "i",
);

/** What is asked anew, without the words that say so; null where it may go on from the question before. */
export const asAnew = (text: string): string | null =>
  ANEW.test(text.trim()) ? text.trim().replace(ANEW, "") : null;
