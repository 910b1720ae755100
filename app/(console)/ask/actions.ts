"use server";

import { redirect } from "next/navigation";
import { askInConversation, deleteConversation } from "#lib/questions/commands.ts";
import { ConversationId, NewQuestion } from "#lib/questions/schemas.ts";
import { action, formAction } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { conversationHref } from "./address.ts";

export const askQuestion = formAction(NewQuestion, "view", async (question, scope) => {
  const id = await asOrganization(scope, (db) => askInConversation(db, scope, question));
  redirect(conversationHref(id));
});

export const removeConversation = action(ConversationId, "view", ({ id }, scope) =>
  asOrganization(scope, (db) => deleteConversation(db, scope, id)),
);
