/**
 * Questions of two sentences that are one: the second corrects the first, asks it more plainly, or asks in numbers what the
 * first has an opinion of. Where they are two questions they are not taken for one.
 */

import type { Question, Which } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import { CORRECTED, isWider } from "./corrections.ts";

type Pair = { first: string; then: string };
/** What is read of words, after a question that was asked before. */
type Read = (text: string, previous: Question | null) => Question | null;

const OPINION_ADVERBS =
  "(?:(?:really|very|so|this|that|always|usually|normally|typically|generally|often|still|getting|becoming|a bit|rather|quite|pretty|too|just|as|all that|particularly|notoriously|ever|being|again|known to be|supposed to be|meant to be) )*";
const IS_SLOW =
  "(?:slow|slower|sluggish|fast|quick|slow as this|taking (?:so |this |that |very |too )?(?:long|ages|forever))";
const IS_BAD =
  "(?:flaky|unreliable|unstable|shaky|bad|broken|problematic|troublesome|stable|reliable|healthy|ok|okay|fine|solid|in (?:bad|good|poor) shape|in trouble|a problem|the problem child)";
const BE = "(?:is|are|was|were|isn't|aren't|has been|have been|seems?|seemed|looks?|looked|feels?)";
const OPINIONS: readonly [RegExp, (question: Question) => boolean][] = [
  [
    new RegExp(
      `^(?:so |and |why )?(?:(?:is|are|was|were|isn't|aren't|has|have|do|does) (?<of>.+?) (?:been |seem |look |feel |to be )*|(?<said>.+?) ${BE} )${OPINION_ADVERBS}${IS_SLOW}$`,
      "i",
    ),
    ({ intent }) => intent === "duration",
  ],
  [
    new RegExp(
      `^(?:so )?(?:do|does|did) (?<of>.+?) ${OPINION_ADVERBS}(?:take|need|run|last) (?:for )?(?:so|this|that|very|too|more than|longer than)? ?(?:long|ages|forever|a few (?:seconds|minutes|hours)|a (?:while|minute|moment))$`,
      "i",
    ),
    ({ intent }) => intent === "duration",
  ],
  [
    new RegExp(
      `^(?:so |and )?(?:(?:is|are|was|were|isn't|aren't|has|have) (?<of>.+?) (?:been )?|(?<said>.+?) ${BE} )${OPINION_ADVERBS}${IS_BAD}$`,
      "i",
    ),
    ({ intent }) => intent === "rate",
  ],
];

/** Halves of a text are read in more than one way, and each of them but once. */
export function onceEach<Found>(read: (text: string, previous: Question | null) => Found): typeof read {
  const known = new Map<Question | null, Map<string, Found>>();
  return (text, previous) => {
    const ofPrevious = known.get(previous) ?? new Map<string, Found>();
    known.set(previous, ofPrevious);
    const found = ofPrevious.get(text) ?? read(text, previous);
    ofPrevious.set(text, found);
    return found;
  };
}

/** “In billing, no wait, in crm”: what is said anew is in place of what was said first. */
export function corrected(text: string, read: Read, previous: Question | null): Question | Refusal | null {
  const [, first = "", then = ""] = CORRECTED.exec(text) ?? [];
  if (then === "") return null;
  if (isWider(then)) return WIDER;
  const before = read(first, previous);
  if (before) return read(`and ${then}`, before);
  // What was begun and dropped may have narrowed it: it has to ask by itself, and of a time of its own.
  const alone = ASKS.test(then) ? read(then, null) : null;
  return alone && isOfItsTime(alone) ? alone : null;
}

const ASKS = /\b(how|what|which|who|when|where|why|show|list|count)\b/i;

export const WIDER: Refusal = {
  because: "It does not say which of what was asked is to be left out. Ask for it anew.",
};

const isOfItsTime = (question: Question): boolean =>
  "which" in question && (question.which.since !== null || question.which.job !== null);

/** With more than these a text is a list, and no two sentences: each of them would have to be read anew. */
const MOST_BOUNDARIES = 3;

export function ofTwoSentences(text: string, read: Read, previous: Question | null): Question | null {
  for (const pair of pairsOf(text)) {
    const found = onOpinion(pair, read) ?? askedAgain(pair, read, previous);
    if (found) return found;
  }
  return null;
}

/** “Did anything fail today? How long does discovery take?”: each asks by itself, and of other jobs. */
export function areTwoQuestions(text: string, whole: Question, read: Read): boolean {
  const pairs = partedAt(text, /\?+\s*(?=\w)/g);
  return (
    pairs.length > MOST_BOUNDARIES ||
    pairs.some(({ first, then }) => {
      if (IS_WHICH.test(then) || SAYS_AGAIN.test(then)) return false;
      const before = read(first, null);
      if (!before || DENIES.test(then)) return false;
      const after = read(then, null);
      if (after) return !isSame(before, after) && !isKept(before, after) && !isKept(after, before);
      return before.intent === "list" && whole.intent === "top" && !YES_OR_NO.test(first);
    })
  );
}

