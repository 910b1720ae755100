import { readImportOf } from "#lib/lineage/imports.ts";
import type { Recall } from "../kind.ts";

/** What a person brought for this job to read; null where it is to read the database. */
export const recallImport: Recall = (db, { id, organizationId }) =>
  readImportOf(db, { jobId: id, organizationId });
