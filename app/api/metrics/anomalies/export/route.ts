import { AnomalyFilter } from "#lib/metrics/anomaly-views.ts";
import { ANOMALY_COLUMNS, readAllAnomalies } from "#lib/metrics/export.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { asked } from "#lib/schemas.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { exportFile } from "../../../export.ts";

/** Every value that the page's address means. */
export const GET = (request: Request): Promise<Response> =>
  exportFile(request, {
    name: "anomalies",
    columns: ANOMALY_COLUMNS,
    async read(scope) {
      const filter = AnomalyFilter.parse(asked(new URL(request.url).searchParams));
      const timeZone = await asOrganization(scope, (db) => readerTimeZone(db, scope));
      return readAllAnomalies((work) => asOrganization(scope, work), scope, { filter, timeZone });
    },
  });
