/** How a turn begins, or ends, that goes on from the question before it: as one that begins with “and”. */
import { BEGINS_CORRECTED } from "./corrections.ts";
import { inOrder, type Rewording } from "./rewording.ts";

const THING = "(?:thing|number|figure|count|rate|question|query|list|info|stat|measure|calculation)";
const SAME = `(?:the |that )?same(?: ${THING})?(?: again)?(?: please)?`;

const FOLLOWS: readonly Rewording[] = [
  // “Sorry, I meant in crm”, “no, yesterday”, “make that last week”.
  [BEGINS_CORRECTED, "and "],
  // “Why did that happen?”, “why though?”
  [
    /^(?:and |but )?(why|how come)(?: (?:(?:did|has|is|was) (?:that|this|it)(?: (?:happen|happened|so|be))?|that|so))?(?: though)?\s*[?.!]*$/i,
    "$1?",
  ],
  // “Is the week before any better?”
  [
    /^(?:and )?(?:(?:is|was|were|are|did|does|do) (.+?)(?: (?:any|much|a bit|even|just|look|do|fare|also))* (?:better|worse|similar|different|as bad|as good|the same)|how (?:is|was|did|does) (.+?)(?: (?:look|do|go|fare|compare))?)\s*[?.!]*(?:[\s,;.–—-]+same (?:number|figure|count|rate|question|thing|list)(?: again)?(?:,? please| pls)?)?\s*[?.!]*$/i,
    "and $1$2",
  ],
  [
    new RegExp(
      `^(?:and |now |then |also |show |just |i need |give me |could i have |can i have |can you do |do )*${SAME}(?: but)? (?=(?:for|in|on|with|of|about|without|last|this|yesterday|today|only|but)\\b)(?:but )?`,
      "i",
    ),
    "and ",
  ],
  [
    new RegExp(`(?<=\\w)[\\s,;.?!–—-]+same (?:${THING})(?: again)?(?:,? (?:please|pls))?\\s*[.!?]*$`, "i"),
    "",
  ],
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
