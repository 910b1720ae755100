"use server";

import { decideOnModelText, editDocumentation, takeBackEdit } from "#lib/documentation/commands.ts";
import { DecidedModelText, EditedText, TakenBack } from "#lib/documentation/schemas.ts";
import { action } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const edit = action(EditedText, "documentation.edit", (text, scope) =>
  asOrganization(scope, (db) => editDocumentation(db, scope, text)),
);

export const takeBack = action(TakenBack, "documentation.edit", (place, scope) =>
  asOrganization(scope, (db) => takeBackEdit(db, scope, place)),
);

export const decide = action(DecidedModelText, "documentation.edit", (decided, scope) =>
  asOrganization(scope, (db) => decideOnModelText(db, scope, decided)),
);
