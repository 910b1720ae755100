import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import { invalid } from "#lib/errors.ts";
import type { ChangedPart } from "./change.ts";
import { askInConversation, changeTurn, replaceQuestion } from "./commands.ts";
import type { NewQuestion } from "./schemas.ts";

/** What a link asks: questions, and in place of the last one's words what they were changed to. */
type Linked = NewQuestion & { as: Question | null };

/** A part of what a link asks, changed: it becomes a conversation of one's own, whose id this is. */
export async function changeLinked(
  db: Db,
  scope: Scope,
  linked: Linked | null,
  change: ChangedPart,
): Promise<string> {
  if (linked === null) throw invalid("It does not say which question to change. Reload the page.");
  const { id } = await askInConversation(db, scope, linked);
  if (linked.as) await replaceQuestion(db, scope, id, linked.as);
  return changeTurn(db, scope, id, change);
}
