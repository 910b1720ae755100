import "server-only";
import type { Scope } from "#lib/auth/scope.ts";
import { AppError } from "#lib/errors.ts";
import { getJobDetails } from "#lib/jobs/details.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { getSource, type SourceDetails } from "#lib/sources/queries.ts";
import { asOrganization } from "#lib/web/scope.ts";

type StoredForm = { source: SourceDetails; test: JobDetails | null };

/** A stored source with one of its connection tests; a test of another source is as good as none. */
export function readForm(scope: Scope, sourceId: string, testId: string | undefined): Promise<StoredForm> {
  return asOrganization(scope, async (db) => {
    const source = await getSource(db, scope, sourceId);
    const found = testId ? await getJobDetails(db, scope, testId).catch(nullWhereNotFound) : null;
    const isItsTest = found?.job.sourceId === sourceId && found.job.type === "connection_test";
    return { source, test: isItsTest ? found : null };
  });
}

function nullWhereNotFound(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}
