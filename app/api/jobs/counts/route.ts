import { countJobs } from "#lib/jobs/counts.ts";
import { JobFilter } from "#lib/jobs/views.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson } from "../../answer.ts";

/** How many jobs each tab holds, under the same `type`, `source` and `asset` as the page's address. */
export function GET(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams;
  const filter = JobFilter.parse(
    Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)])),
  );
  return answerJson((scope) => asOrganization(scope, (db) => countJobs(db, scope, filter)));
}
