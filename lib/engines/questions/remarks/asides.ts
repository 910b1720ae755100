/**
 * Clauses beside a question that say why it is asked, and to whom: greetings, purposes, what the speaker is about to do. One
 * is left out where it says nothing that could narrow the answer, and stands where it could: then its words have to be understood.
 */

import type { Mark } from "../marks.ts";
import type { Flag } from "../words/meaning.ts";
import {
  ASKED,
  COUNTS,
  GREETS,
  INTERJECTIONS,
  isBeside,
  MODIFIES,
  PURPOSES,
  THANKS,
  WEEKDAYS,
} from "./aside-words.ts";
import { type Clause, joinClauses, toClauses } from "./clauses.ts";
import {
  asksForNothing,
  COMES,
  FIXED,
  isCause,
  isFocused,
  isOfPurpose,
  isOfSpeaker,
  isPast,
  isUpcoming,
  ORDERS,
  TELLS_ON,
  WHAT_FOR,
  wordsOf,
} from "./remarks.ts";

/** What the words of a text mean, of jobs and of the catalog. */
type Reads = {
  marks: (text: string) => Mark[];
  /** Whether it names a table or a column. */
  isNamed: (text: string) => boolean;
  /** Whether it asks for what is so whenever it is asked. */
  isTimeless: (text: string) => boolean;
};

/** How a clause stands beside a question: what it says of the speaker, and since when that may be. */
type Aside = { clause: Clause; isPast: boolean; isCount: boolean; marks: readonly Mark[] };

export function withoutAsides(question: string, reads: Reads): string {
  const clauses = toClauses(question);
  if (clauses.length < 2) return question;
  const sure = clauses.findIndex((clause) => asideOf(clause, true, reads) === null);
  const first = sure < 0 ? clauses.length - 1 : sure;
  const likely = clauses.flatMap((clause, at) => asideOf(clause, at < first, reads) ?? []);
  // “I should be grateful for a list of …, as I have to present it”: what says something is what is asked.
  const asides = likely.length < clauses.length ? likely : likely.filter(({ marks }) => marks.length === 0);
  const isAside = new Set(asides.map(({ clause }) => clause));
  // “For my report, which goes to the board”: what is said of the purpose.
  for (const [at, clause] of clauses.entries()) {
    const before = clauses[at - 1];
    if (!before || isAside.has(clause) || !isAside.has(before) || !TELLS_ON(clause.text)) continue;
    asides.push({ clause, isPast: false, isCount: false, marks: [] });
    isAside.add(clause);
  }
  const [beforeLast, last] = clauses.slice(-2);
  if (beforeLast && last && isAside.has(beforeLast) && isSigned(beforeLast, last)) {
    asides.push({ clause: last, isPast: false, isCount: false, marks: [] });
    isAside.add(last);
  }
  const main = clauses.filter((clause) => !isAside.has(clause));
  if (main.length === 0 || asides.length === 0) return question;
  const asked = joinClauses(main);
  const marks = reads.marks(asked);
  const isIdle = (aside: Aside) =>
    aside.marks.every((mark) => isSaidBy(mark, marks)) &&
    (!aside.isPast || isFixed(marks) || reads.isTimeless(asked));
  const left = new Set(asides.filter((aside) => isIdle(aside)).map(({ clause }) => clause));
  const rest = joinClauses(clauses.filter((clause) => !left.has(clause)));
  const isCounted = asides.some(({ clause, isCount }) => isCount && left.has(clause)) && !marks.some(isHead);
  const plain = left.size > 0 ? rest.replace(/^(?:but|so|then|now) /i, "") : rest;
  return isCounted ? `how many ${plain}` : plain;
}

/** “Thanks, Ingrid”: who says so is not who is asked about. */
const isSigned = (closing: Clause, name: Clause): boolean =>
  wordsOf(closing.text).some((word) => THANKS.has(word)) &&
  /^\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?$/u.test(name.text) &&
  /^[,\s.!–—-]+$/.test(name.parted);

