"use server";

import { decideOnTags } from "#lib/tags/commands.ts";
import { DecidedTags } from "#lib/tags/schemas.ts";
import { action } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const decide = action(DecidedTags, "tags.decide", ({ places, decision }, scope) =>
  asOrganization(scope, (db) => decideOnTags(db, scope, places, decision)),
);
