/**
 * A question in English as a typed one, or what of it was understood and why that is not enough. Everything it says has to
 * be used: a word that is not understood, or that the question it would become has no place for, may change the answer.
 */

import { beyond } from "./beyond.ts";
import { toCatalogMarks } from "./catalog/marks.ts";
import { refers } from "./catalog/of-those.ts";
import type { CatalogQuestion } from "./catalog/question.ts";
import { isTimeless, tablesOf } from "./catalog/said.ts";
import { type CatalogUnderstood, understandCatalog } from "./catalog/understand-catalog.ts";
import { withBoth } from "./conversation/added.ts";
import { addressed } from "./conversation/addressed.ts";
import { badlyAnchored } from "./conversation/anchored.ts";
import { defines, widens } from "./conversation/carried-over.ts";
import { besideDenied, inPlace } from "./conversation/contrasts.ts";
import { BEGINS_CORRECTED, isWider } from "./conversation/corrections.ts";
import { carryOn, isFragment, isNarrowed } from "./conversation/follow-up.ts";
import { asAnew, asFollowing } from "./conversation/following.ts";
import { atThatTime, kept, withoutThen } from "./conversation/kept.ts";
import { notTold } from "./conversation/not-told.ts";
import { type Stretch, withDates, withPlace, withThing } from "./conversation/relative.ts";
import { areTwoQuestions, corrected, ofTwoSentences, onceEach, WIDER } from "./conversation/sentences.ts";
import { ofThatOne } from "./conversation/that-one.ts";
import { saysAll, saysTotal } from "./conversation/within.ts";
import { toQuestion } from "./jobs/intent.ts";
import { type Slots, toSlots } from "./jobs/slots.ts";
import { type Mark, toMarks } from "./marks.ts";
import { type Index, indexNames, type Vocabulary } from "./names.ts";
import { asOrder } from "./orders.ts";
import { isOfJobs, type JobQuestion, type Question } from "./question.ts";
import { TWO_QUESTIONS } from "./refusal.ts";
import { withoutAsides } from "./remarks/asides.ts";
import type { Clock } from "./time/calendar.ts";
import { withoutEverywhere } from "./wording/everywhere.ts";
import { correct } from "./words/correcting.ts";
import { type Token, toTokens } from "./words/tokens.ts";

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

/** As one question; as two sentences that are one, where it is not. */
export function understand(said: string, surroundings: Surroundings): Understood {
  const { sources } = surroundings.vocabulary;
  const isPlaced = sources.some(({ name }) => said.toLowerCase().includes(name.toLowerCase()));
  const text = surroundings.previous === null && !isPlaced ? withoutEverywhere(said) : said;
  const topic = surroundings.previous && asAnew(text);
  if (topic) return understand(topic, { ...surroundings, previous: null });
  const index = indexNames(surroundings.vocabulary);
  const read = onceEach((words: string, previous: Question | null): Understood => {
    const then = previous && withoutThen(words, previous, surroundings.clock.now);
    if (then && typeof then !== "string") return refuse([], then.because);
    const understood = understandOne(then ?? words, { ...surroundings, previous }, index);
    if (!understood.isUnderstood || !previous) return understood;
    const lost = badlyAnchored(words, previous, understood.question);
    if (lost) return refuse([], lost.because);
    const timed = then === null ? understood.question : atThatTime(understood.question, previous);
    const whole = "because" in timed ? timed : kept(words, previous, timed);
    const both = "because" in whole ? whole : withBoth(words, previous, whole);
    const question = "because" in both ? both : ofThatOne(words, previous, both);
    return "because" in question ? refuse([], question.because) : { isUnderstood: true, question };
  });
  const readOr = (words: string, previous: Question | null) => {
    const understood = read(words, previous);
    return understood.isUnderstood ? understood.question : null;
  };
  const { previous } = surroundings;
  if (text.length > LONGEST) return read(text, previous);
  const telling = (question: Question): Understood => {
    const untold = previous && notTold(text, previous, question);
    return untold ? refuse([], untold.because) : { isUnderstood: true, question };
  };
  const marksOf = (words: string) => toMarks(toTokens(words), index, surroundings.clock);
  const told = addressed(text, marksOf, surroundings.vocabulary.me);
  if (told) return { ...refuse([], told.because), offers: told.offers ?? [] };
  const order = asOrder(correct(text, index), index);
  if (order) return { ...refuse([], order.because), offers: order.offers ?? [] };
  const widened = previous && (widens(text, previous) ?? defines(text, previous, marksOf));
  if (widened) return refuse([], widened.because);
  const isAmended = previous !== null && BEGINS_CORRECTED.test(text.trim());
  if (isAmended && isWider(text)) return refuse([], WIDER.because);
  const whole = previous ? asFollowing(text) : text;
  const anew = corrected(whole, readOr, previous);
  if (anew) return "because" in anew ? refuse([], anew.because) : telling(anew);
  const replaced = previous && inPlace(correct(whole, index), readOr, previous);
  if (replaced) return telling(replaced);
  const understood = read(whole, previous);
  if (understood.isUnderstood)
    return areTwoQuestions(whole, understood.question, readOr)
      ? refuse([], TWO_QUESTIONS)
      : telling(understood.question);
  const bare = asked(correct(whole, index), index, surroundings.clock);
  const found =
    besideDenied(correct(whole, index), readOr, previous) ?? ofTwoSentences(bare, readOr, previous);
  return found ? telling(found) : understood;
}

