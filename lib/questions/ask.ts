import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { KNOWN_TYPES } from "#lib/engines/questions/lexicon.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import { understand } from "#lib/engines/questions/understand.ts";
import { JOB_TYPES } from "#lib/jobs/catalog.ts";
import { answer } from "./answer.ts";
import { exampleQuestions, nearQuestions } from "./near-questions.ts";
import type { Reply } from "./views.ts";
import { readVocabulary } from "./vocabulary.ts";

type Asked = {
  text: string;
  /** What was asked before, for "and last week?". */
  previous: Question | null;
  /** In place of the database's clock. */
  now?: Date;
  /** Of the jobs that are meant so many are named. */
  most?: number;
};

const MOST_NAMED = 12;

/** Answers a question in English from the organization's own records, or says what of it was understood. */
export async function ask(
  db: Db,
  scope: Scope,
  { text, previous, now, most = MOST_NAMED }: Asked,
): Promise<Reply> {
  const { vocabulary, clock: own } = await readVocabulary(db, scope, { text, previous });
  const clock = now ? { ...own, now } : own;
  const types = [...new Set<string>([...JOB_TYPES, ...KNOWN_TYPES])];
  const understood = understand(text, { clock, vocabulary, types, previous });
  if (understood.isUnderstood)
    return { answer: await answer({ db, scope, names: { vocabulary, clock }, most }, understood.question) };
  const { because, unknown, understood: words } = understood;
  const offers = understood.offers.length > 0 ? understood.offers : nearQuestions(words, vocabulary);
  return { notUnderstood: { because, unknown, understood: words, offers } };
}

/** One question after the other, each of which may go on from the one before; nothing is kept. */
export async function askInTurn(db: Db, scope: Scope, texts: readonly string[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  let previous: Question | null = null;
  for (const text of texts) {
    const reply: Reply = await ask(db, scope, { text, previous });
    if ("answer" in reply) previous = reply.answer.question;
    replies.push(reply);
  }
  return replies;
}

/** Questions to begin with, of the organization's own sources. */
export async function listExamples(db: Db, scope: Scope): Promise<string[]> {
  const { vocabulary } = await readVocabulary(db, scope, { text: "", previous: null });
  return exampleQuestions(vocabulary);
}
