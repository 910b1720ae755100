import "server-only";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import type { JobDetails } from "#lib/jobs/views.ts";

/** The job an address names, where it ran on this source; one of another source is as good as none. */
export async function findJobOf(
  db: Db,
  scope: Scope,
  sourceId: string,
  jobId: string | undefined,
): Promise<JobDetails | null> {
  if (!jobId) return null;
  try {
    const details = await getJobDetails(db, scope, jobId);
    return details.job.sourceId === sourceId ? details : null;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