/** Of the catalog where its words say so, else of jobs. */
function understandOne(text: string, surroundings: Surroundings, index: Index): Understood {
  const { previous, clock } = surroundings;
  const said = toTokens(asked(correct(text.slice(0, LONGEST + 1), index), index, clock));
  const named = withThing(
    withDates(said, previous && stretchOf(previous), clock),
    previous && isOfCatalog(previous) ? previous : null,
    surroundings.vocabulary,
  );
  const tokens = withPlace(named, previous && placeOf(previous, surroundings.vocabulary));
  if (tokens === null) return refuse([], "It does not say where “there” is. Name the source.");
  if (tokens.length === 0) return refuse([], "There is no question yet.");
  if (text.length > LONGEST) return refuse([], `Ask in at most ${LONGEST} characters.`);
  const shape = beyond(tokens.map((token) => token.text));
  if (shape) return { ...refuse([], shape.because), offers: shape.offers ?? [] };
  const [ofJobs, ofCatalog] = !previous || isOfJobs(previous) ? [previous, null] : [null, previous];
  const found = understandCatalog(tokens, {
    ...surroundings,
    index,
    previous: ofCatalog,
    isFollowing: previous !== null,
  });
  if (found && "question" in found) return { isUnderstood: true, question: found.question };
  if (!found?.isOnly) {
    const isOfAnother = previous !== null && ofJobs === null;
    if (isOfAnother && refers(said, toCatalogMarks(said, index, clock)))
      return found
        ? refusedAs(found)
        : refuse([], "It does not say which jobs are meant. What was asked before is of none.");
    const understood = understandJobs(isStarted(said) ? said : tokens, {
      ...surroundings,
      index,
      previous: ofJobs,
      isOfAnother,
      text,
    });
    if (understood.isUnderstood || found === null) return understood;
  }
  return refusedAs(found);
}

function refusedAs({
  refusal,
  isOnly: _,
  ...words
}: Extract<CatalogUnderstood, { refusal: unknown }>): Understood {
  return { isUnderstood: false, because: refusal.because, offers: refusal.offers ?? [], ...words };
}

/** “Who started it?” after a question of a table: no table is started. */
const isStarted = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ text }, at) => /^(it|its)$/.test(text) && !/^(on|for|of|in|from)$/.test(tokens[at - 1]?.text ?? ""),
  );

const isOfCatalog = (question: Question): question is CatalogQuestion => !isOfJobs(question);

/** The one source that a question is about. */
function placeOf(question: Question, { sources }: Vocabulary): string | null {
  const ids =
    "which" in question ? question.which.source : "within" in question ? question.within.source : [];
  return ids.length === 1 ? (sources.find(({ id }) => id === ids[0])?.name.toLowerCase() ?? null) : null;
}

