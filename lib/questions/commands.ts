import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { conflict, forbidden, notFound } from "#lib/errors.ts";
import { ask } from "./ask.ts";
import { findPrevious } from "./queries.ts";
import type { NewQuestion } from "./schemas.ts";
import type { Reply } from "./views.ts";

/** More than anybody reads again. */
const MOST_TURNS = 1_000;
/** The table takes 100,000 characters, and writes some more of them than are given. */
const LONGEST = 80_000;
const MOST_IDS = 200;

/** Answers a question and keeps both; returns the conversation's id. */
export async function askInConversation(
  db: Db,
  scope: Scope,
  { q, conversationId, before }: NewQuestion,
): Promise<string> {
  authorize(scope, "view");
  const texts = conversationId ? [q] : [...before, q];
  let id = conversationId ?? null;
  for (const text of texts) id = await keepTurn(db, scope, text, id);
  return id ?? "";
}

async function keepTurn(db: Db, scope: Scope, text: string, conversationId: string | null): Promise<string> {
  const { organizationId, userId } = scope;
  if (userId === null) throw forbidden("Conversations are kept by people. Sign in to ask.");
  const [{ turns, here }] = await db.$queryRaw<[{ turns: number; here: number }]>`
    select count(*)::integer as turns, (count(*) filter (where conversation_id = ${conversationId}::uuid))::integer as here
    from question_turn where organization_id = ${organizationId}::uuid and user_id = ${userId}::uuid`;
  if (conversationId !== null && here === 0) throw notFound("conversation");
  if (turns >= MOST_TURNS)
    throw conflict(`You have asked ${MOST_TURNS} questions. Delete a conversation you do not need first.`);
  const previous = conversationId === null ? null : await findPrevious(db, scope, conversationId);
  const reply = await ask(db, scope, { text, previous });
  const question = "answer" in reply ? JSON.stringify(reply.answer.question) : null;
  const [{ id }] = await db.$queryRaw<[{ id: string }]>`
    with turn as (select uuid_v7() as id)
    insert into question_turn (id, organization_id, user_id, conversation_id, text, question, reply)
    select id, ${organizationId}::uuid, ${userId}::uuid, coalesce(${conversationId}::uuid, id), ${text}, ${question}::jsonb,
      ${toKept(reply)}::jsonb from turn
    returning conversation_id as id`;
  return id;
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
