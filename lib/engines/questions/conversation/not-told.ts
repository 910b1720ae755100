/** What a turn asks of the question before it that is not told: what a job found, both of two, all of it, one from each. */
import { isOfJobs, type Question } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import { isSame } from "./contrasts.ts";

const LEAD = "^(?:(?:and|but|so|ok|or|then|what about|how about),? )*";
const END = "\\s*[?.!]*$";
const ONE = "(?:last|latest|first|newest|oldest|most recent|earliest|slowest|longest|fastest|shortest)";

type Unread = { asks: RegExp; because: string; holds?: (previous: Question, found: Question) => boolean };

const limitOf = (question: Question): number | null => ("limit" in question ? question.limit : null);
const fieldsOf = (question: Question): unknown[] => {
  const { which, within, ...asked } = question as Record<string, unknown>;
  return Object.values({ ...asked, ...((which ?? within ?? {}) as object) });
};
const isOfSeveral = (question: Question): boolean =>
  fieldsOf(question).some((value) => Array.isArray(value) && value.length > 1);
const isNarrowed = (question: Question): boolean =>
  fieldsOf("which" in question ? ({ which: question.which } as Question) : question).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== false,
  );
const isOfCatalog = (question: Question): boolean => !isOfJobs(question);

/** “And in all of billing?” after the jobs of one of its tables; “and orders?” after all but crm. */
function isPartOf(previous: Question, found: Question): boolean {
  if (!isOfJobs(previous) || !isOfJobs(found)) return false;
  const names = ["source", "type", "trigger", "startedBy", "errorClass"] as const;
  return names.some((name) => {
    const [before, now]: (readonly string[])[] = [previous.which[name], found.which[name]] as const;
    return now.length > 0 && now.length < before.length && now.every((one) => before.includes(one));
  });
}
const isOfItsSource = (previous: Question, found: Question): boolean =>
  isOfJobs(previous) &&
  isOfJobs(found) &&
  previous.which.asset !== null &&
  previous.which.asset === found.which.asset &&
  previous.which.source.length === 0 &&
  found.which.source.length > 0;

