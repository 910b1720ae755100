/** What is said to be polite, or to say what an answer is for. */
import { MODIFIES, PURPOSES, TIMELY } from "../remarks/aside-words.ts";
import { POLITE_FRAMES } from "./polite-frames.ts";
import type { Rewording } from "./rewording.ts";

const GREETING = "hi|hey|hello|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|dear";
const PURPOSE = [...PURPOSES].join("|");
const WHAT_KIND = [...MODIFIES].join("|");
const ASKS_FOR =
  "(?:i|we)(?:'d| would|'m| am| will|'ll)? (?:just |only |also |still |really )?(?:need(?: to (?:know|report|state|show|have|see))?|want(?: to (?:know|have|see|report))?|like(?: to (?:know|have|see|get))?|require|looking for|after|must (?:know|report))|please (?:give|send|show|tell)(?: me| us)?|(?:give|show|tell|get) (?:me|us)";

const INTERJECTION =
  "dude|ugh|hmm+|oh|man|bro|mate|damn|wow|argh|folks|guys|pal|buddy|ah|aha|yikes|oof|whoa|ooh|eh|er+|hm";
const AGREED =
  "ok|okay|k|great|cool|perfect|good|nice|fine|alright|all right|right|got it|i see|understood|thanks(?: a lot)?|thank you(?: very much)?|thx|cheers|interesting|lovely|excellent|awesome|super|sure|noted|hmm*|well|so|yes|yep|yeah|aha|wonderful|brilliant|much appreciated|makes sense|gotcha|mhm|mm|uh-huh|roger|cool cool|ta|good to know|fair enough";
const PROVIDE =
  "provide|indicate|confirm|advise|specify|state|supply|obtain|retrieve|present|furnish|clarify|let (?:me|us) know|inform|report|return|identify|name";

