"use server";

import { redirect } from "next/navigation";
import { hintChange } from "#lib/jobs/hint.ts";
import { saveSource } from "#lib/sources/commands.ts";
import { removeSource } from "#lib/sources/removal.ts";
import { RemovedSource, SourceForm } from "#lib/sources/schemas.ts";
import { action, formAction } from "#lib/web/action.ts";
import { webDatabase } from "#lib/web/database.ts";
import { webEnv } from "#lib/web/env.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { savedHref } from "./address.ts";

/** Saves the form, and tests or discovers as its button said; then shows what comes of it. */
export const submitSource = formAction(SourceForm, "sources.manage", async (form, scope) => {
  const saved = await asOrganization(scope, (db) => saveSource(db, scope, webEnv().SEALING_PUBLIC_KEY, form));
  await hintChange(webDatabase(), scope.organizationId);
  redirect(savedHref(form.intent, saved));
});

export const removeSourceNow = action(
  RemovedSource,
  "sources.manage",
  async ({ id, confirmation }, scope) => {
    await asOrganization(scope, (db) => removeSource(db, scope, id, confirmation));
    await hintChange(webDatabase(), scope.organizationId);
  },
);
