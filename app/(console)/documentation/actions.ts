"use server";

import { decideOnModelTexts, editDocumentation, takeBackEdit } from "#lib/documentation/commands.ts";
import { DecidedModelTexts, EditedText, TakenBack } from "#lib/documentation/schemas.ts";
import { action } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const edit = action(EditedText, "documentation.edit", (text, scope) =>
  asOrganization(scope, (db) => editDocumentation(db, scope, text)),
);

export const takeBack = action(TakenBack, "documentation.edit", (place, scope) =>
  asOrganization(scope, (db) => takeBackEdit(db, scope, place)),
);

export const decide = action(DecidedModelTexts, "documentation.edit", (decided, scope) =>
  asOrganization(scope, (db) => decideOnModelTexts(db, scope, decided)),
);
