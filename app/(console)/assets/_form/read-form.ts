import "server-only";
import type { Scope } from "#lib/auth/scope.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { getSource, type SourceDetails } from "#lib/sources/queries.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { findJobOf } from "../_jobs/find-job.ts";

type StoredForm = { source: SourceDetails; test: JobDetails | null };

/** A stored source, with the connection test that the address names. */
export function readForm(scope: Scope, sourceId: string, testId: string | undefined): Promise<StoredForm> {
  return asOrganization(scope, async (db) => {
    const source = await getSource(db, scope, sourceId);
    const found = await findJobOf(db, scope, sourceId, testId);
    return { source, test: found?.job.type === "connection_test" ? found : null };
  });
}
