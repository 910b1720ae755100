/** A question about the catalog as a typed one. Everything it says has to be used, as of a question about jobs. */

import type { Index, Vocabulary } from "../names.ts";
import type { Refusal } from "../refusal.ts";
import type { Clock } from "../time/calendar.ts";
import type { Token } from "../words/tokens.ts";
import { changes } from "./changes.ts";
import { elsewhere, withoutContrast } from "./contrasts.ts";
import { alsoOf, goOn } from "./go-on.ts";
import { leaveOut } from "./leave-out.ts";
import { OF_JOBS } from "./lexicon.ts";
import { lineage } from "./lineage.ts";
import { type CatalogMark, isIdentifier, toCatalogMarks } from "./marks.ts";
import type { Ask } from "./meaning.ts";
import { among, isFragment, refers, refersToMany } from "./of-those.ts";
import { isOfPeople, OF_PEOPLE } from "./people.ts";
import type { CatalogQuestion } from "./question.ts";
import { Said } from "./said.ts";
import { anomalies, describe, freshness } from "./standing.ts";
import { unsaid } from "./unsaid.ts";
import { where } from "./where.ts";

/** The first that takes a question for its own answers for it. */
const FRAMES = [anomalies, freshness, lineage, changes, describe, where];

type Surroundings = {
  clock: Clock;
  vocabulary: Vocabulary;
  /** Of the vocabulary. */
  index: Index;
  previous: CatalogQuestion | null;
  /** Something was asked before, of the catalog or of jobs. */
  isFollowing: boolean;
};
export type CatalogUnderstood =
  | { question: CatalogQuestion }
  /** `isOnly`: of jobs it cannot be asked either. */
  | { refusal: Refusal; unknown: string[]; understood: string[]; isOnly: boolean };

/** Null where nothing says that the catalog is meant. */
export function understandCatalog(
  tokens: readonly Token[],
  surroundings: Surroundings,
): CatalogUnderstood | null {
  const { clock, index, previous, isFollowing } = surroundings;
  const read = toCatalogMarks(tokens, index, clock);
  const marks = isFollowing ? read : withEverySource(read);
  if (marks.some(isOfJobs) || isOfChecks(marks)) return null;
  if (isFollowing && previous === null && (isOfThose(tokens, marks) || isBareTag(marks))) return null;
  if (tokens.some(({ text }) => text === "instead"))
    return refused({ because: "It does not say in place of what." }, marks);
  const found = ofSaid(marks, tokens, surroundings);
  const refusal = found && "question" in found ? unsaid(found.question, read, tokens) : null;
  return refusal ? { ...refused(refusal, marks), isOnly: true } : found;
}

/** As it is said; without what it is not of, where so it is none. */
function ofSaid(
  marks: CatalogMark[],
  tokens: readonly Token[],
  surroundings: Surroundings,
): CatalogUnderstood | null {
  const { previous, vocabulary } = surroundings;
  const understood = ofMarks(marks, tokens, surroundings);
  if (understood && "question" in understood) return understood;
  const contrasted = withoutContrast(marks);
  if (!contrasted) return understood;
  const { marks: rest, contrasts } = contrasted;
  const isBare = rest.every((mark) => !isSaying(mark));
  const before = isBare && previous ? elsewhere(previous, contrasts) : null;
  const plain = before ? { question: before } : ofMarks(rest, tokens, surroundings);
  const question = plain && "question" in plain ? leaveOut(plain.question, contrasts, vocabulary) : null;
  return question && question !== previous ? { question } : understood;
}

/** “Credentials instead” after a question about jobs is of jobs, or of nothing. */
const isBareTag = (marks: readonly CatalogMark[]): boolean =>
  isFragment(marks.filter(({ kind }) => kind !== "name" && kind !== "word")) &&
  marks.every((mark) => mark.kind !== "tag" || mark.isInWords);

const isSaying = ({ kind, ...mark }: CatalogMark): boolean =>
  kind !== "filler" && kind !== "into" && !(kind === "ask" && "value" in mark && mark.value === "again");

function ofMarks(
  marks: readonly CatalogMark[],
  tokens: readonly Token[],
  { clock, vocabulary, previous, isFollowing }: Surroundings,
): CatalogUnderstood | null {
  const isBare = previous !== null && isFragment(marks);
  const isLed = (marks[0]?.kind === "ask" && marks[0].value === "again") || isBare;
  const some = among(previous, new Said(marks, vocabulary, clock), tokens);
  if (some) return { question: some };
  let nearly: CatalogUnderstood | null = null;
  for (const frame of FRAMES) {
    const said = new Said(marks, vocabulary, clock);
    if (isLed) said.take("again");
    const found = frame(said);
    if (found === null || ("because" in found && found.isPartial)) continue;
    if ("because" in found) {
      const next = previous && goOn(previous, new Said(marks, vocabulary, clock));
      return next && "intent" in next ? { question: next } : refused(found, marks);
    }
    const left = said.leftOver();
    // “Which tables?” after another question asks which of them.
    if (left.length === 0 && isFollowing && isOfAllTables(found, said)) continue;
    if (left.length === 0 && isOfPeople(tokens)) return refused(OF_PEOPLE, marks);
    if (left.length === 0 && (isOfUnsaid(marks) || refers(tokens, marks)))
      return refused({ because: "It does not say what is meant by “it”. Name the table." }, marks);
    if (left.length === 0 && isOther(previous, found, marks, tokens))
      return refused({ because: "It does not say what is asked of that. Ask for it by itself." }, marks);
    if (left.length === 0)
      return { question: isLed && previous ? alsoOf(previous, found, said.is("everywhere")) : found };
    nearly ??= refused(unread(left), marks, left);
  }
  const next =
    previous && (isLed || nearly === null) ? goOn(previous, new Said(marks, vocabulary, clock)) : null;
  if (next === null) return nearly;
  if (refersToMany(tokens) && "intent" in next && !("within" in next))
    return refused({ because: "It does not say what is meant by “them”. Name the table." }, marks);
  return "because" in next ? refused(next, marks) : { question: next };
}

