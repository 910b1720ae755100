import { countJobs } from "#lib/jobs/counts.ts";
import { askedFilter, inZoneOfReader } from "#lib/web/job-filter.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson } from "../../answer.ts";

/** How many jobs each tab holds, under the filter of the page's address. */
export function GET(request: Request): Promise<Response> {
  const filter = askedFilter(request);
  return answerJson((scope) =>
    asOrganization(scope, async (db) => countJobs(db, scope, await inZoneOfReader(db, scope, filter))),
  );
}
