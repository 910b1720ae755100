import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { edited } from "#lib/engines/questions/edit.ts";
import { Question } from "#lib/engines/questions/question.ts";
import { conflict, forbidden, invalid, notFound } from "#lib/errors.ts";
import { isModelOn } from "#lib/language-model/queries.ts";
import { read } from "./answer.ts";
import { askAgain, hear } from "./ask.ts";
import type { ChangedPart } from "./change.ts";
import { findPrevious, findTurn } from "./queries.ts";
import type { NewQuestion } from "./schemas.ts";
import type { Answered, BeingRead, Reading, Reply } from "./views.ts";
import { readVocabulary } from "./vocabulary.ts";

/** More than anybody reads again. */
const MOST_TURNS = 1_000;
/** The table takes 100,000 characters, and writes some more of them than are given. */
const LONGEST = 80_000;
const MOST_IDS = 200;

type Kept = { id: string; conversationId: string };

/** Keeps a question and what was understood of it, to be answered as soon as it is shown. */
export async function askInConversation(
  db: Db,
  scope: Scope,
  { q, conversationId, before }: NewQuestion,
): Promise<Kept> {
  authorize(scope, "view");
  let kept = await keepTurn(db, scope, conversationId ? q : (before[0] ?? q), conversationId ?? null);
  if (conversationId) return kept;
  for (const text of [...before, q].slice(1)) kept = await keepTurn(db, scope, text, kept.conversationId);
  return kept;
}

async function keepTurn(db: Db, scope: Scope, text: string, conversationId: string | null): Promise<Kept> {
  const { organizationId, userId } = scope;
  if (userId === null) throw forbidden("Conversations are kept by people. Sign in to ask.");
  const [{ turns, here }] = await db.$queryRaw<[{ turns: number; here: number }]>`
    select count(*)::integer as turns, (count(*) filter (where conversation_id = ${conversationId}::uuid))::integer as here
    from question_turn where organization_id = ${organizationId}::uuid and user_id = ${userId}::uuid`;
  if (conversationId !== null && here === 0) throw notFound("conversation");
  if (turns >= MOST_TURNS)
    throw conflict(`You have asked ${MOST_TURNS} questions. Delete a conversation you do not need first.`);
  const previous = conversationId === null ? null : await findPrevious(db, scope, conversationId);
  const heard = await hear(db, scope, { text, previous });
  const question = "question" in heard ? JSON.stringify(heard.question) : null;
  const reply: Reply =
    "question" in heard
      ? { understood: read(heard.question, heard.names) }
      : (await isModelOn(db, scope))
        ? { asking: heard.notUnderstood }
        : heard;
  const [kept] = await db.$queryRaw<[Kept]>`
    with turn as (select uuid_v7() as id)
    insert into question_turn (id, organization_id, user_id, conversation_id, text, question, reply)
    select id, ${organizationId}::uuid, ${userId}::uuid, coalesce(${conversationId}::uuid, id), ${text}, ${question}::jsonb,
      ${JSON.stringify(reply)}::jsonb from turn
    returning id, conversation_id as "conversationId"`;
  return kept;
}

/** The answer of a turn, made and kept where there is none yet; whoever comes second finds it. */
export async function answerTurn(db: Db, scope: Scope, id: string): Promise<Answered | BeingRead> {
  authorize(scope, "view");
  const { reply, question } = await findTurn(db, scope, id);
  if (!("understood" in reply)) return reply;
  const answered = await answerRead(db, scope, question ?? reply.understood.question, reply.understood);
  await db.$executeRaw`
    update question_turn set reply = ${toKept(answered)}::jsonb
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid and user_id = ${scope.userId}::uuid
      and reply ? 'understood' and question = ${JSON.stringify(question)}::jsonb`;
  return answered;
}

async function answerRead(
  db: Db,
  scope: Scope,
  question: Question,
  { isByModel }: Reading,
): Promise<Answered> {
  const answered = await askAgain(db, scope, question);
  return "answer" in answered && isByModel ? { answer: { ...answered.answer, isByModel } } : answered;
}

/** What a language model read in it; null where it read nothing that can be asked here, and `why` is said. */
export async function keepReading(
  db: Db,
  scope: Scope,
  id: string,
  { question, why }: { question: Question | null; why: string | null },
): Promise<void> {
  const { reply } = await findTurn(db, scope, id);
  if (!("asking" in reply)) return;
  const { because, ...words } = reply.asking;
  const names = question && (await readVocabulary(db, scope, { text: "", previous: question }));
  const kept: Reply =
    question && names
      ? { understood: { ...read(question, names), isByModel: true } }
      : { notUnderstood: { ...words, because: [because, why].filter(Boolean).join(" ") } };
  await db.$executeRaw`
    update question_turn set question = ${question && JSON.stringify(question)}::jsonb, reply = ${JSON.stringify(kept)}::jsonb
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid and user_id = ${scope.userId}::uuid
      and reply ? 'asking'`;
}

/** Changes a part of what was understood: the turn is then answered anew, as it now asks. */
export async function changeTurn(
  db: Db,
  scope: Scope,
  id: string,
  { part, values }: ChangedPart,
): Promise<string> {
  authorize(scope, "view");
  const { question, conversationId } = await findTurn(db, scope, id);
  if (question === null)
    throw invalid("This question was not understood, so that no part of it can be changed.");
  const { vocabulary, clock } = await readVocabulary(db, scope, { text: "", previous: question });
  const changed = edited(question, { part, values }, clock);
  if ("because" in changed) throw invalid(changed.because);
  const reply: Reply = { understood: read(changed, { vocabulary, clock }) };
  await db.$executeRaw`
    update question_turn set question = ${JSON.stringify(changed)}::jsonb, reply = ${JSON.stringify(reply)}::jsonb, edited_at = now()
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid and user_id = ${scope.userId}::uuid`;
  return conversationId;
}

/** What a link asks in place of its last words, as the first of a conversation of one's own. */
export async function replaceQuestion(db: Db, scope: Scope, id: string, question: Question): Promise<void> {
  const { vocabulary, clock } = await readVocabulary(db, scope, { text: "", previous: question });
  const reply: Reply = { understood: read(Question.parse(question), { vocabulary, clock }) };
  await db.$executeRaw`
    update question_turn set question = ${JSON.stringify(question)}::jsonb, reply = ${JSON.stringify(reply)}::jsonb, edited_at = now()
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid and user_id = ${scope.userId}::uuid`;
}

/** As much of a long answer as the table takes: of what it names, the first. */
function toKept(reply: Reply): string {
  if (!("answer" in reply)) return JSON.stringify(reply);
  const { table, jobIds, ...rest } = reply.answer;
  const kept = { ...rest, jobIds: jobIds.slice(0, MOST_IDS), table };
  while (kept.table && kept.table.rows.length > 1 && JSON.stringify(kept).length > LONGEST)
    kept.table = { ...kept.table, rows: kept.table.rows.slice(0, kept.table.rows.length / 2) };
  return JSON.stringify({ answer: kept } satisfies Reply);
}

export async function deleteConversation(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "view");
  const deleted = await db.$executeRaw`
    delete from question_turn where organization_id = ${scope.organizationId}::uuid
      and user_id = ${scope.userId}::uuid and conversation_id = ${id}::uuid`;
  if (deleted === 0) throw notFound("conversation");
}
