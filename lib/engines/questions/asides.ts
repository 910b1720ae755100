/**
 * Clauses beside a question that say why it is asked, and to whom: greetings, purposes, what the speaker is about to do. One
 * is left out where it says nothing that could narrow the answer, and stands where it could: then its words have to be understood.
 */
import {
  ANSWERS,
  ASKED,
  COUNTS,
  GREETS,
  INTERJECTIONS,
  isBeside,
  PURPOSES,
  THANKS,
  WEEKDAYS,
} from "./aside-words.ts";
import { type Clause, joinClauses, toClauses } from "./clauses.ts";
import type { Mark } from "./marks.ts";
import type { Flag } from "./meaning.ts";

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
  const first = clauses.findIndex((clause) => asideOf(clause, true, reads) === null);
  const asides = clauses.flatMap((clause, at) => asideOf(clause, at < first, reads) ?? []);
  const isAside = new Set(asides.map(({ clause }) => clause));
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

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll(/[‘’`´]/g, "'")
    .match(/[\p{L}\p{N}]+(?:['_./-][\p{L}\p{N}]+)*/gu) ?? [];

/** Null where it may be part of the question. Behind the question only what is said of the speaker, and thanks, are beside it. */
function asideOf(clause: Clause, isBefore: boolean, reads: Reads): Aside | null {
  const text = clause.text.replaceAll(/[‘’`´]/g, "'").replace(COMES, "");
  const words = wordsOf(text);
  const isCount = words.some((word) => COUNTS.has(word));
  const isGreeted = GREETED.test(text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()));
  if (isGreeted || FIXED.test(text) || isIdle(words, isBefore, reads))
    return { clause, isPast: false, isCount, marks: [] };
  const isOfSpeaker =
    OF_SPEAKER.test(text) ||
    isOfOthers(words) ||
    (FOR_PURPOSE.test(text) && words.some((word) => PURPOSES.has(word)));
  if (
    !isOfSpeaker ||
    FOCUSES.test(text) ||
    WHEN_PAST.test(text) ||
    reads.isNamed(text) ||
    !asksForNothing(text)
  )
    return null;
  const marks = reads.marks(text).filter((mark) => !isHarmless(mark));
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
  if (!plain.every((word) => isBeside(word)) || isNamed(words.join(" "))) return false;
  const has = (list: ReadonlySet<string>) => plain.some((word) => list.has(word));
  if (has(GREETS) || has(THANKS)) return true;
  const isFor = words[0] === "for" || words.some((word, at) => at > 0 && word === "for");
  if (isFor && has(PURPOSES)) return true;
  if (!isBefore) return has(INTERJECTIONS) && !words.some((word) => ORDERS.test(word));
  return plain.length === 0 || has(INTERJECTIONS) || has(ASKED) || (has(COUNTS) && isFor);
}

/** Behind a question these say which of what is asked for. */
const ORDERS = /^(last|first|next|one|second|final|finally|lastly|more|other|now|minute|minutes)$/;

/** What is still to come narrows nothing that has been. */
const COMES =
  /\b(?:in (?:a few|a couple of|\d+|five|ten|fifteen|twenty) (?:min|mins|minutes|hours?|days|weeks)|tomorrow(?: morning| afternoon| evening)?|tonight|next (?:week|month|quarter|sprint|monday|tuesday|wednesday|thursday|friday)|later(?: today)?|soon|at \d{1,2}(?::\d\d)?(?: ?[ap]m)?(?= *$))/gi;

