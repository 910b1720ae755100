"use server";

import { refresh } from "next/cache";
import { updateOrganization } from "#lib/people/commands.ts";
import { OrganizationInput } from "#lib/people/schemas.ts";
import { formAction } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const saveOrganization = formAction(OrganizationInput, "people.manage", async (input, scope) => {
  await asOrganization(scope, (db) => updateOrganization(db, scope, input));
  refresh();
});
