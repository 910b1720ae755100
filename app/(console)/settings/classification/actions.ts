"use server";

import { refresh } from "next/cache";
import { addTagRule, chooseFamilies, removeTagRule } from "#lib/tags/commands.ts";
import { ChosenTagRule, NewTagRule, WantedFamilies } from "#lib/tags/schemas.ts";
import { action, formAction } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const addRule = formAction(NewTagRule, "tags.decide", async (rule, scope) => {
  await asOrganization(scope, (db) => addTagRule(db, scope, rule));
  refresh();
});

export const removeRule = action(ChosenTagRule, "tags.decide", async ({ id }, scope) => {
  await asOrganization(scope, (db) => removeTagRule(db, scope, id));
  refresh();
});

export const saveFamilies = action(WantedFamilies, "tags.decide", async ({ families }, scope) => {
  await asOrganization(scope, (db) => chooseFamilies(db, scope, families));
  refresh();
});