/** Turns of phrase that are whole clauses. */
const FIXED =
  /^(?:while (?:you|we|i)(?:'re|'m| are| am) at it|as (?:usual|always|ever)|if you (?:don't|do not) mind|if possible|if i may(?: ask)?|if you (?:can|could|know|like)|long time no see|what a day|need it(?: \w+)?)$/i;
/** The speaker is not named: “can't find this”, “as promised”. */
const ALONE =
  "(?:can't|cannot|can not|couldn't|could not|sorry|apologies|thanks|thank you|as (?:promised|discussed|agreed|requested|mentioned)|asking|hoping|trying|wondering|guessing|have to|need to|got to)";

const LEADS =
  "(?:(?:and|so|so that|but|well|ok|okay|now|first|because|as|since|while|before|in case|given that|see|basically|actually|currently|sorry|hey|hi|hello|also|just|yesterday|today|this morning|last week) )*(?:(?:for|before|after|in|on|during) (?:the|my|our|a|this|today's|tomorrow's) [\\w-]+(?: [\\w-]+)? )?";
const VERB =
  "is|are|am|has|have|had|was|were|wants?|wanted|needs?|needed|asks?|asked|keeps?|kept|said|says|will|would|just|thinks?|likes?|expects?|insists?|claims?|did|does|do|came|comes|got|gets";
/** “I am writing my report”, “my boss is asking”. */
const OF_SPEAKER = new RegExp(
  `^${LEADS}(?:(?:i|we)(?:'m|'re|'ve|'d|'ll)?|im|ive)\\b|^${LEADS}(?:my|our) (?:[\\w'-]+ ){1,3}(?:${VERB})\\b|^[a-z]+ (?:here|speaking)\\b|^${ALONE}\\b`,
  "i",
);
const IS_VERB = new RegExp(`^(?:${VERB})$`);
/** “The board wants it”, “management is asking”. */
const isOfOthers = ([first = "", ...words]: readonly string[]): boolean => {
  const [subject, verb] = first === "the" ? words : [first, ...words];
  return PURPOSES.has(subject ?? "") && IS_VERB.test(verb ?? "");
};
/** “For my slides”, “to finish the report for our board”. */
const FOR_PURPOSE =
  /^(?:for|as input for|as part of|ahead of|in preparation (?:for|of)|(?:in order )?to (?!exclude|limit|compare|count|list|see|know|find|get|show|include|filter|only|be )[a-z]+)(?: [a-z]+)? (?:my|our|the|a|an|this|today's|tomorrow's|next|some)\b/i;
/** These say what the speaker has in view, and it may be less than what is asked of. */
const FOCUSES =
  /\b(?:mean|meant|means|care|cares|focus(?:es|ed|ing)?|talk(?:ing)? about|speak(?:ing)? of|refer(?:ring)?|look(?:ing)? (?:only )?(?:at|into|for|after)|interested|limit(?:ed|ing)?|restrict(?:ed|ing)?|exclud(?:e|es|ing)|skip(?:ping)?|ignor(?:e|es|ing)|includ(?:e|es|ing)|consider(?:ing)?|filter(?:ed|ing)?|concerned|work(?:ing)? (?:on|with)|manag(?:e|es|ing)|handl(?:e|es|ing)|maintain(?:ing)?|operat(?:e|es|ing)|administer(?:ing)?|support(?:ing)?|cover(?:ing)?|oversee(?:ing)?|monitor(?:ing)?|watch(?:ing)?|track(?:ing)?|us(?:e|es|ing)|test(?:ing)?|check(?:ing)? (?!this|that|it)|review(?:ing)? (?:the )?(?!this)|inspect(?:ing)?|investigat(?:e|es|ing)|debug(?:ging)?|analy[sz](?:e|es|ing)|examin(?:e|es|ing)|about|regarding|concerning|within|inside|responsible|own|owns|run|runs|without|except|not counting|mostly|only the|just the)\b/i;
/** A time that is one of the speaker's own: “since we deployed”, “while I was away”. */
const WHEN_PAST =
  /^(?:when|after|until|once|till)\b|\b(?:when|after|until|once|till|since|before|while) (?:i|we)(?:'ve|'d)? (?:was|were|had|did|came|went|got|left|[a-z]+ed)\b(?<!need)/i;

const WANTS =
  /\b(?:needs?|wants?|would like|'d like|require|requires|after|love|prefer|see|know|check|find|get|have)\b(?: to (?:know|see|look up|check|find|find out|get|count|list|report|show|have|give|state|tell|understand|learn|present|quote))?(.*)$/i;
/** What is wanted has to be no part of the question: a figure, an answer. */
function asksForNothing(text: string): boolean {
  if (!/\b(?:needs?|wants?|like|require|requires|after|love|prefer)\b/i.test(text)) return true;
  const [, wanted = ""] = WANTS.exec(text) ?? [];
  if (/^ to [a-z]+/i.test(wanted)) return true;
  const object = wordsOf(wanted.split(/\b(?:for|before|to|by|in|because|from|as|so|when|on|at)\b/)[0] ?? "");
  return object.every((word) => isBeside(word) || ANSWERS.has(word) || COUNTS.has(word));
}

const OF_SAYING =
  /\b(?:was|were|got|been|have been|has been|'ve been)? ?(?:just |only |also )?(?:wondering|asked|told|thinking|hoping|going to|supposed|curious|tasked|requested|invited|meaning to|forgot|forgotten|promised|said|thought|interested|tired|confused|worried|puzzled|surprised|required|expected|allowed|stressed|bored|need|needed|wanted|prepared|used to|got to|had to)\b/gi;
const PAST =
  /\b(?:was|were|had|did|came|went|got|left|saw|lost|made|took|began|ran|broke|heard|found|brought|sent|set up|put|built|wrote|(?!indeed|speed|feed|embed)[a-z]{2,}ed)\b/i;
const isPast = (text: string): boolean => PAST.test(text.replaceAll(OF_SAYING, " "));

const isIdentifier = (said: string, text: string): boolean =>
  (/^\p{Lu}{2,}$/u.test(said) && !PURPOSES.has(said.toLowerCase())) ||
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

const isHarmless = (mark: Mark): boolean =>
  mark.kind === "filler" ||
  // It is the speaker who does not do something.
  (mark.kind === "not" && /^not$|n't$/i.test(mark.said)) ||
  (mark.kind === "flag" && HARMLESS.has(mark.value)) ||
  // “So I can plan the day”: what is asked by day says “by”.
  (mark.kind === "grouping" && mark.value === "day") ||
  (mark.kind === "number" && mark.value === 1);

/** What a remark says narrows nothing where the question itself says as much. */
function isSaidBy(mark: Mark, asked: readonly Mark[]): boolean {
  if (mark.kind === "period") return asked.some((one) => one.kind === "period" || isOfNow(one));
  if (mark.kind === "status") return asked.some(({ kind }) => kind === "status");
  if (mark.kind === "source") return asked.some((one) => one.kind === "source" && one.id === mark.id);
  if (mark.kind === "type") return asked.some((one) => one.kind === "type" && one.value === mark.value);
  if (mark.kind === "person") return asked.some((one) => one.kind === "person" && one.id === mark.id);
  if (mark.kind === "job") return asked.some((one) => one.kind === "job" && one.shortId === mark.shortId);
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
