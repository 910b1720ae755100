/**
 * What is denied beside a question: “…, not the shortest”, “credentials rather than permissions”, “I don't mean the queued
 * ones”. Where what is denied is the same question of something else, it says nothing that the question does not, and is
 * passed over; where it is not, it narrows the question, and its words have to be understood.
 */
import type { Question } from "../question.ts";

type Read = (text: string, previous: Question | null) => Question | null;

const LEAD =
  "(?:(?:and|but|so|thus|hence|please|pls|mind you|mind|that is|that's|i\\.? ?e\\.?|to be clear|obviously|of course|clearly|definitely|certainly|again|though|then|as such|explicitly),? )*";
const NO_MORE =
  "(?! (?:more|less|fewer|longer|later|earlier|before|after|wait|sorry|problem|rush|hurry|need|matter)\\b)";
const MEAN =
  "(?:mean|want|need|care about|ask for|ask about|care for|look for|talk about|think of|require)(?: to (?:see|know))?";
const NOT = [
  `not(?! (?:only|just|merely|even|yet)\\b)${NO_MORE}(?: (?:counting|including|considering))?`,
  "rather than|as opposed to|as against|instead of|in contrast to|in place of|never mind|except(?: for)?|excluding|other than|apart from|without|leaving out|none of|nothing from",
  `no${NO_MORE}`,
  `(?:i|we) (?:really |certainly |definitely )?(?:do not|don't|did not|didn't|am not|wasn't) (?:really |necessarily )?${MEAN}`,
  "(?:(?:i'm|i am|we're|we are|this is|that's|it's) )?not (?:after|asking (?:about|for)|interested in|looking for|talking about|thinking of|speaking of|concerned with|about|wanting|meaning)",
].join("|");
/** Without a pause “as opposed to” may compare two. */
const WITHIN = "rather than|instead of|in place of|and not|but not";
const PAUSE = "\\s*(?:[,.;:?!–—]+|\\s-+)\\s*";

/** Of each the words before it, what it denies, and the words behind it. */
const SHAPES = [
  `^(?<before>.+?)\\s*\\(\\s*(?<within>[^()]+?[,;]\\s*)??${LEAD}(?:${NOT}) (?<denied>[^()]+?)\\s*\\)\\s*(?<after>.*)$`,
  `^(?<before>.+?)\\s*[–—-]+ ${LEAD}(?:${NOT}) (?<denied>[^–—]+?)\\s+[–—-]+ (?<after>.*)$`,
  `^(?<before>.+?)${PAUSE}${LEAD}(?:${NOT}) (?<denied>[^,;:()]+?)(?:, (?<after>.*)|[\\s.!?]*)$`,
  `^(?<before>.+?)${PAUSE}(?:the )?(?<denied>[^,;:()]+?) (?:do not|don't|does not|doesn't|need not|needn't|should not|shouldn't|are not to|is not to) (?:count|matter|interest (?:me|us)|be (?:counted|included|listed)|concern (?:me|us))[\\s.!?]*$`,
].map((shape) => new RegExp(shape, "i"));
const INFIX = new RegExp(`^(.+?\\w) (?:${WITHIN}) (.+?)[\\s.!?]*$`, "i");
/** “Not last week, this month”: a turn that goes on from a question. */
const BEGINS = new RegExp(
  `^(?:no[,.!]* )?${LEAD}(?:${NOT}) (?<denied>[^,;:()]+?)(?:${PAUSE}(?:but |rather )?|,? (?:but|rather) )(?!not\\b|nor\\b)(?<before>.+)$`,
  "i",
);
const IS_TIME =
  /^(?:on |in |the |at )*(?:today|yesterday|(?:last|this|the) (?:week|month|year|night)|\w+day)\b/i;
const MOST_WORDS = 6;

type Denied = { asked: string; denied: string };

