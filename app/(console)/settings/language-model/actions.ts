"use server";

import { refresh } from "next/cache";
import { removeLanguageModel, saveLanguageModel } from "#lib/language-model/commands.ts";
import { askModel } from "#lib/language-model/requests.ts";
import { LanguageModelForm, NoInput } from "#lib/language-model/schemas.ts";
import { action, formAction } from "#lib/web/action.ts";
import { webEnv } from "#lib/web/env.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const saveModel = formAction(LanguageModelForm, "model.manage", async (form, scope) => {
  await asOrganization(scope, (db) => saveLanguageModel(db, scope, webEnv().SEALING_PUBLIC_KEY, form));
  refresh();
});

export const removeModel = action(NoInput, "model.manage", async (_, scope) => {
  await asOrganization(scope, (db) => removeLanguageModel(db, scope));
  refresh();
});

/** A worker asks the model that is saved; what it costs counts. Null where it answered, else why not. */
export const testModel = action(NoInput, "model.manage", async (_, scope) => {
  const came = await askModel((work) => asOrganization(scope, work), scope, "trial", {
    at: new Date().toISOString(),
  });
  refresh();
  return "fault" in came ? came.fault.message : null;
});
