/** Shapes of questions about the catalog that ask for what is not kept, where what would be read is as said beside them. */
import { NOT_THE_DATA } from "../refusal.ts";
import type { CatalogQuestion } from "./question.ts";

export const AUX = "(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)";

export const OTHER_THINGS: readonly [
  RegExp,
  string,
  ((question: CatalogQuestion, isTimed: boolean) => boolean)?,
][] = [
  [/\b(?:my|your|his|her) (?:own )?(?:e-?mail|phone|address|name|password|number|birth)/, NOT_THE_DATA],
  [
    /\bwhere (?:do|does|did) (?!.*\b(?:tables?|views?|columns?|data)\b)(?:\S+ ){1,3}(?:live|work|reside)\b/,
    NOT_THE_DATA,
    (question) => question.intent === "where" && question.words.length > 0 && question.tags.length === 0,
  ],
  [
    /\b(?:went|gone|go|goes|going) (?:bad|critical|wrong)\b/,
    "What is wrong with a table is not told. Ask for critical changes, or which tables are stale.",
    (question) => question.intent === "changes",
  ],
  [/^(?:i|we) .*\bwhat else\b/, "What else it is asked beside is not read. Ask for all that changed."],
  [
    /\bin (?:the|their|its) (?:column |table )?names?\b/,
    "What a name is made of is not asked for so. Ask for columns that are called so.",
    (question) => isOfWord(question, "name"),
  ],
  [
    /\b(?:of|what|which) (?:the )?(?:data ?)?types?\b/,
    "Types of data are not asked for. Ask where a kind of data is kept.",
    (question) => isOfWord(question, "type"),
  ],
  [
    /\b(?:have|has|having|with|without|got) (?:a|an|any|no)? ?(?:description|documentation|comment|note|definition)s?\b/,
    "What is described is not asked for. Ask what a table is.",
    (question) => question.intent === "where" && question.words.length > 0,
  ],
  [
    /\b(?:which|what|how many|any|all|the|our) (?:reports|dashboards|notebooks|applications|apps|services|pipelines|scripts)\b/,
    "Reports and applications are not kept. Ask which tables and views are made from it.",
    (question) => question.intent === "lineage",
  ],
  [
    /\b(?:tables|views|columns) (?:in|of|from|on) (?:the )?(?:\S+ ){1,2}(?:that|which) (?:depends?|reads?|uses?|feeds?|rel(?:y|ies)|comes?)\b/,
    "Which of them stand in one source is not told. Ask for all that depend on it.",
    (question) => question.intent === "lineage",
  ],
  [
    /\bas (?:a|the|its|their) (?:column |table )?names?\b|\b(?:containing|contains?|like|including) '/,
    "What a name is made of is not asked for so. Ask for columns that are called so.",
    (question) => question.intent === "where",
  ],
  [
    /^[a-z_]\w*\.[a-z_]\w* columns$|\bcolumns (?:of|in|from) [a-z_]\w*\.[a-z_]\w*$/,
    "No such table was found. Name the table alone, or its source beside it.",
    (question) => question.intent === "where" && question.within.asset === null,
  ],
  [
    /\b(?:called|named) (?:otherwise|differently|something else|anything else|like|similarly)\b/,
    "It does not say what it is called. Put the name in quotes.",
    (question) => question.intent === "where",
  ],
  [
    /\bin (?:the clear|(?:clear|plain) ?text)\b|\b(?:unencrypted|unmasked)\b/,
    "How data is kept is not known. Ask where it is kept.",
    (question) => question.intent === "where",
  ],
  [
    /\bchanges (?:in|of|to) (?:the )?(?:number|count|amount)\b/,
    "How many there were earlier is not kept. Ask which columns were added or removed.",
    (question) => question.intent === "changes",
  ],
  [
    /\b(?:tags?|tagging|labels?|classifications?)\b/,
    "How tags changed is not kept. Ask what is tagged so now.",
    (question) => question.intent === "changes",
  ],
  [
    /\b(?:which|what|how many|any|all|the) queries\b/,
    "Queries are not kept. Ask which tables and views are made from it.",
    (question) => question.intent === "lineage",
  ],
  [
    /^(?:did|had|has|have) .*\bever\b|\b(?:used to|once|formerly|previously|originally|before|in the past)\b/,
    "What was so earlier is not kept. Ask what is there now, or what changed.",
    (question) => question.intent === "where",
  ],
  [
    /(?<=\S+ \S+ \S+ .*)\b(?:also|as well|too)\b/,
    "It does not say beside what that is asked. Name all of it.",
    (question) => question.intent === "changes" && question.severity.length > 0,
  ],
  [
    /\b(?:names?|words?|values?|terms?|strings?|texts?|phrases?|entry|entries|records?|rows?) \S/,
    NOT_THE_DATA,
    (question) =>
      question.intent === "where" &&
      question.words.some((word) =>
        /^(names?|words?|values?|terms?|strings?|texts?|phrases?|entry|entries|records?|rows?)$/.test(word),
      ),
  ],
  [
    /^is (?!there\b|it\b)(?:\S+ ){1,2}an? (?:source|database|table|view|column)\b/,
    "What kind of thing it is stands on its page. Ask what it is.",
    (question) => question.intent === "where",
  ],
  [
    /\b(?:was|were|had|did|contained|used to be)\b/,
    "What was so earlier is not kept. Ask what is there now, or what changed.",
    (question) => question.intent === "where",
  ],
  [
    /\bvery (?:stale|late|old|outdated|overdue|fresh|bad|severe|minor)\b/,
    "How much so it is is not asked for. Ask which are so.",
  ],
  [
    /\babout to\b|\bsoon\b|\bgoing to\b/,
    "What is to come is not told. Ask what is so now.",
    (question) => question.intent === "freshness" || question.intent === "anomalies",
  ],
  [
    /\b(?:which|what|whose) (?:discover(?:y|ies)|scans?|jobs?|runs?) \S/,
    "By which job something was found is not told. Ask for the changes, or for the jobs.",
  ],
  [
    /\bjoin(?:s|ed)? (?:with|to|against|on)\b/,
    "What may be joined with a table is not kept. Ask what is made from it.",
    (question) => question.intent === "lineage",
  ],
  [
    /^what (?:does|do|did|is|are) .*\b(?:columns?|fields?)\b.*\b(?:contain|hold|store|include|show|have|keep|kept|stored|held)\b/,
    "What stands in the data is not read. Ask what that column of its table means.",
    (question) => question.intent === "where" && question.words.length > 0,
  ],
  [
    new RegExp(`^${AUX} .*\\b(?:every|each)\\b`),
    "Whether it is so of each is not told. Ask for those of which it is.",
  ],
  [
    /\bwhat (?:counts|qualifies|is considered|makes it)\b/,
    "What words mean stands in the documentation. Ask for what changed, or what is kept where.",
  ],
  [
    /^(?:is|are) .*\b(?:complete|full|entire|whole|known)$/,
    "How complete it is is not kept. Ask for what is upstream or downstream.",
    (question) => question.intent === "lineage",
  ],
  [
    /\bhow many (?:(?:\S+ )?(?:values?|entries|records?|rows?|contents?)\b|(?:different )?(?:kinds?|types?|sorts?) of)/,
    "How much data there is is not counted here. Ask how many tables or columns there are.",
    (question) => question.intent === "where",
  ],
  [
    /\b(?:became|become|becomes|turned|went|gone|got|fell|newly) (?:stale|late|fresh|overdue|old)\b/,
    "Since when a table has been stale is not kept. Ask which are stale now.",
    (question, isTimed) => question.intent === "freshness" && isTimed,
  ],
];
const isOfWord = (question: CatalogQuestion, word: string): boolean =>
  question.intent === "where" && question.words.includes(word);