export const POLITENESS: readonly Rewording[] = [
  [new RegExp(`^(?:${INTERJECTION})\\b[\\s,.!…-]+`, "i"), ""],
  // “Ok and yesterday?”, “great, what about crm”; “ok jobs” are those that ended well.
  [
    new RegExp(
      `^(?:(?:${AGREED})(?:[,.!…:–—-]+\\s*|\\s+(?=(?:and|so|now|but|then|what|how|which|show|list|just|only|for|same|why|who|when|where|did|does|do|is|are|was|were|can|could|let|give|i|we|thanks|please|in)\\b)))+`,
      "i",
    ),
    "",
  ],
  [
    new RegExp(
      `^for (?:my|our|the|a|an|this|today's|tomorrow's|tonight's|next)(?: (?:${WHAT_KIND}|team|status|board|sprint|big|next))*? ?(?:${PURPOSE})(?: (?:tomorrow|today|tonight|later|this afternoon))?(?:\\s*[,:;–—-]+\\s*(?:${ASKS_FOR})?| (?:${ASKS_FOR}))\\s*`,
      "i",
    ),
    "",
  ],
  ...POLITE_FRAMES,
  [
    new RegExp(
      `^(?:(?:please|pls|kindly|could|can|would|will|might|may|you|i|we|also) )*(?:kindly |please )?(?:${PROVIDE})(?: (?:me|us))?(?: (?:on|of|about|with|as to))?(?: (?:a|the) list of)?\\b(?=\\s+(?:the|a|an|all|any|which|what|how|who|when|where|why|if|whether|every|those|failed|jobs|tables|columns|number)\\b)`,
      "i",
    ),
    "show",
  ],
  // Who is greeted is not who is asked about: “Hi Maya how many jobs failed”.
  [
    /^(?:[Hh]i|[Hh]ey|[Hh]ello|[Hh]iya|[Dd]ear|[Gg]ood (?:morning|afternoon|evening|day)) \p{Lu}\p{L}+(?= (?:how|what|which|when|why|who|where|is|are|did|do|does|can|could|please|show|list|give|tell|any|was|were|have|has|i|I|we)\b)/u,
    "",
  ],
  [
    new RegExp(
      `^(?:${GREETING})(?: (?:there|all|team|folks|guys|everyone|everybody|tidewatch))?\\b\\s*[,:;.!–—-]*\\s*`,
      "i",
    ),
    "",
  ],
  [
    /\bi(?:'d| would|'m| am)? (?:just |really |only |also |currently )*(?:like|love|want|need|trying|curious|interested|hoping|keen)\s*(?:to (?:know|see|find out|find|get|learn|understand|figure out|check|hear|look up|list|view|work out|determine)|in (?:knowing|seeing))\b/i,
    "show",
  ],
  [/\bshow (if|whether)\b/i, "tell me $1"],
  [
    /\b(?:show|give) me (?:a |an |the )?(?:full |complete |quick |short )?(?:list|overview|summary) of\b/i,
    "show",
  ],
  [/^(?:a |an )?(?:full |complete |quick |short )?(?:list|overview) of\b/i, "show"],
  [
    /[,;.!?–—\s-]+(?:please|pls|plz|por favor|s'il vous pla[iî]t|s'il te pla[iî]t|merci|gracias|danke|bitte|obrigado|sir|madam|ma'am|thanking you(?: in advance)?|thanks(?: a lot| in advance)?|thank you|many thanks|cheers|if possible|if you can|if you (?:do not|don't) mind|(?<!\b(?:started|ran|launched|triggered|off|requested|executed|created|did|done)\s+)for me|kindly|do you know|any idea|can you tell(?: me)?|would you know|asap)\s*[.!?]*$/i,
    "",
  ],
  [
    new RegExp(
      `(?<!\\b(?:${TIMELY}))[,;\\s–—-]+for (?:my|our|today's|tomorrow's|the)(?: (?:weekly|daily|monthly|morning|shift|team|status|management|incident|monday|friday))* (?:${PURPOSE})\\s*[.!?]*$`,
      "i",
    ),
    "",
  ],
  [
    new RegExp(
      `(?<!\\b(?:${TIMELY}))[,;\\s–—-]+for (?:my|our|the (?:weekly|daily|monthly|shift|status|management|incident)) (?:report|summary|notes|records)\\s*[.!?]*$`,
      "i",
    ),
    "",
  ],
  [/[,;.!?\s–—-]+(?:lol|haha+|hehe+|lmao|rofl|ngl|tbh|smh|xd|imho)(?=\s*[.!?,;]*$)/gi, ""],
  [/,? if (?:any|there (?:are|were|is|was) any|applicable)\b/gi, ""],
  [
    /,\s*(?:or not|or what|right|correct|yes|no|ok|okay|anyone|anybody|folks|team|guys|by any chance|again|though|then|if you know|when you have a (?:minute|moment|sec|second))\s*[?.!]*$/i,
    "",
  ],
  [
    /^(?!.*\b(?:how many|number of|count of)\b)(.+?)(?:\s*[,;?!–—:]\s*|\s*[.-]\s+)(?:just|only|i (?:only|just) need|give me(?: just| only)?)?\s*(?:the |a )?(?:number|count|total|figure|headcount)(?: only| alone| please| thanks| (?:is|would be) (?:enough|fine|sufficient|all (?:i|we) need|all that matters)| (?:will|would) (?:do|suffice|be enough|be fine)| suffices| matters)*\s*[.!?]*$/i,
    "how many $1",
  ],
  [
    /^how many (?:(?:(?:are|were|is|was) there|(?:do|did|have) we (?:have|had|get|got|see)|have there been|has there been|any|many|show(?: me)?|list|give me|the|did any|count)\b ?)+/i,
    "how many ",
  ],
  [
    /[;,.!?–—]\s*(?:please |kindly |pls )?(?:state|give|tell|show|provide|send|report|quote|name|list)(?: me)? (?:it|them|that|those|these|(?:the|all|those|these) (?:jobs|runs|ones)(?<!\bhow many\b.*))(?: (?:to )?(?:me|us))?(?: please)?\s*[.!?]*$/i,
    "",
  ],
  [
    /(?:[,;?!–—]\s*|[.-]\s+)(?:just|only) (?:the |a )?(?:number|count|total)(?: only| please)*\s*[.!?]*$/i,
    "",
  ],
];
