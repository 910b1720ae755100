import { authorize } from "#lib/auth/scope.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { readAllChanges, toCsv, toJson } from "#lib/schema-changes/export.ts";
import { ChangeFilter } from "#lib/schema-changes/views.ts";
import { asOrganization, findScope } from "#lib/web/scope.ts";
import { answer, refuse, refuseAnonymous, requireSameOrganization } from "../../answer.ts";
import { download } from "../../download.ts";

const FORMATS = {
  csv: { type: "text/csv; charset=utf-8", write: toCsv },
  json: { type: "application/json", write: toJson },
} as const;

/** Every change that the page's address means, as `?format=csv` or `json`. Read while it is sent, batch after batch. */
export const GET = (request: Request): Promise<Response> =>
  answer(async () => {
    const search = new URL(request.url).searchParams;
    const name = search.get("format");
    if (name !== "csv" && name !== "json") return refuse(400, "Ask for format=csv or format=json.");
    const scope = await findScope();
    if (!scope) return refuseAnonymous();
    authorize(scope, "view");
    requireSameOrganization(request, scope);
    const filter = ChangeFilter.parse(
      Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)])),
    );
    const timeZone = await asOrganization(scope, (db) => readerTimeZone(db, scope));
    const batches = readAllChanges((work) => asOrganization(scope, work), scope, { filter, timeZone });
    const { type, write } = FORMATS[name];
    const day = new Date().toISOString().slice(0, 10);
    return download(write(batches), { name: `schema-changes-${day}.${name}`, type });
  });