/** “Hi Ingrid”, “thanks Ingrid”. */
const GREETED = new RegExp(
  `^(?:${[...GREETS, ...THANKS].join("|")}|good \\p{L}+)(?: you)?(?: \\p{Lu}\\p{L}+){1,2}$`,
  "u",
);

/** “Maya here”, “this is Ingrid Solberg from finance”. */
const WHO_ASKS =
  /^(?:(?:this is|it's|it is|i'm|i am) \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:here|speaking|again))(?: again)?(?:,? (?:from|of|in) (?:the )?(?:\p{L}+ ?){1,3})?$/u;

/** “Hello from finance”. */
const GREETS_FROM = new RegExp(
  `^(?:${[...GREETS].join("|")}|good (?:morning|afternoon|evening|day))(?: (?:there|all|team|everyone|everybody))? from (?:the )?(?:\\p{L}+ (?:team|department|office)|(?!prod|staging|test|dev|eu\\b|us\\b|night|week)\\p{L}+)$`,
  "iu",
);
/** “My jobs look slow” says whose are meant. */
const OWN_JOBS =
  /^(?:[a-z]+ )*?my (?:[a-z]+ )?(?:jobs?|runs?|tasks?|failures?|errors?|retries|discover(?:y|ies)|captures?|scans?|checks?)\b/i;

