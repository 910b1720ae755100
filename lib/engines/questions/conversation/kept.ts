/**
 * What a turn leaves unsaid of the place and the time of the question before it. Of the same part of the catalog it keeps them;
 * between jobs and the catalog it has to say them: without them it would be of everything there ever was, which nobody would see.
 */
import { isOfJobs, type Question } from "../question.ts";
import { OF_WHICH_TIME, type Refusal } from "../refusal.ts";
import type { Stretch } from "./relative.ts";
import { IN_TOTAL, saysAll } from "./within.ts";

const DAY_MS = 24 * 3_600_000;
/** With the hour that one day has more in autumn. */
const LONGEST: Record<string, [number, number]> = {
  day: [0, 25 / 24],
  night: [0, 25 / 24],
  week: [25 / 24, 8],
  month: [8, 32],
};
const THEN =
  /,? \b(?:(?:on|in|during|at) (?:that|the same|this same) (?<unit>day|night|week|month|time|period)|that (?<bare>day|night|week|month)|at the (?:same )?time|back then|then)(?=\s*[?.!]*$)/i;
/** “What about yesterday then?” says its own time. */
const ASKS = /\b(?:jobs?|runs?|ran|fail\w*|succe\w*|complet\w*|cancel\w*|chang\w*|anomal\w*|happen\w*)\b/i;

/** Without “that day”, “then”, where they are of a question that asks something; null where it has no such words. */
export function withoutThen(text: string, previous: Question, now: Date): string | Refusal | null {
  const found = THEN.exec(text);
  const rest = text.replace(THEN, "");
  if (!found || !ASKS.test(rest) || /^\s*(?:and|ok|so|but)?\s*$/i.test(rest)) return null;
  const { since, until } = stretchOf(previous);
  if (since === null) return { because: "It does not say when: the question before it is of no one time." };
  const days = (Date.parse(until ?? now.toISOString()) - Date.parse(since)) / DAY_MS;
  const [least, most] = LONGEST[found.groups?.unit ?? found.groups?.bare ?? ""] ?? [0, Infinity];
  return days > least - 1 / 24 && days <= most
    ? rest
    : { because: "It does not say when: the question before it is of a longer time, or a shorter. Name it." };
}

/** With the time of the question before it, where it says none. */
export function atThatTime(found: Question, previous: Question): Question | Refusal {
  const { since, until } = stretchOf(previous);
  if (stretchOf(found).since !== null || stretchOf(found).until !== null) return found;
  if ("which" in found && found.intent !== "compare")
    return { ...found, which: { ...found.which, since, until } };
  return found.intent === "changes" || found.intent === "anomalies"
    ? { ...found, within: { ...found.within, since, until } }
    : { because: "How things stood at another time is not kept." };
}

const PRONOUN =
  /\b(?:it|its|they|them|their|those|these|(?:the|that|this|same) (?:table|source|database|one)s?|that(?=\s*[?.!]*$))\b/i;

/** Of all there are, whatever was asked before. */
const WE_HAVE = /\bdo (?:we|you) have\b|\b(?:exist|are known)\b/i;

/** They are found as changes. */
const NEW = /\bnew (?=tables?|columns?|views?|sources?|keys?|index\w*)|\b(?<=(?:are|is|was|were) )new\b/gi;