/** Of what the first asks for. */
const IS_WHICH =
  /^(?:and )?(?:if (?:so|yes|any),? )?(?:which|what|where)(?: ones?| tables?| views?| columns?| of them)?(?: (?:is|are) (?:it|they|that|those))?[\s?.!]*$/i;

/** “How wide is it? As in, how many columns.” */
const SAYS_AGAIN = /^(?:as in|in other words|that is to say|i\.e\.?|namely)\b/i;

function pairsOf(text: string): Pair[] {
  const pairs = partedAt(text, /[?!]+\s*|[.;]\s+|\s+[–—-]+\s+|,\s+/g).filter(
    ({ first, then }) => /\w/.test(first) && /\w/.test(then),
  );
  return pairs.length > MOST_BOUNDARIES ? [] : pairs;
}

const partedAt = (text: string, boundary: RegExp): Pair[] =>
  [...text.matchAll(boundary)].map(({ 0: parted, index }) => {
    const [first, then] = [text.slice(0, index).trim(), text.slice(index + parted.length).trim()];
    return { first, then };
  });

/** “Is billing flaky? Failure rate this month”: of what there is an opinion, the second sentence measures. */
function onOpinion({ first, then }: Pair, read: Read): Question | null {
  for (const [shape, isMeasured] of OPINIONS) {
    const groups = shape.exec(first)?.groups;
    const thing = groups?.of ?? groups?.said;
    const scope = thing ? read(`jobs on ${thing}`, null) : null;
    if (!scope || !("which" in scope)) continue;
    const found = read(`and ${then}`, scope);
    if (found && isMeasured(found) && isKept(scope, found)) return found;
  }
  return null;
}

/** “Did we have network failures today? How many exactly?”, “did it go through? Show the ones that completed.” */
function askedAgain({ first, then }: Pair, read: Read, previous: Question | null): Question | null {
  const before =
    IS_BEST.test(then) || OF_ITS_END.test(then) || IS_CLAUSE.test(first) ? null : read(first, previous);
  if (!before) return null;
  // “Maya started discovery yesterday, is it still running?” is told of no list.
  if (OF_IT.test(then) && !("limit" in before && before.limit === 1)) return null;
  const isYesOrNo = YES_OR_NO.test(first);
  for (const text of [then, `and ${then}`]) {
    const found = read(text, before);
    if (!found || !(isYesOrNo || found.intent === before.intent)) continue;
    if (isSame(before, found) || (isYesOrNo && OF_THEM.test(then) && isKept(before, found, "status")))
      return found;
  }
  return null;
}

/** “…, only the worst”: one of them, or some. */
const IS_BEST =
  /^(?:(?:and|but|only|just|the|who|which|what) )*(?:worst|best|top|most|least|fewest|last|latest|newest|most recent|first|oldest|longest|slowest|shortest|fastest)(?: (?:one|only|just))*\W*$/i;

/** “Ingrid started the discovery yesterday, is it still running?” asks more than what the first says. */
const OF_ITS_END = /^(?:(?:and|but|so) )*(?:is|are|was|were|did|has|have|does|do) (?:it|they|that|those)\b/i;

/** “When crm failed, what was the error?” */
const IS_CLAUSE =
  /^(?:(?:and|but|so) )*(?:when|whenever|while|since|because|as|after|before|although|though) (?!did|was|were|is|are|does|do|has|have)/i;

/** “… right now? Not the ones already going”: what is left out is asked of nothing else. */
const DENIES =
  /^(?:(?:and|but|so|please) )*(?:not|no|except|excluding|without|other than|rather than|apart from)\b/i;

const YES_OR_NO =
  /^(?:(?:so|and|well|ok|hey) )*(?:did|do|does|is|are|was|were|has|have|had|any|many|lots of|can|could)\b/i;
const OF_IT = /^(?:(?:and|but|so) )*(?:is|was|has|did|are|were|have) (?:it|they)\b/i;
const OF_THEM = /\b(?:ones|those|them|only|just)\b/i;

const isSaid = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);
const asText = (value: unknown): string => JSON.stringify(value);

/** Whether all that narrows the first narrows the second too; but for one thing that may be said anew. */
function isKept(before: Question, found: Question, but?: keyof Which): boolean {
  if (!("which" in before) || !("which" in found)) return false;
  const [a, b] = [before.which, found.which];
  return (Object.keys(a) as (keyof Which)[]).every(
    (name) => name === but || !isSaid(a[name]) || asText(a[name]) === asText(b[name]),
  );
}

/** Whether they are of the same things, asked otherwise. */
function isSame(before: Question, found: Question): boolean {
  if ("within" in before && "within" in found)
    return before.intent === found.intent && asText(before) === asText(found);
  if (!("which" in before) || !("which" in found)) return false;
  const rated = found.intent === "rate" && before.which.status.join() === found.outcome;
  return isKept(found, before) && isKept(before, found, rated ? "status" : undefined);
}
