"use server";

import { refresh } from "next/cache";
import { changeView, deleteView, saveView } from "#lib/saved-views/commands.ts";
import { NewView, ViewChange, ViewId } from "#lib/saved-views/schemas.ts";
import { action } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const saveThisView = action(NewView, "view", (view, scope) =>
  asOrganization(scope, (db) => saveView(db, scope, view)),
);

export const changeThisView = action(ViewChange, "view", async (change, scope) => {
  const changed = await asOrganization(scope, (db) => changeView(db, scope, change));
  refresh();
  return changed;
});

export const deleteThisView = action(ViewId, "view", ({ id }, scope) =>
  asOrganization(scope, (db) => deleteView(db, scope, id)),
);
