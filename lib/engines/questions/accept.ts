/**
 * A typed query that was not written here: by a link, or by a language model. It can say no more than any other: what is no
 * question is none, and what it names has to be this organization's. There is no number of an answer in it, and no SQL.
 */
import type { Vocabulary } from "./names.ts";
import { isOfJobs, Question } from "./question.ts";

export type KnownHere = Pick<Vocabulary, "sources" | "tables" | "people"> & { types: readonly string[] };

/** Null for everything that is no question about what is known here. */
export function accept(written: unknown, known: KnownHere): Question | null {
  const { data: question } = Question.safeParse(written);
  if (!question) return null;
  const has = (list: readonly { id: string }[], ids: readonly string[]) =>
    ids.every((id) => list.some((one) => one.id === id));
  if (isOfJobs(question)) {
    const { source, asset, startedBy, type } = question.which;
    const isKnown = has(known.sources, source) && has(known.tables, asset === null ? [] : [asset]);
    return isKnown && has(known.people, startedBy) && type.every((name) => known.types.includes(name))
      ? question
      : null;
  }
  if (question.intent === "freshness" && !isToldOfFreshness(question)) return null;
  const { source, asset } = "within" in question ? question.within : { source: [], asset: question.asset };
  return has(known.sources, source) && has(known.tables, asset === null ? [] : [asset]) ? question : null;
}

/** How one table stands now, or which tables of some sources, or of all, stand so. */
const isToldOfFreshness = ({ within, standing }: Extract<Question, { intent: "freshness" }>): boolean =>
  (within.asset === null) === (standing !== null) && within.since === null && within.until === null;
