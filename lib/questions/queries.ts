import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { Question } from "#lib/engines/questions/question.ts";
import { notFound } from "#lib/errors.ts";
import type { Conversation, Reply, Turn } from "./views.ts";

const MOST_LISTED = 30;

/** A person's own; there are none without one. */
const own = ({ organizationId, userId }: Scope) =>
  Prisma.sql`organization_id = ${organizationId}::uuid and user_id = ${userId}::uuid`;

/** By their first question, those asked in last first. */
export const listConversations = (db: Db, scope: Scope): Promise<Conversation[]> => db.$queryRaw<
  Conversation[]
>`
  select conversation_id as id, (array_agg(text order by id))[1] as text, count(*)::integer as questions,
    to_char(max(asked_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt"
  from question_turn where ${own(scope)}
  group by conversation_id order by max(id::text) desc limit ${MOST_LISTED}::integer`;

/** Oldest first. Throws `not_found` for another person's as for one that was deleted. */
export async function getConversation(db: Db, scope: Scope, id: string): Promise<Turn[]> {
  const turns = await db.$queryRaw<(Omit<Turn, "askedAt"> & { askedAt: Date })[]>`
    select id, text, reply, asked_at as "askedAt", edited_at is not null as "isEdited" from question_turn
    where ${own(scope)} and conversation_id = ${id}::uuid order by id`;
  if (turns.length === 0) throw notFound("conversation");
  return turns.map(({ askedAt, ...turn }) => ({ ...turn, askedAt: askedAt.toISOString() }));
}

type OneTurn = { conversationId: string; text: string; reply: Reply; question: Question | null };

/** Throws `not_found` for another person's. */
export async function findTurn(db: Db, scope: Scope, id: string): Promise<OneTurn> {
  const [turn] = await db.$queryRaw<(Omit<OneTurn, "question"> & { question: unknown })[]>`
    select conversation_id as "conversationId", text, reply, question from question_turn
    where ${own(scope)} and id = ${id}::uuid`;
  if (!turn) throw notFound("question");
  return { ...turn, question: Question.safeParse(turn.question).data ?? null };
}

/** The newest question of a conversation that was understood; null where there is none. */
export async function findPrevious(db: Db, scope: Scope, conversationId: string): Promise<Question | null> {
  const [turn] = await db.$queryRaw<{ question: unknown }[]>`
    select question from question_turn where ${own(scope)} and conversation_id = ${conversationId}::uuid
      and question is not null order by id desc limit 1`;
  return Question.safeParse(turn?.question).data ?? null;
}
