/** “If I rename X, what breaks?”, “what do we break by dropping X”: what a change would do is what lies downstream of the thing. */

const CHANGE =
  "(?:drop|remove|delete|rename|change|alter|modify|retire|deprecate|replace|touch|kill|lose|edit|move|truncate)";
const CHANGING =
  "(?:dropping|removing|deleting|renaming|changing|altering|modifying|retiring|deprecating|replacing|touching|losing|editing|moving|truncating)";
const CHANGED =
  "(?:dropped|removed|deleted|renamed|changed|altered|modified|retired|deprecated|replaced|touched|lost|edited|moved|truncated|gone|disappeared|vanished)";
const SOMEBODY = "(?:i|we|you|they|someone|somebody|one|anybody|anyone|people)";
const NAME = '[\\p{L}\\p{N}_."-]+';
const NOUN = "(?:table|view|column|field|source)";
const THING = `((?:(?:the|our|its|${NOUN}) )*${NAME}(?: ${NOUN})?(?: (?:of|in|from|on) (?:(?:the|${NOUN}) )*${NAME}(?: ${NOUN})?)?)`;
const WHEN = "(?:if|when|once|after|suppose|assuming|in case|should|were)";

const CONDITIONS = [
  new RegExp(
    `\\b${WHEN} (?:that )?${SOMEBODY} (?:were to |would |should |could |want to |had to |happen to |to )?(?:${CHANGE}(?:s|d|ed)?|${CHANGED}) ${THING}(?=$|[\\s,;:.?!–—])`,
    "iu",
  ),
  new RegExp(
    `\\b${WHEN} (?:that )?${THING} (?:is|was|were|gets|got|would be|will be|should be|has been|be|were to be|went|goes|is to be|became)? ?${CHANGED}(?=$|[\\s,;:.?!–—])`,
    "iu",
  ),
  new RegExp(
    `\\b${WHEN} (?:that )?${THING} (?:(?:were|was|had|is) to |should |would |did |does |ever )*(?:changes?|disappears?|vanish(?:es)?|go(?:es)? away|went away|breaks?)(?=$|[\\s,;:.?!–—])`,
    "iu",
  ),
  new RegExp(`\\b(?:by|from|of|with) ${CHANGING} ${THING}(?=$|[\\s,;:.?!–—])`, "iu"),
  new RegExp(
    `\\b(?:by|from|of|after|through|with|in case of|upon|on|would|will|could|might|does|did) (?:a |an |any |the |some )?(?:changes?|modifications?|alterations?|removal|deletion|renaming|rename|drop|loss|dropping|retirement|replacement) (?:to|of|in|on|from) ${THING}(?=$|[\\s,;:.?!–—])`,
    "iu",
  ),
];

export const EFFECT =
  /\b(?:(?:does|do|would|will|could|can|might|may|is|are|be|get|gets|was|were|going to|be|being|in|at|i|we|it|that|there) )*(?:affect(?:s|ed)?|impact(?:s|ed)?|break(?:s|ing)?|broken|hurt|suffers?|damaged?|fails?|happens?|feels? (?:it|this|that)|stops? working|stops?|goes wrong|go wrong|goes down|consequences?|fallout|effects?|knock-on effects?|blast radius|repercussions?|implications?|hits?|fall(?:s|ing)? (?:over|apart|down)|collapses?|blows? up|dies|in danger|at risk|in trouble|endangered|threatened|jeopardi[sz]ed|invalid(?:ated)?|disturbed|touched|ruined|taken down|knocked out|blown up|notices?)\b/i;
const NUMBERS = /\bhow (?:many|much|often)\b/i;

/** Of what a change would do all lies further down. */
const FURTHER =
  /(?:,? (?:and )?|\()(?:(?:whether |be it |both )?direct(?:ly)? (?:or|and|as well as|and also) indirect(?:ly)?|indirect(?:ly)?(?: (?:ones|dependents|tables|views))?(?: (?:included|too|as well|also))|also indirectly|including indirect(?:ly)?(?: ones)?)\)?(?=[\s,.?!]|$)|\b(?:by|after|from|through|because of|due to|as a result of|following) (?:it|that|this|the change|doing so|such a change|that change|this change)(?=\s*[,.?!]|$)|\b(?:further|farther) (?:down|along|on|downstream)(?: the (?:line|chain|road|stream|pipeline|flow))?\b|\b(?:down|along|all along) the (?:line|chain|road|stream|pipeline|flow)\b|\ball the way(?: down)?\b|\bas a (?:consequence|result)\b/gi;

/** As it stands where no change is spoken of, or nothing that it would do. */
export function asDownstream(text: string): string {
  for (const condition of CONDITIONS) {
    const found = condition.exec(text);
    const [said, thing] = found ?? [];
    if (!said || !thing) continue;
    const rest = `${text.slice(0, found?.index)} ${text.slice((found?.index ?? 0) + said.length)}`.trim();
    if (!EFFECT.test(rest)) continue;
    const asked = rest
      .replace(FURTHER, " ")
      .replace(EFFECT, " are ")
      .replace(/\b(?:the|any|then|else|of|on|to)\b|[,;:.?!–—]+/gi, " ");
    const isPlain =
      /^\s*(?:(?:tell|show|me|us|please|can|could|you)\s+)*(?:what|which|anything|something|everything|all|list|things?)?\s*(?:are\s*)*$/i.test(
        asked,
      );
    if (isPlain) return `what is downstream of ${thing}`;
    if (
      NUMBERS.test(asked) ||
      /\b(?:tables?|views?|columns?|objects?|assets?|downstream|directly?)\b/i.test(asked)
    )
      return `${asked.trim()} downstream of ${thing}`;
  }
  return text;
}