const UNREAD: readonly Unread[] = [
  {
    asks: new RegExp(`${LEAD}(?:the |our |its |their )?(?:\\w+ ){1,2}(?:tables?|columns?)${END}`, "i"),
    because:
      "It does not say whether tables of the catalog are meant. Ask which tables had the most such jobs.",
    holds: (previous, found) => isOfJobs(previous) && found.intent === "where" && found.words.length > 0,
  },
  {
    asks: /\b(?:when|if|whenever) (?:it|they|one|these|those) (?:also |then )?(?:fails?|succeeds?|runs?|completes?|works?|starts?)\b/i,
    because:
      "It does not say whether its time is asked for, or only such jobs are meant. Ask for those jobs.",
  },
  {
    asks: /\bwhat (?:does|do|did|will|would|has|have) (?:it|that|this|they|those|these)(?: (?:all|actually|even))? (?:find|found|affect\w*|change\w*|produce\w*|cause\w*|break|broken|mean|touch\w*|write|written|read|detect\w*|hit|impact\w*|block\w*|delay\w*)\b/i,
    because:
      "What a job found or affected is not told of it. Ask for changes, anomalies, or what a table feeds.",
    holds: isOfJobs,
  },
  {
    asks: /\bwhich (?:jobs?|runs?) (?:found|detected|noticed|reported|caused|added|removed|made|wrote|did) (?:it|that|this|them|those|these)\b/i,
    because: "Which job found something is not told. Ask for the jobs on that source or table.",
    holds: isOfCatalog,
  },
  {
    asks: /\bboth\b(?! (?:of )?(?:\w+ and|directions|ways))|\ball (?:two|three|four|five|six)\b/i,
    because: "The question before it is of one of them alone. Name both.",
    holds: (previous, found) => !isOfSeveral(found) && limitOf(previous) === null && limitOf(found) === null,
  },
  {
    asks: new RegExp(`\\b(?:together|combined|added up|summed)${END}`, "i"),
    because: "It does not say what is asked for beside it. Name both.",
    holds: (_previous, found) => !isOfSeveral(found),
  },
  {
    asks: /^(?:and |but )?no\b.*\b(?:among|amongst|of|in|between) (?:them|those|these)\b/i,
    because: "Whether there is none is not told. Ask for those that there are.",
  },
  {
    asks: /\b(?:one|two|three|an example|the (?:first|last|newest|oldest|longest|slowest)) (?:from|per|for|of|in|on) (?:each|every)\b/i,
    because: "One of each is not told. Ask for one of them.",
  },
  {
    asks: new RegExp(`${LEAD}(?:as|like|same as|than) (?:yesterday|today|last|the|on|before|this)\\b`, "i"),
    because: "Whether two things are the same is not told. Ask for each by itself.",
    holds: (_previous, found) => !("before" in found),
  },
  {
    asks: new RegExp(`${LEAD}(?:theirs|his|hers|its|whose)${END}`, "i"),
    because: "It does not say who or what is meant. Name the person or the source.",
  },
  {
    asks: new RegExp(`\\bthe (?:very )?${ONE} one\\b`, "i"),
    because: "It does not say what of that one is asked for. Ask for it by itself.",
    holds: (_previous, found) => isOfJobs(found) && limitOf(found) !== 1,
  },
  {
    asks: new RegExp(
      `${LEAD}(?:all|every|any)(?: (?:of )?(?:the|our|his|her|their|my))? (?:jobs|runs)${END}`,
      "i",
    ),
    because:
      "The question before it is of some of them. Say of which time, and of which jobs, all are meant.",
    holds: isNarrowed,
  },
  {
    asks: new RegExp(
      `${LEAD}(?:on|in|for|of|from|across) (?:all|any|every)(?: (?:of )?(?:the|our))? tables?\\b`,
      "i",
    ),
    because: "The question before it is of one table. Ask anew for all of them.",
    holds: (previous, found) => "which" in previous && (previous.which.asset !== null || isOfCatalog(found)),
  },
  {
    asks: new RegExp(
      `${LEAD}(?:list |show |just )*(?:all|everything|all of (?:it|them|those)|the (?:lot|rest))${END}`,
      "i",
    ),
    because: "The question before it is of some of them. Ask anew for all.",
    holds: (previous, found) => isSame(previous, found) && isOfCatalog(found),
  },
  {
    asks: new RegExp(`${LEAD}all of (?:it|them|those|these)${END}`, "i"),
    because: "It does not say of what all is meant. Ask for it by itself.",
    holds: (previous, found) => isSame(previous, found),
  },
  {
    asks: /\b(?:list|show|give me|tell me|name|see)(?: me)? (?:them )?all\b/i,
    because: "The question before it is of some alone. Ask anew for all of them.",
    holds: (previous, found) => limitOf(previous) !== null && limitOf(previous) === limitOf(found),
  },
  {
    asks: new RegExp(`\\bis \\S+(?: also| too)? affected${END}`, "i"),
    because: "Whether a table is affected is not told. Ask for its anomalies, or what it is fed by.",
  },
  {
    asks: new RegExp(
      `${LEAD}(?:only |just )?(?:with|having|holding|containing|that (?:hold|have|contain)|(?:do|does|did) (?:any|some|it|they|those|these)(?: of (?:them|those|these))? (?:hold|have|contain|carry|store)|(?:any|some|those|the ones?)(?: of (?:them|those|these))? (?:with|that|which|holding|containing)|on tables|in tables|tables with)\\b`,
      "i",
    ),
    because: "What holds for what was found alone cannot be asked for. Ask for it by itself.",
    holds: (previous, found) =>
      isOfCatalog(previous) &&
      found.intent === "where" &&
      !(previous.intent === "where" || previous.intent === "describe"),
  },
  {
    asks: new RegExp(`${LEAD}(?:the |its |their )?[\\w.]+ columns?${END}`, "i"),
    because: "It does not say what of that column is asked for. Ask what it feeds, or where it is.",
    holds: (previous, found) => previous.intent === "lineage" && found.intent === "where",
  },
  {
    asks: new RegExp(`${LEAD}or\\b|^or\\b`, "i"),
    because:
      "It does not say whether beside what was asked for, or in place of it. Name both, or say “only”.",
    holds: (previous, found) =>
      !isOfSeveral(found) && found.intent === previous.intent && !isSame(previous, found),
  },
  {
    asks: new RegExp(`${LEAD}why\\b`, "i"),
    because: "Only failed jobs have a cause, and waiting ones.",
    holds: (previous, found) =>
      isOfJobs(found) &&
      found.intent === "list" &&
      ["cancelled", "completed"].includes(found.which.status.join()) &&
      isOfJobs(previous),
  },
  {
    asks: /^/,
    because: "The question before it is of one table. Ask anew for all of that source.",
    holds: isOfItsSource,
  },
  {
    asks: /^(?:and|or|plus|what about|how about)\b(?!.*\b(?:only|just|alone|which|them|those|these|were|are)\b)/i,
    because: "That is in what was asked for before. Say “only”, or ask anew.",
    holds: isPartOf,
  },
];

/** Why such a turn cannot be answered; null where it can. */
export function notTold(text: string, previous: Question, found: Question): Refusal | null {
  const plain = text.trim();
  const unread = UNREAD.find(({ asks, holds }) => asks.test(plain) && (holds?.(previous, found) ?? true));
  return unread ? { because: unread.because } : null;
}
