"use server";

import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import {
  acknowledgeChanges,
  acknowledgeMatching,
  reopenChanges,
  undoAcknowledgement,
} from "#lib/schema-changes/commands.ts";
import { ChosenChanges, MatchingChanges, UndoneAcknowledgement } from "#lib/schema-changes/schemas.ts";
import { action } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const acknowledge = action(ChosenChanges, "changes.acknowledge", ({ ids }, scope) =>
  asOrganization(scope, (db) => acknowledgeChanges(db, scope, ids)),
);

export const acknowledgeAll = action(MatchingChanges, "changes.acknowledge", ({ filter, ...told }, scope) =>
  asOrganization(scope, async (db) => {
    const timeZone = await readerTimeZone(db, scope);
    return acknowledgeMatching(db, scope, { filter, timeZone }, told);
  }),
);

export const undo = action(UndoneAcknowledgement, "changes.acknowledge", ({ at }, scope) =>
  asOrganization(scope, (db) => undoAcknowledgement(db, scope, at)),
);

export const reopen = action(ChosenChanges, "changes.acknowledge", ({ ids }, scope) =>
  asOrganization(scope, (db) => reopenChanges(db, scope, ids)),
);
