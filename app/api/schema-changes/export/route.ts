import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { CHANGE_COLUMNS, readAllChanges } from "#lib/schema-changes/export.ts";
import { ChangeFilter } from "#lib/schema-changes/views.ts";
import { asked } from "#lib/schemas.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { exportFile } from "../../export.ts";

/** Every change that the page's address means. */
export const GET = (request: Request): Promise<Response> =>
  exportFile(request, {
    name: "schema-changes",
    columns: CHANGE_COLUMNS,
    async read(scope) {
      const filter = ChangeFilter.parse(asked(new URL(request.url).searchParams));
      const timeZone = await asOrganization(scope, (db) => readerTimeZone(db, scope));
      return readAllChanges((work) => asOrganization(scope, work), scope, { filter, timeZone });
    },
  });
