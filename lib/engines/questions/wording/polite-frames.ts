/** Frames around a question: who would be grateful for it, who was asked to quote it. Each is read as the question alone. */
import type { Rewording } from "./rewording.ts";

/** Single words: one that could also be read as a part of another would double the ways to read each repetition. */
const ADVERBS =
  "(?:(?:please|pls|plz|kindly|perhaps|maybe|possibly|quickly|just|also|really|so|very|most|much|greatly|extremely|truly|only|now|still|simply|indeed|ever|rather|urgently|briefly|therefore|hereby|however|by any chance|at some point|be able to),? )*";
const ASK_FOR = "(?:you|someone|somebody|anyone|anybody|one|i|we)";
const MAY = "(?:could|can|would|will|might|may)";
const BE_KIND =
  "be (?:so |very )?(?:kind|good|nice|sweet)(?: enough)? (?:as )?to|be (?:a dear|an angel|a star|a sport|a darling|so kind|a pal|a love|so good) and|do me (?:a|the|one) (?:small |quick |big )?(?:favou?r|kindness|courtesy)(?: of| and| by|,|:)|do the needful and|go ahead and|help me out and|take a (?:quick )?look and";
/** What is asked for is told, whatever the verb. */
const TELL =
  "tell|show|give|list|(?:send|share|hand|report|present)(?= me\\b| us\\b)|provide|let (?:me|us) (?:know|have|see)|state|advise|confirm|indicate|specify|inform|say|name|find out|look up|pull up|pull|fetch|get|bring up|furnish|supply|clarify|prepare|compile|display|print|identify|point out|dig up|dig out|remind|run me through|telling|showing|giving|listing|(?:sending|sharing)(?= me\\b| us\\b)|providing|letting (?:me|us) (?:know|have|see)|confirming|checking|pulling up|finding out";
const TO_WHOM =
  "(?: (?:to )?(?:me|us))?(?: (?:with|about|of|on|as to|as regards|again))?(?: please| kindly)?";
const KNOW =
  "(?:know|see|have|receive|get|learn|hear|obtain|view|be told|be shown|be given|be informed(?: of| about)?|find out|understand|ask(?: for| about)?|inquire(?: about)?|enquire(?: about)?|request|look at|check|figure out|go through|establish|determine|ascertain)";
const THANKFUL =
  "(?:grateful|obliged|thankful|pleased|delighted|glad|happy|indebted|appreciative|appreciated|interested|keen|curious|curious to know|much obliged|eternally grateful)";
const IF_YOU = `(?:(?:if|that|whether) )?${ASK_FOR}(?: ${MAY}|'d)? ${ADVERBS}(?:(?:${BE_KIND}) )?(?:${TELL})${TO_WHOM}`;
const WELCOME =
  "(?:great|good|nice|lovely|helpful|useful|wonderful|perfect|fantastic|excellent|awesome|cool|handy|interesting|important|appreciated|kind of you|very kind|possible|a (?:great |big |huge |real )?(?:help|relief|favour|favor)|of (?:great )?(?:help|interest|use))";
/** What somebody has to do with an answer is what is asked for. */
const QUOTE =
  "(?:report|quote|state|give|provide|present|name|list|find out|find|check|say|tell|deliver|show|know|determine|establish|look up|look at|come up with|get hold of|confirm|submit|prepare|supply|specify|indicate|see|have|get|document|produce|explain|put down|write down|fill in|enter)";
const BEEN =
  "(?:(?:am|are|was|were|have been|'ve been|had been|'m|'re|got|have|had|being|been) (?:just |now |also |kindly |only )*)";
const SUBJECT = "(?:i|we|im|ive|somebody|someone)";

