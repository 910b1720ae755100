"use server";

import { forbidden } from "#lib/errors.ts";
import { actOnChosen, actOnMatching, stopOperation } from "#lib/operations/commands.ts";
import { ChosenJobs, MatchingJobs, OperationId } from "#lib/operations/schemas.ts";
import { action } from "#lib/web/action.ts";
import { inZoneOfReader } from "#lib/web/job-filter.ts";
import { asOrganization } from "#lib/web/scope.ts";

// They answer at once: the worker carries out what was asked for.

export const cancelOrRetryChosen = action(ChosenJobs, "jobs.run", ({ ids, ...asked }, scope) =>
  asOrganization(scope, (db) => actOnChosen(db, scope, asked, ids)),
);

export const cancelOrRetryMatching = action(MatchingJobs, "jobs.run", (meant, scope) => {
  const { filter, upTo, count, organizationId, ...asked } = meant;
  if (organizationId !== scope.organizationId)
    throw forbidden("You work in another organization now. Load the page again.");
  return asOrganization(scope, async (db) => {
    const narrowing = await inZoneOfReader(db, scope, filter);
    return actOnMatching(db, scope, asked, { narrowing, upTo, count });
  });
});

export const stop = action(OperationId, "jobs.run", ({ id }, scope) =>
  asOrganization(scope, (db) => stopOperation(db, scope, id)),
);
