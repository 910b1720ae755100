/** What is left out, said otherwise than with “not”: “renames don't count”, “crm excepted”, “I don't need what it reads”. */
import type { Rewording } from "./rewording.ts";

const SOMEBODY = "(?:i|we|you|one|they)";
const NAMED =
  "((?:the |those (?:in|on|of|from) )?[\\p{L}\\p{N}_.-]+(?: (?:jobs|runs|ones|failures|errors|tables|columns|changes))?)";
/** Of more words, up to the word that leaves it out. */
const THINGS =
  "((?!(?:leav|sett|putt|tak)ing\\b)(?:[\\p{L}\\p{N}_.'-]+ ){0,6}?[\\p{L}\\p{N}_.'-]+)(?<!\\b(?:and|or|nor))";
const IS = "(?:being|are|is|to be|having been|have been|were|was)";
/** Up to the end of the clause; no question of its own. */
const REST =
  "((?!(?:it|that|this|them|sure|if|whether|why|when|who|how)\\b)(?:[\\p{L}\\p{N}_:'*-]|\\.(?=\\w)| (?!(?:but|so)\\b))+)";
const BEGINS = "(?:\\s*[,;:.?!(–—]+|\\s-+)\\s*(?:(?:and|but|so|please|also|just|though),? )*";
const ENDS = "(?=\\s*(?:[,;:.?!)–—]|$))";
const LEFT =
  "(?:excepted|excluded|exempted|exempt|aside|apart|left out|left aside|put aside|set aside|omitted|disregarded|ignored|skipped|discounted|taken out|not included|not counted|not considered)";
const NOT_COUNTED =
  "(?:(?:is|are) (?:irrelevant|out of scope|beside the point|of no (?:interest|concern|matter|relevance|importance)|uninteresting|unimportant)|(?:do|does|did|should|shall|must|will|would|need|needs|are|is|have|has)(?: to)? not (?:to )?(?:be )?(?:count(?:ed)?|matter|included?|considered|listed|interest (?:me|us)|concern (?:me|us)|of interest|relevant|interesting|needed|wanted|required|part of (?:it|this|that)))";

export const EXCLUSIONS: readonly Rewording[] = [
  // “How many jobs, crm excepted, failed”, “and with the renames left out”.
  [
    new RegExp(
      `(?:[,(–—]|\\s-\\s)\\s*(?:(?:and|but|with) )?${THINGS}(?: ${IS})? ${LEFT}(?=\\s*(?:[,.;:?!)–—-]|$))\\s*[,)–—-]?`,
      "giu",
    ),
    " except $1 ",
  ],
  [new RegExp(`\\bwith ${THINGS}(?: ${IS})? ${LEFT}\\b`, "giu"), "except $1"],
  [
    new RegExp(
      `^(?:(?:and|but|now|please) )*(?!.*\\b(?:failed|cancell?ed|completed|pending|running|jobs)\\b)${THINGS}(?: ${IS})? (?!aside|apart)${LEFT}(?: (?:please|pls))?\\s*[.!?]*$`,
      "iu",
    ),
    "except $1",
  ],
  [
    new RegExp(
      `\\b(?:leave|leaves|leaving|put|putting|set|setting|take|taking) ${NAMED} (?:out|aside|apart)\\b(?: of (?:it|the count|this|account|consideration))?`,
      "giu",
    ),
    "except $1",
  ],
  [/\bleaving ((?:(?!\b(?:aside|out)\b)[^,.;:?!])+) (?:aside|out)\b/gi, "except $1"],
  // “If we do not count the timeouts.”
  [
    new RegExp(
      `,? \\b(?:if|when|provided|assuming) ${SOMEBODY} (?:(?:do not|did not) (?:count|include|consider|look at)|(?:leave|take|set) (?:out|aside)|exclude|ignore|skip|disregard|neglect|omit|discount) ([^,.:;?!]+)`,
      "gi",
    ),
    " except $1",
  ],
  [
    new RegExp(
      `,? \\b(?:if|when) ((?:the )?[\\p{L}\\p{N}_.-]+(?: [\\p{L}\\p{N}_.-]+){0,2}) (?:is|are|were|was) ${LEFT}${ENDS}`,
      "giu",
    ),
    " except $1",
  ],
  // “Manual or retry does not matter”: either is meant.
  [
    new RegExp(
      `${BEGINS}(?!.*\\bor\\b.*\\bmatter\\b)${REST} ${NOT_COUNTED}(?: here| for this| in this)?${ENDS}`,
      "giu",
    ),
    ", not $1",
  ],
  [
    new RegExp(
      `${BEGINS}${SOMEBODY} (?:(?:really|certainly|definitely|actually|am|are) )*(?:(?:do|did) not|not|have no) (?:(?:really|actually|even) )?(?:need|want|mean|care (?:about|for)|ask(?:ing)? (?:for|about)|(?:that )?interested in|interest in|look(?:ing)? (?:for|at)|after|talk(?:ing)? about|use for|need (?:for|of))(?: to (?:see|know|have|count|include|list|hear))?(?: about)? ${REST}${ENDS}`,
      "giu",
    ),
    ", not $1",
  ],
  [
    new RegExp(
      `${BEGINS}(?:no (?:need|use) (?:for|of|to (?:see|list|show|count|include|know))|do not (?:list|show|include|count|give me|mention|bother with|need|want|consider|care about)|spare me|leave out|leave aside|ignore|skip|disregard|omit|exclude) ${REST}${ENDS}`,
      "giu",
    ),
    ", not $1",
  ],
];
