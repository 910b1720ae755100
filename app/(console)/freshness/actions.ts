"use server";

import { refresh } from "next/cache";
import { setFreshness } from "#lib/freshness/commands.ts";
import { FreshnessForm } from "#lib/freshness/schemas.ts";
import { formAction } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const saveFreshness = formAction(FreshnessForm, "freshness.set", async (wish, scope) => {
  await asOrganization(scope, (db) => setFreshness(db, scope, wish));
  refresh();
});
