import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { fromModel } from "#lib/engines/questions/from-model.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import { today, weekday } from "#lib/engines/questions/time/calendar.ts";
import { DOMAIN_TAGS, PII_TAGS, SENSITIVITY_TAGS } from "#lib/engines/tagging/vocabulary.ts";
import { JOB_TYPES, jobTypeLabel } from "#lib/jobs/catalog.ts";
import { FAILURE_CLASSES } from "#lib/jobs/failure.ts";
import { awaitAnswer } from "#lib/language-model/requests.ts";
import { answerTurn, keepReading } from "./commands.ts";
import { findTurn } from "./queries.ts";
import { requestReading } from "./request-reading.ts";
import type { Answered } from "./views.ts";
import { type Known, readVocabulary } from "./vocabulary.ts";

/** A transaction of the scope's organization. */
type Open = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/**
 * The answer of a turn, made where there is none yet. Where its words alone did not say what is asked, a language model is
 * asked what they mean, if there is one: it reads, and never answers.
 */
export async function settleTurn(open: Open, scope: Scope, id: string): Promise<Answered> {
  const reply = await open((db) => answerTurn(db, scope, id));
  if (!("asking" in reply)) return reply;
  const read = await askWhatIsMeant(open, scope, id);
  const kept = await open(async (db) => {
    await keepReading(db, scope, id, read);
    return answerTurn(db, scope, id);
  });
  return "asking" in kept ? { notUnderstood: kept.asking } : kept;
}

type Read = { question: Question | null; why: string | null };

async function askWhatIsMeant(open: Open, scope: Scope, id: string): Promise<Read> {
  const { requestId, known } = await open(async (db) => {
    const { text } = await findTurn(db, scope, id);
    const known = await readVocabulary(db, scope, { text, previous: null });
    return { requestId: await requestReading(db, scope, id, toSend(text, known)), known };
  });
  if (requestId === null) return { question: null, why: null };
  const came = await awaitAnswer(open, scope, { id: requestId, purpose: "question" });
  if ("fault" in came) return { question: null, why: came.fault.code === "off" ? null : came.fault.message };
  const question = fromModel(came.answer, { ...known.vocabulary, types: JOB_TYPES }, known.clock);
  return {
    question,
    why: question ? null : "The language model did not find a question in it that can be asked here.",
  };
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Names alone, and the day: of people none. */
function toSend(text: string, { vocabulary, clock }: Known) {
  const { year, month, day } = today(clock);
  return {
    question: text,
    today: new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10),
    weekday: WEEKDAYS[weekday({ year, month, day })],
    sources: vocabulary.sources.map(({ name }) => name),
    tables: vocabulary.tables.map(({ schema, name }) => `${schema}.${name}`),
    types: JOB_TYPES.map((type) => ({ name: type, label: jobTypeLabel(type) })),
    errorClasses: Object.keys(FAILURE_CLASSES),
    tags: [...PII_TAGS, ...SENSITIVITY_TAGS, ...DOMAIN_TAGS, ...(vocabulary.tags ?? [])],
  };
}