const FRAMES = [
  `${MAY} ${ASK_FOR} ${ADVERBS}(?:${BE_KIND}) ${ADVERBS}(?:(?:${TELL})${TO_WHOM})?`,
  `${MAY} ${ASK_FOR} ${ADVERBS}(?:trouble|bother|ask|beg|bug|pester|request)(?: (?:you|someone|somebody))?(?: (?:for|about|to ${ADVERBS}(?:${TELL})${TO_WHOM}))?(?= (?:the|a|an|all|any|why|how|what|which|who|when|where|if|whether|jobs|failed|failures|number)\\b)`,
  `${MAY} (?:you|someone|somebody|anyone|anybody) ${ADVERBS}(?:${TELL})${TO_WHOM}`,
  `(?:may|might|could|can) (?:i|we) ${ADVERBS}(?:${KNOW}|have|be (?:told|shown|given|sent))`,
  `${SUBJECT}(?: would| should| shall|'d|'ll| will| am| are|'m|'re)? ${ADVERBS}be ${ADVERBS}${THANKFUL}(?: (?:for|about|in|with)| ${IF_YOU}| to ${KNOW})`,
  `${ADVERBS}${THANKFUL} (?:for|${IF_YOU})`,
  `it(?:'d| would| will|'ll| might)? ${ADVERBS}(?:be ${ADVERBS}${WELCOME}|help (?:me |us )?(?:a lot |greatly |a great deal |very much )?|make my day) ?(?:${IF_YOU}|to ${KNOW}|for (?:me|us) to ${KNOW})`,
  `(?:would|will|might|is) it ${ADVERBS}(?:be )?${ADVERBS}(?:possible|ok|okay|fine|all right|alright|feasible|too much trouble|too much to ask|a problem|a bother) (?:for (?:you|me|us) )?to (?:${TELL}|${KNOW})${TO_WHOM}`,
  `${SUBJECT} (?:would|should|'d)? ?${ADVERBS}(?:appreciate|welcome|love|like|prefer|be grateful for) ?(?:it )?(?:${IF_YOU}|to ${KNOW})`,
  `${SUBJECT}(?: should| would|'d) ${ADVERBS}(?:appreciate|welcome|love|like)(?= (?:the|a|an|all|any)\\b)`,
  `${SUBJECT} ?(?:am|are|was|were|'m|'re|have been|'ve been)? ?${ADVERBS}(?:hoping|wondering|curious|hope|wonder|trust|believe) ${IF_YOU}`,
  `${SUBJECT} ?${BEEN}(?:asked|told|required|requested|instructed|tasked|supposed|expected|meant|obliged|invited|charged|to) (?:for|with|to ${ADVERBS}${QUOTE})(?: (?:on|about|in on))?`,
  `${SUBJECT} ?(?:must|have to|'ve to|need to|needs to|got to|have got to|should|am to|are to|shall) ${ADVERBS}${QUOTE}(?: (?:on|about))?(?! (?:how to|where to|whether to)\\b)`,
  `(?:i|we) ${ADVERBS}(?:ask|request|beg|urge)(?: you)?(?: (?:for|to ${ADVERBS}(?:${TELL})${TO_WHOM}))`,
  `(?:please|pls|plz|kindly) ${ADVERBS}(?:${BE_KIND}) ${ADVERBS}(?:(?:${TELL})${TO_WHOM})?`,
  `(?:${BE_KIND}) ${ADVERBS}(?:(?:${TELL})${TO_WHOM})?`,
  `(?:please |pls |kindly )*let (?:me|us) (?:know|have|see)`,
  `if ${ASK_FOR}(?: ${MAY}|'d) ${ADVERBS}(?:(?:${BE_KIND}) )?(?:${TELL})${TO_WHOM}`,
  `(?:any chance|is there any chance|any way|is there (?:any|a) (?:chance|way|possibility)) (?:of |that |for me to |to |(?:you|i|we|someone) (?:could|can|might) |i'd )*(?:${TELL}|${KNOW}|seeing|getting|having|knowing)${TO_WHOM}`,
  `would you mind ${ADVERBS}(?:${TELL})${TO_WHOM}`,
  `(?:(?:does|do|can|could|would) (?:any(?:one|body)|some(?:one|body)|you guys|we) (?:here )?(?:know|tell me|say|remember)|(?:anyone|anybody|somebody|someone) knows?|do you (?:happen to )?(?:know|remember))`,
  `help me (?:to )?(?:find out|find|understand|figure out|see|work out)`,
  `(?:remind me|${SUBJECT} (?:forgot|forget|can't remember|don't remember|do not remember|don't know|do not know|wonder|was wondering|am wondering|was just wondering|was asked|have to know|must know))(?: about)?,?`,
  `${SUBJECT}(?:'m|'re| am| are)? ${ADVERBS}(?:require|requesting|request|seeking|seek|searching|search|look|looking|after)(?: for|(?<!look|looking))(?= (?:the|a|an|all|any|which|what|how|every|those|failed|jobs|tables|columns)\\b)`,
  `it(?: is|'s) ${ADVERBS}${WELCOME} to ${KNOW}`,
  `${ADVERBS}(?:i |we )?${ADVERBS}need(?: to ${KNOW})?(?! (?:to|for|acknowledg\\w*|review\\w*|retry\\w*|fixing|attention)\\b)(?= \\w)`,
];

export const POLITE_FRAMES: readonly Rewording[] = [
  // “Could you count the failed jobs.”
  [
    new RegExp(
      `^(?:${MAY} ${ASK_FOR} |please |pls |kindly )+${ADVERBS}count(?: up)?(?: (?:for me|for us))?\\b`,
      "i",
    ),
    "how many",
  ],
  [
    new RegExp(
      `(?:^|(?<=[.!?;:–—-]\\s)|(?<=^(?:for|on|in|of|about|from) [^,.;:?!]{2,30}, )(?=(?:could|can|would|will|please|kindly)\\b))(?:${FRAMES.join("|")})(?: (?:if|whether))?(?: (?:a|the) (?:full |complete |short |quick )?(?:list|overview) of)?(?= )`,
      "i",
    ),
    "show",
  ],
  // Also where it stands behind what happened: “the check blew up, any clue why?”
  [
    /\b(?:do you (?:happen to )?have |have you (?:got )?|got )?any (?:idea|clue)(?: about| of| on| as to)?(?! (?:of|about)\b)/i,
    "show",
  ],
  [/^(?:kindly|please|pls|plz)\b[\s,:]*(?=\w)/i, ""],
  // What is told of “show why” is why.
  [
    /(?:^|(?<=[.!?;:–—-]\s))show(?: me| us)?[:,]? (?=(?:why|how|when|who|whom|whose|where|which|what|(?:in|from|on|by|to|into|for|of|since) (?:which|what|whom|where|when))\b)/gi,
    "",
  ],
];