const stretchOf = (question: Question): Stretch | null =>
  "which" in question ? question.which : "within" in question ? question.within : null;

/** Without what is said beside it. */
const asked = (text: string, index: Index, clock: Clock): string =>
  withoutAsides(text, {
    marks: (part) => toMarks(toTokens(part), index, clock),
    isNamed: (part) =>
      toCatalogMarks(toTokens(part), index, clock).some(
        (mark) => mark.kind === "column" || (mark.kind === "name" && tablesOf(mark).length > 0),
      ),
    isTimeless: (part) => isTimeless(toCatalogMarks(toTokens(part), index, clock)),
  });

type OfJobs = Surroundings & {
  index: Index;
  previous: JobQuestion | null;
  isOfAnother: boolean;
  text: string;
};

function understandJobs(
  tokens: readonly Token[],
  { clock, vocabulary, index, types, previous, isOfAnother, text }: OfJobs,
): Understood {
  const marks = toMarks(tokens, index, clock);
  const unknown = marks.filter(({ kind }) => kind === "unknown").map(({ said }) => said);
  if (unknown.length > 0)
    return refuse(
      marks,
      `${unknown.map((word) => `“${word}”`).join(", ")} could not be understood.`,
      unknown,
    );
  const slots = toSlots(marks, vocabulary, types, {
    people: previous?.which.startedBy.length ?? 0,
    isAny: previous !== null,
    isFailed: previous?.which.status.join() === "failed",
  });
  const [fault] = slots.faults;
  if (fault) return { ...refuse(marks, fault.because), offers: fault.offers };
  if (
    previous === null &&
    marks.some((mark) => mark.kind === "flag" && mark.value === "again" && /\bsame\b/i.test(mark.said))
  )
    return refuse(marks, "It does not say the same as what. Ask for it by itself.");
  // “Failed?” after a question of the catalog.
  if (isOfAnother && isFragment(slots)) return refuse(marks, "It does not say that jobs are meant.");
  const own = isUnsaid(slots, marks) ? OF_NOTHING : toQuestion(slots, clock);
  if (saysTotal(text, previous, own))
    return refuse(
      marks,
      "It does not say whether of all time, or of what was asked about before. Say “ever”, or name the time.",
    );
  const question = carryOn({
    ...{ slots, own, previous, clock },
    tables: vocabulary.tables,
    isLed: isLed(marks),
    isOnly: marks.some(({ said }) => /^(only|just)$/i.test(said)),
    isRequest: marks.some(({ said }) => /^(?:show|list|give|display|print|pull up|bring up)\b/i.test(said)),
    isOfAll: saysAll(text),
  });
  return "because" in question
    ? { ...refuse(marks, question.because), offers: question.offers ?? [] }
    : { isUnderstood: true, question };
}

/** “Why?” alone is of what was asked before. */
const isUnsaid = (slots: Slots, marks: readonly Mark[]): boolean =>
  slots.flags.has("why") &&
  !isNarrowed(slots) &&
  marks.some(({ said }) => /^(why|how come|explain|it|they|that one)$/i.test(said));
const OF_NOTHING = { because: "It does not say which jobs are meant.", isPartial: true };

/** “And …”, “without crm”, “longer than 5 minutes”: so begins what goes on. */
const isLed = (marks: readonly Mark[]): boolean => {
  const [first] = marks;
  const said = marks.find(({ kind }) => kind !== "filler");
  return (
    (first?.kind === "flag" && (first.value === "again" || first.value === "refers")) ||
    said?.kind === "not" ||
    said?.kind === "limit" ||
    (/^(of|for|on|in|from|by|at|with)$/i.test(first?.said ?? "") && !marks.some(isOfSentence))
  );
};

/** “Of discoveries only” is a phrase, and “of all jobs which failed” a sentence. */
const isOfSentence = (mark: Mark): boolean =>
  mark.kind === "status" || mark.kind === "error" || (mark.kind === "flag" && mark.value !== "again");

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
