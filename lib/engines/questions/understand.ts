/**
 * A question in English as a typed one, or what of it was understood and why that is not enough. Everything it says has to
 * be used: a word that is not understood, or that the question it would become has no place for, may change the answer.
 */
import { beyond } from "./beyond.ts";
import type { Clock } from "./calendar.ts";
import { understandCatalog } from "./catalog/understand-catalog.ts";
import { correct } from "./correcting.ts";
import { carryOn } from "./follow-up.ts";
import { toQuestion } from "./intent.ts";
import { type Mark, toMarks } from "./marks.ts";
import { type Index, indexNames, type Vocabulary } from "./names.ts";
import { isOfJobs, type JobQuestion, type Question } from "./question.ts";
import { toSlots } from "./slots.ts";
import { type Token, toTokens } from "./tokens.ts";

export type Understood =
  | { isUnderstood: true; question: Question }
  | { isUnderstood: false; because: string; unknown: string[]; understood: string[]; offers: string[] };

export type Surroundings = {
  clock: Clock;
  vocabulary: Vocabulary;
  /** All types of job. */
  types: readonly string[];
  /** What was asked before, for "and last week?". */
  previous: Question | null;
};

const LONGEST = 300;

/** Of the catalog where its words say so, else of jobs. */
export function understand(text: string, surroundings: Surroundings): Understood {
  const index = indexNames(surroundings.vocabulary);
  const tokens = toTokens(correct(text.slice(0, LONGEST + 1), index));
  if (tokens.length === 0) return refuse([], "There is no question yet.");
  if (text.length > LONGEST) return refuse([], `Ask in at most ${LONGEST} characters.`);
  const shape = beyond(tokens.map((token) => token.text));
  if (shape) return { ...refuse([], shape.because), offers: shape.offers ?? [] };
  const { previous } = surroundings;
  const [ofJobs, ofCatalog] = !previous || isOfJobs(previous) ? [previous, null] : [null, previous];
  const found = understandCatalog(tokens, { ...surroundings, index, previous: ofCatalog });
  if (found && "question" in found) return { isUnderstood: true, question: found.question };
  const understood = understandJobs(tokens, { ...surroundings, index, previous: ofJobs });
  if (understood.isUnderstood || found === null) return understood;
  const { refusal, ...words } = found;
  return { isUnderstood: false, because: refusal.because, offers: refusal.offers ?? [], ...words };
}

type OfJobs = Surroundings & { index: Index; previous: JobQuestion | null };

function understandJobs(
  tokens: readonly Token[],
  { clock, vocabulary, index, types, previous }: OfJobs,
): Understood {
  const marks = toMarks(tokens, index, clock);
  const unknown = marks.filter(({ kind }) => kind === "unknown").map(({ said }) => said);
  if (unknown.length > 0)
    return refuse(
      marks,
      `${unknown.map((word) => `“${word}”`).join(", ")} could not be understood.`,
      unknown,
    );
  const slots = toSlots(marks, vocabulary, types);
  const [fault] = slots.faults;
  if (fault) return { ...refuse(marks, fault.because), offers: fault.offers };
  if (previous === null && standsForNothing(marks))
    return refuse(marks, "It does not say which jobs are meant. Name them, or ask for them first.");
  const own = toQuestion(slots, clock);
  const question = carryOn({ slots, own, previous, clock, isLed: isLed(marks) });
  return "because" in question
    ? { ...refuse(marks, question.because), offers: question.offers ?? [] }
    : { isUnderstood: true, question };
}

/** “How many of them failed”, “why?”: of whom, no question before it says. */
const standsForNothing = (marks: readonly Mark[]): boolean =>
  marks.some(
    ({ said }, at) => /^of (them|those|these)$/i.test(said) && !marks.slice(0, at).some(saysWhich),
  ) ||
  (marks.some((mark) => mark.kind === "flag" && mark.value === "why") &&
    !marks.some(saysWhich) &&
    marks.some(({ said }) => /^(why|how come|explain|it|they|that one)$/i.test(said)));

const saysWhich = (mark: Mark): boolean =>
  !["filler", "flag", "grouping", "number"].includes(mark.kind) ||
  (mark.kind === "flag" && mark.value === "jobs");

const isLed = ([first]: readonly Mark[]): boolean =>
  first?.kind === "flag" && (first.value === "again" || first.value === "refers");

function refuse(
  marks: readonly Mark[],
  because: string,
  unknown: string[] = [],
): Understood & { isUnderstood: false } {
  const understood = marks
    .filter(({ kind }) => kind !== "unknown" && kind !== "filler")
    .map(({ said }) => said);
  return { isUnderstood: false, because, unknown, understood, offers: [] };
}
