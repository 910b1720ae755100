import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { accept } from "#lib/engines/questions/accept.ts";
import { isOfJobs, type Question, type Which } from "#lib/engines/questions/question.ts";
import { understand } from "#lib/engines/questions/understand.ts";
import { KNOWN_TYPES } from "#lib/engines/questions/words/lexicon.ts";
import { MEANT } from "#lib/engines/questions/words/meant-words.ts";
import { nearest } from "#lib/engines/questions/words/spelling.ts";
import { JOB_TYPES } from "#lib/jobs/catalog.ts";
import { answer } from "./answer.ts";
import { firstQuestions, nearQuestions } from "./near-questions.ts";
import type { Answered, NotUnderstood } from "./views.ts";
import { readNamesLike, readVocabulary } from "./vocabulary.ts";
import type { Names } from "./words.ts";

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
const TYPES = [...new Set<string>([...JOB_TYPES, ...KNOWN_TYPES])];

type Heard = { question: Question; names: Names } | { notUnderstood: NotUnderstood };

/** What a question in English asks, or what of it was understood. No answer is looked up yet. */
export async function hear(db: Db, scope: Scope, asked: Omit<Asked, "most">): Promise<Heard> {
  const heard = await hearAsWritten(db, scope, asked);
  if (!("notUnderstood" in heard)) return ofAnybody(db, scope, asked.text, heard);
  const text = await withTablesSpelt(db, scope, asked.text, heard.notUnderstood.unknown);
  const again = text === null ? heard : await hearAsWritten(db, scope, { ...asked, text });
  return "question" in again ? again : heard;
}

const MINE = /\bmy\b/i;

/** “Why did my last job fail?” Who has started no such job means the jobs that are watched, and the chips say so. */
async function ofAnybody(
  db: Db,
  scope: Scope,
  text: string,
  heard: { question: Question; names: Names },
): Promise<Heard> {
  const { question, names } = heard;
  if (question.intent !== "why" || question.limit !== 1 || !MINE.test(text)) return heard;
  if (question.which.startedBy.join() !== scope.userId) return heard;
  const own = await reply(db, scope, { ...heard, most: 1 });
  if (!("answer" in own) || own.answer.jobIds.length > 0) return heard;
  return { question: { ...question, which: { ...question.which, startedBy: [] } }, names };
}

/** With the tables that words of it name but for a slip; null where none does. */
async function withTablesSpelt(
  db: Db,
  scope: Scope,
  text: string,
  unknown: readonly string[],
): Promise<string | null> {
  const words = [...new Set(unknown.map((word) => word.toLowerCase()))].filter(
    (word) => /^[\p{L}_-]{5,}$/u.test(word) && !MEANT.has(word),
  );
  if (words.length === 0) return null;
  const names = await readNamesLike(db, scope, words);
  const spelt = new Map(
    words.flatMap((word): [string, string][] => {
      const [name, ...others] = nearest(word, names);
      return name !== undefined && others.length === 0 ? [[word, name]] : [];
    }),
  );
  if (spelt.size === 0) return null;
  return text.replace(/[\p{L}\p{N}_-]+/gu, (word) => spelt.get(word.toLowerCase()) ?? word);
}

async function hearAsWritten(
  db: Db,
  scope: Scope,
  { text, previous, now }: Omit<Asked, "most">,
): Promise<Heard> {
  const { vocabulary, clock: own } = await readVocabulary(db, scope, { text, previous });
  const clock = now ? { ...own, now } : own;
  const understood = understand(text, { clock, vocabulary, types: TYPES, previous });
  if (understood.isUnderstood) return { question: understood.question, names: { vocabulary, clock } };
  const { because, unknown, understood: words } = understood;
  const offers = understood.offers.length > 0 ? understood.offers : nearQuestions(words, vocabulary);
  const said = words.filter((word) => isSaid(word, text) && !because.includes(`“${word}”`));
  return { notUnderstood: { because, unknown, understood: said, offers } };
}

/** Answers a typed question from the organization's own records. */
async function reply(
  db: Db,
  scope: Scope,
  { question, names, most = MOST_NAMED }: { question: Question; names: Names; most?: number },
): Promise<Answered> {
  const answered = await answer({ db, scope, names, most }, question);
  if (isOfJobs(question) && question.which.job !== null && answered.jobIds.length === 0)
    return { notUnderstood: unknownJob(question.which, names) };
  if (question.intent !== "where" || answered.value !== 0 || question.words.length === 0)
    return { answer: answered };
  // Words that name nothing were taken for names, and may have meant anything.
  const words = question.words.map((word) => `“${word}”`).join(" and ");
  const offers = nearQuestions(["where", "which", "tables"], names.vocabulary);
  const because = `No table and no column here is called ${words}${question.tags.length > 0 ? ` and tagged ${question.tags.join(", ")}` : ""}.`;
  return { notUnderstood: { because, unknown: question.words, understood: question.tags, offers } };
}

/** An id that nothing has: what was meant by it is not known. */
function unknownJob({ job, since }: Which, { vocabulary }: Names): NotUnderstood {
  const because = `There is no job ${job} here${since === null ? "" : " of that time"}.`;
  return { because, unknown: [], understood: [], offers: nearQuestions([], vocabulary) };
}

/** A question is read in other words, too, which nobody wrote. */
const isSaid = (word: string, text: string): boolean => text.toLowerCase().includes(word.toLowerCase());

/** Answers a question in English, or says what of it was understood. */
export async function ask(db: Db, scope: Scope, asked: Asked): Promise<Answered> {
  const heard = await hear(db, scope, asked);
  if ("notUnderstood" in heard) return heard;
  return reply(db, scope, { ...heard, most: asked.most ?? MOST_NAMED });
}

/** A typed question that somebody else wrote, with what it names as it is called here. */
export async function askAgain(db: Db, scope: Scope, question: Question): Promise<Answered> {
  const { vocabulary, clock } = await readVocabulary(db, scope, { text: "", previous: question });
  return reply(db, scope, { question, names: { vocabulary, clock } });
}

/** One that came with a link: it may name nothing but what is here. */
async function askWritten(db: Db, scope: Scope, written: Question): Promise<Answered> {
  const { vocabulary, clock } = await readVocabulary(db, scope, { text: "", previous: written });
  const question = accept(written, { ...vocabulary, types: TYPES });
  if (question) return reply(db, scope, { question, names: { vocabulary, clock } });
  const because = "This link asks for something that is not in this organization.";
  return { notUnderstood: { because, unknown: [], understood: [], offers: nearQuestions([], vocabulary) } };
}

/** One question after the other, each of which may go on from the one before; nothing is kept. `as` is what the last one asks. */
export async function askInTurn(
  db: Db,
  scope: Scope,
  texts: readonly string[],
  as: Question | null = null,
): Promise<Answered[]> {
  const replies: Answered[] = [];
  let previous: Question | null = null;
  for (const [at, text] of texts.entries()) {
    const written = at === texts.length - 1 ? as : null;
    const reply: Answered = written
      ? await askWritten(db, scope, written)
      : await ask(db, scope, { text, previous });
    if ("answer" in reply) previous = reply.answer.question;
    replies.push(reply);
  }
  return replies;
}

/** Questions to begin with, of the organization's own sources. */
export async function listExamples(db: Db, scope: Scope): Promise<string[]> {
  const { vocabulary } = await readVocabulary(db, scope, { text: "", previous: null });
  return firstQuestions(vocabulary);
}
