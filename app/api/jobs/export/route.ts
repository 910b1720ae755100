import { EXPORTED_COLUMNS, readAllJobs } from "#lib/jobs/export.ts";
import { askedFilter, inZoneOfReader } from "#lib/web/job-filter.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { exportFile } from "../../export.ts";

/** Every job that the page's address means. */
export const GET = (request: Request): Promise<Response> =>
  exportFile(request, {
    name: "jobs",
    columns: EXPORTED_COLUMNS,
    async read(scope) {
      const narrowing = await asOrganization(scope, (db) => inZoneOfReader(db, scope, askedFilter(request)));
      return readAllJobs((work) => asOrganization(scope, work), scope, narrowing);
    },
  });
