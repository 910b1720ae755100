"use server";

import { z } from "zod";
import { hintChange } from "#lib/jobs/hint.ts";
import { startFromStatistics } from "#lib/lineage/imports.ts";
import { action } from "#lib/web/action.ts";
import { webDatabase } from "#lib/web/database.ts";
import { asOrganization } from "#lib/web/scope.ts";

const Asked = z.object({ sourceId: z.uuid("Choose the source.") });

/** Reads lineage from the statements that a database ran. */
export const importStatistics = action(Asked, "sources.manage", async ({ sourceId }, scope) => {
  const job = await asOrganization(scope, (db) => startFromStatistics(db, scope, sourceId));
  await hintChange(webDatabase(), scope.organizationId);
  return { id: job.id };
});
