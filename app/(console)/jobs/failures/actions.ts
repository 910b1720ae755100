"use server";

import { z } from "zod";
import { jobsToRetry } from "#lib/jobs/failures/queries.ts";
import { actOnChosen } from "#lib/operations/commands.ts";
import { action } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

const Asked = z.object({ groupId: z.uuid(), requestKey: z.uuid() });

/** The last failed job of each place; the worker carries it out. */
export const retryCause = action(Asked, "jobs.run", ({ groupId, requestKey }, scope) =>
  asOrganization(scope, async (db) => {
    const ids = await jobsToRetry(db, scope, groupId);
    return actOnChosen(
      db,
      scope,
      { requestKey, verb: "retry", reason: "All that failed for one cause" },
      ids,
    );
  }),
);
