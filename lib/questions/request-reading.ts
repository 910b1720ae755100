import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { requestAnswer } from "#lib/language-model/requests.ts";

/**
 * The request that asks a language model what a turn means. It has one: whoever shows the turn before it is answered waits
 * for the same answer, and asks anew only where that never came. Null where there is nothing to ask, or no model.
 */
export async function requestReading(
  db: Db,
  scope: Scope,
  turnId: string,
  data: unknown,
): Promise<string | null> {
  const own = Prisma.sql`t.id = ${turnId}::uuid and t.organization_id = ${scope.organizationId}::uuid
    and t.user_id = ${scope.userId}::uuid and t.reply ? 'asking'`;
  const held = await db.$queryRaw<unknown[]>`select t.id from question_turn t where ${own} for update`;
  if (held.length === 0) return null;
  const [asked] = await db.$queryRaw<{ id: string }[]>`
    select r.id from question_turn t join language_model_request r on r.id = (t.reply->>'requestId')::uuid
    where ${own} and (r.reply is not null or r.deadline > clock_timestamp())`;
  if (asked) return asked.id;
  const requestId = await requestAnswer(db, scope, "question", data);
  await db.$executeRaw`
    update question_turn t set reply = t.reply || jsonb_build_object('requestId', ${requestId}::text) where ${own}`;
  return requestId;
}
