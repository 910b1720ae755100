"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { QuestionChange } from "#lib/questions/change.ts";
import { askInConversation, changeTurn, deleteConversation } from "#lib/questions/commands.ts";
import { changeLinked } from "#lib/questions/linked.ts";
import { ConversationId, NewQuestion } from "#lib/questions/schemas.ts";
import { action, formAction } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { conversationHref } from "./address.ts";

export const askQuestion = formAction(NewQuestion, "view", async (question, scope) => {
  const { conversationId } = await asOrganization(scope, (db) => askInConversation(db, scope, question));
  redirect(conversationHref(conversationId));
});

export const changeQuestion = formAction(
  QuestionChange,
  "view",
  async ({ turnId, linked, change }, scope) => {
    const id = await asOrganization(scope, (db) =>
      turnId ? changeTurn(db, scope, turnId, change) : changeLinked(db, scope, linked, change),
    );
    // A turn is answered anew where it stands, with its menus as they are; what a link asked becomes a conversation.
    if (turnId) refresh();
    else redirect(conversationHref(id));
  },
);

export const removeConversation = action(ConversationId, "view", ({ id }, scope) =>
  asOrganization(scope, (db) => deleteConversation(db, scope, id)),
);