function deniedIn(text: string, isFollowing: boolean): Denied[] {
  const found = [...SHAPES, ...(isFollowing ? [BEGINS] : [])].flatMap((shape) => {
    const { before = "", within = "", denied, after = "" } = shape.exec(text)?.groups ?? {};
    // “Not a list but a number.”
    return denied && !/ but /i.test(denied)
      ? [{ asked: `${before} ${within} ${after}`.replaceAll(/\s+/g, " ").trim(), denied }]
      : [];
  });
  const [, before = "", rest = ""] = INFIX.exec(text) ?? [];
  // “Failed today but not yesterday” may be of what fails anew.
  if (/ (?:but|and) not /i.test(text) && IS_TIME.test(rest)) return found;
  const words = rest.split(/\s+/).filter(Boolean);
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1)
    found.push({ asked: [before, ...words.slice(count)].join(" "), denied: words.slice(0, count).join(" ") });
  return found;
}

const plainOf = (text: string): string =>
  text
    .trim()
    .replaceAll(/[‘’`´]/g, "'")
    .replaceAll(/\s+/g, " ");

/** “Not last week, this month”, “the cancelled ones instead”: one thing in place of what was asked for before. */
export function inPlace(text: string, read: Read, previous: Question): Question | null {
  const plain = plainOf(text);
  const { asked = "", instead, last } = IN_PLACE.exec(plain)?.groups ?? {};
  if (instead !== undefined || last !== undefined) {
    const question = read(`and ${asked}`, previous);
    if (question && (question.intent !== previous.intent || excludes(question, previous))) return question;
    const areTagged = question?.intent === "where" && previous.intent === "where" && previous.tags.length > 0;
    if (areTagged && question.tags.length > 0 && !isSame(question, previous)) return question;
  }
  for (const denied of deniedIn(plain, true)) {
    const anew = read(`and ${denied.asked}`, previous);
    const before = anew && read(`and ${denied.denied}`, anew);
    if (anew && before && isSame(before, previous) && !isSame(anew, previous)) return anew;
  }
  return null;
}

/** With more than these a text is read in too many ways, each of which takes its time. */
const MOST_DENIALS = 3;
const DENIES =
  /\b(?:not|no|without|except|excluding|never mind|rather than|instead of|in place of|opposed to|other than|apart from)\b/gi;

/** “Why did crm fail but not billing” asks for what sets them apart. */
const ASKS_WHY_NOT = /\bwhy\b.*\b(?:but|and) not\b/i;

/** The question alone, where what is denied beside it is another; where two are denied, once more. */
export function besideDenied(
  text: string,
  read: Read,
  previous: Question | null,
  isNested = false,
): Question | null {
  if ((text.match(DENIES)?.length ?? 0) > MOST_DENIALS || ASKS_WHY_NOT.test(text)) return null;
  for (const { asked, denied } of deniedIn(plainOf(text), previous !== null)) {
    // “The number, please, not the list”: one is told with the other.
    const isOfForm = IS_FORM.some(([of, not]) => of.test(asked.trim()) && not.test(denied.trim()));
    if (previous && isOfForm)
      return read(`and ${asked}`, previous) ?? ("within" in previous ? previous : null);
    const question =
      previous && !ASKS.test(asked)
        ? read(`and ${asked}`, previous)
        : (read(asked, previous) ?? (isNested ? null : besideDenied(asked, read, previous, true)));
    if (question && isOther(question, denied, read)) return question;
  }
  return null;
}

const NUMBER =
  /^(?:(?:just|only|give me|i (?:want|need)) )*(?:a |the )?(?:(?:bare|mere|total|plain|exact) )?(?:numbers?|counts?|figures?|totals?|how many)(?:,? (?:please|pls|only|alone))*$/i;
const LIST =
  /^(?:(?:just|only|give me|i (?:want|need)|list|show) )*(?:a |the |their |all )*(?:(?:whole|full|long|entire|complete) )?(?:lists?|names?|rows?|details?|items?|entries|listing|them|ones|jobs|tables)(?: themselves)?(?:,? (?:please|pls|only|alone))*$/i;
const IS_FORM: readonly [RegExp, RegExp][] = [
  [NUMBER, LIST],
  [LIST, NUMBER],
];

const ASKS = /\b(?:how|what|which|who|when|where|why|show|list|count|did|give)\b/i;
const IN_PLACE =
  /^(?:(?:and|now|then|but|so|ok|okay),? )*(?:(?<instead>instead),? (?!of\b))?(?<asked>.+?)(?<last>,? (?:instead|rather)(?:,? (?:please|pls|then))?)?[\s.!?]*$/i;

/** “When it last ran” denies a question, and “which ran on crm” jobs. */
const IS_QUESTION = /^(?:when (?=.*\b(?:last|first|latest)\b)|how (?:many|long|often)\b|why\b)/i;

/** “Last week, except on Monday”: which one is meant is said by what it is left out of. */
const IS_WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i;

function isOther(question: Question, denied: string, read: Read): boolean {
  if (IS_WEEKDAY.test(denied)) return false;
  const isDenied = (part: string) => {
    const other = read(`and ${part}`, question);
    return other !== null && excludes(question, other);
  };
  if (isDenied(denied)) return true;
  // “The share, not the number”: of the same jobs another thing is asked.
  const asked = read(`and ${denied}`, question);
  if (asked && asked.intent !== question.intent && isOfSame(question, asked)) return true;
  if (IS_QUESTION.test(denied)) {
    const other = read(denied, question);
    return other !== null && !isSame(other, question);
  }
  const parts = denied.split(/,? (?:or|and|nor) (?:not |nor )?/i);
  return parts.length > 1 && parts.every(isDenied);
}

export const isSame = (one: Question, other: Question): boolean => differingIn(one, other).length === 0;

type Fields = Record<string, unknown>;
const fieldsOf = (question: Question): Fields => {
  const { which, within, ...asked } = question as Fields;
  return { ...asked, ...((which ?? within ?? {}) as Fields) };
};

const isOfSame = (one: Question, other: Question): boolean =>
  "which" in one &&
  "which" in other &&
  differingIn(one, other).every((name) => name === "status" || !(name in one.which));

function differingIn(one: Question, other: Question): string[] {
  const [a, b] = [fieldsOf(one), fieldsOf(other)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]),
  );
}

/** Of these nothing is both; a table may have two tags, and feed two others. */
const ONE_OF_EACH = new Set([
  ...["status", "type", "source", "trigger", "startedBy", "errorClass", "severity", "kind"],
  ...["order", "measure", "outcome", "direction", "standing", "find", "by", "side"],
]);
/** Which end is meant says of itself which jobs have one. */
const IMPLIED = new Set(["status", "limit"]);

/** Whether nothing can be told of both: what differs between them leaves no room for it. */
function excludes(question: Question, other: Question): boolean {
  const [a, b] = [fieldsOf(question), fieldsOf(other)];
  // “Which types failed on crm but not on billing” leaves out what did both.
  const isOfGroups = question.intent === "top" && question.limit !== 1;
  if (a.intent !== b.intent || isOfGroups) return false;
  const differing = differingIn(question, other);
  const isParted = (name: string) =>
    name === "since" || name === "until"
      ? areApart(a, b)
      : ONE_OF_EACH.has(name)
        ? isApart(a[name], b[name])
        : name === "asset" && "which" in question && isApart(a[name], b[name]);
  return differing.some(isParted) && differing.every((name) => IMPLIED.has(name) || isParted(name));
}

function isApart(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length > 0 && other.length > 0 && !one.some((value) => other.includes(value));
  // “Its lineage, not downstream”: both directions are not apart from one of them.
  return typeof one === "string" && typeof other === "string" && one !== "both" && other !== "both";
}

function areApart(a: Fields, b: Fields): boolean {
  const ends = ({ since, until }: Fields) => [since ?? "", until ?? "9"].map(String);
  const [begun = "", ended = ""] = ends(a);
  const [otherBegun = "", otherEnded = ""] = ends(b);
  return ended <= otherBegun || otherEnded <= begun;
}
