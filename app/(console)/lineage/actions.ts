"use server";

import { z } from "zod";
import { hintChange } from "#lib/jobs/hint.ts";
import { startFromStatistics } from "#lib/lineage/imports.ts";
import { removeImport } from "#lib/lineage/imports-on-record.ts";
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

/** Takes an import away, and its arrows with it. */
export const removeThisImport = action(
  z.object({ id: z.uuid() }),
  "sources.manage",
  async ({ id }, scope) => {
    const removed = await asOrganization(scope, (db) => removeImport(db, scope, id));
    await hintChange(webDatabase(), scope.organizationId);
    return removed;
  },
);