/** Null where it may be part of the question. Behind the question only what is said of the speaker, and thanks, are beside it. */
function asideOf(clause: Clause, isBefore: boolean, reads: Reads): Aside | null {
  const whole = clause.text.replaceAll(/[‘’`´]/g, "'");
  const text = whole.replace(COMES, "").trim();
  if (isCause(text)) return null;
  const words = wordsOf(text);
  const isCount = words.some((word) => COUNTS.has(word));
  const isGreeted = GREETED.test(text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()));
  const isSelf = isBefore && WHO_ASKS.test(whole.replace(/^(?:This|It|I)\b/, (word) => word.toLowerCase()));
  const isToldOn =
    !isBefore && TELLS_ON(text) && words.some((word) => PURPOSES.has(word)) && !reads.isNamed(text);
  if (
    isGreeted ||
    isSelf ||
    FIXED.test(text) ||
    isUpcoming(whole) ||
    isToldOn ||
    isIdle(words, isBefore, reads)
  )
    return { clause, isPast: false, isCount, marks: [] };
  const narrows = (mark: Mark) => mark.kind !== "unknown" && !isHarmless(mark, isOfPurpose(text));
  if (isBefore && GREETS_FROM.test(text) && !reads.isNamed(text))
    return { clause, isPast: false, isCount: false, marks: reads.marks(text).filter(narrows) };
  if (OWN_JOBS.test(text)) return null;
  if (!isOfSpeaker(text) || isFocused(text) || reads.isNamed(text) || !asksForNothing(text)) return null;
  const said = text.replaceAll(WHAT_FOR, " ");
  const marks = reads.marks(said).filter((mark) => !isHarmless(mark, isOfPurpose(text)));
  if (marks.some((mark) => mark.kind === "unknown" && isIdentifier(mark.said, text))) return null;
  return { clause, isPast: isPast(text), isCount, marks: marks.filter(({ kind }) => kind !== "unknown") };
}

/** Nothing but words that say nothing, and one of those that make a remark of them. */
function isIdle(words: readonly string[], isBefore: boolean, { isNamed }: Reads): boolean {
  const isGood = words[0] === "good" || words[0] === "happy" || words.length === 1;
  const plain = words.filter(
    (word, at) =>
      !(isGood && (/^(happy|morning|afternoon|evening|day)$/.test(word) || (at > 0 && WEEKDAYS.has(word)))) &&
      !(WEEKDAYS.has(word) && words.slice(at + 1).some((next) => PURPOSES.has(next))),
  );
  const has = (list: ReadonlySet<string>) => plain.some((word) => list.has(word));
  const isFor = words.includes("for") && has(PURPOSES);
  const isPlain = plain.every((word) => isBeside(word) || (isFor && MODIFIES.has(word)));
  if (!isPlain || isNamed(words.join(" "))) return false;
  if (has(GREETS) || has(THANKS) || isFor) return true;
  if (!isBefore) return has(INTERJECTIONS) && !words.some((word) => ORDERS.test(word));
  return plain.length === 0 || has(INTERJECTIONS) || has(ASKED) || (has(COUNTS) && words.includes("for"));
}

const isIdentifier = (said: string, text: string): boolean =>
  (/^\p{Lu}{2,}$/u.test(said) && !PURPOSES.has(said.toLowerCase()) && !MODIFIES.has(said.toLowerCase())) ||
  /[_\d./]|\p{Ll}\p{Lu}/u.test(said) ||
  (/^\p{Lu}\p{Ll}/u.test(said) &&
    !text.startsWith(said) &&
    !new RegExp(`\\b(?:with|to|told|tell|ask|asked|promised|owe) ${said}\\b`).test(text));

const HARMLESS: ReadonlySet<Flag> = new Set<Flag>([
  ...([
    "show",
    "exists",
    "jobs",
    "ran",
    "refers",
    "again",
    "howMany",
    "total",
    "trend",
    "compare",
    "begun",
  ] as const),
]);

const isHarmless = (mark: Mark, isOfPurpose: boolean): boolean =>
  mark.kind === "filler" ||
  // “Asking because the board wants it.”
  (mark.kind === "because" && isOfPurpose) ||
  // It is the speaker who does not do something.
  (mark.kind === "not" && /^not$|n't$/i.test(mark.said)) ||
  (mark.kind === "flag" && HARMLESS.has(mark.value)) ||
  // “So I can plan the day”: what is asked by day says “by”.
  (mark.kind === "grouping" && mark.value === "day") ||
  (mark.kind === "grouping" && /^(?:people|somebody|someone|anyone|anybody)$/i.test(mark.said)) ||
  (mark.kind === "number" && mark.value === 1);

/** What a remark says narrows nothing where the question itself says as much. */
function isSaidBy(mark: Mark, asked: readonly Mark[]): boolean {
  if (mark.kind === "period") return asked.some((one) => one.kind === "period" || isOfNow(one));
  if (mark.kind === "status") return asked.some(({ kind }) => kind === "status");
  if (mark.kind === "source") return asked.some((one) => one.kind === "source" && one.id === mark.id);
  if (mark.kind === "type") return asked.some((one) => one.kind === "type" && one.value === mark.value);
  if (mark.kind === "person") return asked.some((one) => one.kind === "person" && one.id === mark.id);
  if (mark.kind === "job") return asked.some((one) => one.kind === "job" && one.shortId === mark.shortId);
  if (mark.kind === "flag" && mark.value === "rate")
    return asked.some((one) => one.kind === "flag" && one.value === "rate");
  if (mark.kind === "error") return asked.some((one) => one.kind === "error" && one.value === mark.value);
  return false;
}

const isOfNow = (mark: Mark): boolean =>
  mark.kind === "status" && mark.values.every((value) => value === "pending" || value === "running");

/** Whether it says its own time, or is of one job, or of what is so now. */
const isFixed = (marks: readonly Mark[]): boolean =>
  marks.some(
    (mark) =>
      mark.kind === "period" ||
      mark.kind === "job" ||
      isOfNow(mark) ||
      (mark.kind === "flag" && (mark.value === "last" || mark.value === "first")),
  );

const NO_HEADS: ReadonlySet<Flag> = new Set<Flag>([
  ...(["show", "which", "exists", "again", "refers", "ran", "begun", "jobs", "me"] as const),
]);
const isHead = (mark: Mark): boolean =>
  (mark.kind === "flag" && !NO_HEADS.has(mark.value)) || mark.kind === "measure" || mark.kind === "grouping";