/** “Stale tables, all sources”: as it is without; after another question it may widen that. */
function withEverySource(marks: CatalogMark[]): CatalogMark[] {
  const [last, ...before] = marks.toReversed();
  const at = before.findIndex(({ kind, said }) => kind !== "filler" || !/^(the|our|of)$/i.test(said));
  const [every, asked] = before.slice(at);
  const isEvery = every?.kind === "ask" && /^(all|every)$/i.test(every.said);
  return last?.kind === "sourceNoun" && isEvery && asked && NARROWS.has(asked.kind)
    ? marks.slice(0, marks.length - 2 - at)
    : marks;
}
const NARROWS: ReadonlySet<CatalogMark["kind"]> = new Set(["period", "noun", "verb", "standing", "severity"]);

/** “And the credentials ones” after a question about jobs are jobs. */
const isOfThose = (tokens: readonly Token[], marks: readonly CatalogMark[]): boolean =>
  tokens.some(({ text }) => /^(ones?|those)$/.test(text)) && !marks.some(({ kind }) => kind === "noun");

const isOfAllTables = (question: CatalogQuestion, said: Said): boolean =>
  question.intent === "where" &&
  question.tags.length + question.words.length + question.within.source.length === 0 &&
  question.within.asset === null &&
  !said.is("show") &&
  !said.is("howMany");

/** “Is it stale”, “which of its columns”: nothing before it says of what. */
const isOfUnsaid = (marks: readonly CatalogMark[]): boolean => {
  const at = marks.findIndex(
    ({ kind, said }) => kind === "filler" && /^(it|its|they|them|their)$/i.test(said),
  );
  const isNamed = marks.some(({ kind }) => kind === "name" || kind === "column");
  return at >= 0 && !isNamed && !marks.slice(0, at).some(({ kind }) => kind === "noun" || kind === "tag");
};

/** “And the stale ones?” after what is tagged, “phone numbers?” after changes: of another kind of thing. */
const isOther = (
  previous: CatalogQuestion | null,
  found: CatalogQuestion,
  marks: readonly CatalogMark[],
  tokens: readonly Token[],
): boolean =>
  previous !== null &&
  previous.intent !== found.intent &&
  (isFragment(marks) ||
    (tokens.some(({ text }) => /^ones?$/.test(text)) && !marks.some(({ kind }) => kind === "noun")));

const isOfJobs = (mark: CatalogMark): boolean =>
  mark.kind === "word" && !isIdentifier(mark) && mark.words.some((word) => OF_JOBS.has(word));

/** “Freshness checks” are jobs, and “freshness checks switched off” are tables without. */
const isOfChecks = (marks: readonly CatalogMark[]): boolean => {
  const has = (value: Ask) => marks.some((mark) => mark.kind === "ask" && mark.value === value);
  return has("freshnessCheck") && !has("off");
};

function unread(left: readonly CatalogMark[]): Refusal {
  const unknown = left.filter(({ kind }) => kind === "word");
  const said = (marks: readonly CatalogMark[]) => marks.map((mark) => `“${mark.said}”`).join(", ");
  return unknown.length > 0
    ? { because: `${said(unknown)} could not be understood.` }
    : { because: `${said(left)} has no place in what is asked.` };
}

const refused = (
  refusal: Refusal,
  marks: readonly CatalogMark[],
  left: readonly CatalogMark[] = [],
): CatalogUnderstood => ({
  refusal,
  unknown: left.filter(({ kind }) => kind === "word").map(({ said }) => said),
  understood: marks.filter((mark) => !["word", "filler", "into"].includes(mark.kind)).map(({ said }) => said),
  isOnly: asksForTagged(marks) || isOfOddMetrics(marks),
});

/** “Which metrics acted up” does not ask for captures that failed. */
const isOfOddMetrics = (marks: readonly CatalogMark[]): boolean => {
  const has = (value: Ask) => marks.some((mark) => mark.kind === "ask" && mark.value === value);
  return has("odd") && has("metrics");
};

/** “Which tables are tagged by hand” asks for tables, and not for jobs that tagged some. */
const asksForTagged = (marks: readonly CatalogMark[]): boolean =>
  marks.some((mark) => mark.kind === "noun" && ["table", "view", "column"].includes(mark.value)) &&
  marks.some(
    (mark) =>
      mark.kind === "ask" && mark.value === "holds" && /^(tagged|labell?ed|classified)\b/i.test(mark.said),
  );