/** What is said of the catalog after jobs, or of jobs after the catalog; and of the one part of it after another. */
export function kept(text: string, previous: Question, found: Question): Question | Refusal {
  if (isOfJobs(previous) && isOfJobs(found))
    return isTimed(found) && !canBeTimed(found) && stretchOf(found).until !== null
      ? { because: "What waits or runs does so now: what did so then is not kept." }
      : found;
  const [before, next] = [placeOf(previous), placeOf(found)];
  const isPlaced = next.source.length > 0 || next.asset !== null;
  const wasPlaced = before.source.length > 0 || before.asset !== null;
  const isSame = isPlaced && JSON.stringify(before) === JSON.stringify(next);
  const isCrossing = isOfJobs(previous) || isOfJobs(found);
  if (isCrossing && PRONOUN.test(text) && !(isSame && next.asset !== null))
    return { because: "It does not say what such a word stands for. Name the source, the table or the job." };
  if (!IN_TOTAL.test(text) && saysAll(text.replaceAll(NEW, ""))) return found;
  const isThere = /\bthere\b/i.test(text) && isSame;
  const timed = isTimed(previous) && canBeTimed(found) && !isTimed(found);
  if (isCrossing) {
    if (isThere && timed) return atThatTime(found, previous);
    // “How many different tables?” are no more than those that had the jobs.
    if (found.intent === "where" && !isPlaced && !isOfSome(found) && !WE_HAVE.test(text))
      return {
        because: "It does not say whether all of them are meant. Say “everywhere”, or name the source.",
      };
    const isOfPlace = isOfJobs(found) || ["changes", "anomalies", "freshness"].includes(found.intent);
    if (isOfJobs(found) && !canBeTimed(found)) return found;
    const all = isOfJobs(found) ? "overall" : "everywhere";
    if (wasPlaced && !isPlaced && isOfPlace)
      return { because: `It does not say where. Name the source or the table, or say “${all}”.` };
    return timed ? { because: OF_WHICH_TIME } : found;
  }
  const sought = soughtOf(previous, found, text);
  if (sought) return sought;
  const placed = wasPlaced && !isPlaced ? placedAs(found, before) : found;
  return "because" in placed || !timed ? placed : atThatTime(placed, previous);
}

type Place = { source: string[]; asset: string | null };

function placedAs(found: Question, { source, asset }: Place): Question | Refusal {
  if (!("within" in found)) return found;
  if (asset !== null && found.intent === "freshness" && found.standing !== null)
    return {
      because: "The question before it is of one table. Ask whether that one is, or name the source.",
    };
  return { ...found, within: { ...found.within, source, asset } };
}

/** “Which changed this week?” after the tables that hold e-mail: those alone cannot be asked for. */
function soughtOf(previous: Question, found: Question, text: string): Refusal | null {
  const isBare = /\bwhich (?!tables?\b|columns?\b|sources?\b)|\bof (?:those|these|them)\b/i.test(text);
  if (isBare && found.intent !== previous.intent && "within" in found && isOfSome(previous))
    return { because: "What holds for what was found alone cannot be asked for. Ask for it by itself." };
  if (found.intent !== "where" || !isOfSome(previous)) return null;
  // “How many tables?” after what changed, or after what holds e-mail.
  if (found.within.source.length === 0 && found.within.asset === null && !isOfSome(found))
    return { because: "It does not say whether only what was found is meant. Ask for it by itself." };
  if (previous.intent !== "where") return null;
  const kindOf = (tags: readonly string[]) => tags.map((tag) => tag.split(":")[0]).join();
  const areTagged = found.tags.length > 0 && previous.tags.length > 0;
  const isBoth =
    /\balso\b|\bof (?:those|these|them)\b/i.test(text) || kindOf(found.tags) !== kindOf(previous.tags);
  if (areTagged && isBoth && found.tags.join() !== previous.tags.join())
    return { because: "Ask for one kind of data, or one tag, at a time." };
  return null;
}

/** Not all tables of a place. */
const isOfSome = (question: Question): boolean =>
  question.intent === "where"
    ? question.tags.length + question.words.length > 0
    : question.intent !== "describe" && !(question.intent === "freshness" && question.standing === null);

const stretchOf = (question: Question): Stretch =>
  "which" in question
    ? question.which
    : "within" in question
      ? question.within
      : { since: null, until: null };

const placeOf = (question: Question): Place => {
  const { source, asset } =
    "which" in question
      ? question.which
      : "within" in question
        ? question.within
        : { source: [], asset: question.asset };
  return { source, asset };
};

const isTimed = (question: Question): boolean =>
  stretchOf(question).since !== null || stretchOf(question).until !== null;

/** What waits or runs does so now. */
const canBeTimed = (question: Question): boolean =>
  "which" in question
    ? question.which.status.length === 0 ||
      question.which.status.some((status) => status !== "pending" && status !== "running")
    : question.intent === "changes" || question.intent === "anomalies";
