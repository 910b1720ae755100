import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Columns, toCsv, toJson } from "#lib/export.ts";
import { findScope } from "#lib/web/scope.ts";
import { answer, refuse, refuseAnonymous, requireSameOrganization } from "./answer.ts";
import { download } from "./download.ts";

type Export<Row> = {
  /** The file's, without its day. */
  name: string;
  columns: Columns<Row>;
  read(scope: Scope): Promise<AsyncIterable<Row[]>>;
};

/** A file of rows as `?format=csv` or `json`, read while it is sent, batch after batch. */
export const exportFile = <Row>(request: Request, { name, columns, read }: Export<Row>): Promise<Response> =>
  answer(async () => {
    const format = new URL(request.url).searchParams.get("format");
    if (format !== "csv" && format !== "json") return refuse(400, "Ask for format=csv or format=json.");
    const scope = await findScope();
    if (!scope) return refuseAnonymous();
    authorize(scope, "view");
    requireSameOrganization(request, scope);
    const rows = await read(scope);
    const day = new Date().toISOString().slice(0, 10);
    return download(format === "csv" ? toCsv(columns, rows) : toJson(rows), {
      name: `${name}-${day}.${format}`,
      type: format === "csv" ? "text/csv; charset=utf-8" : "application/json",
    });
  });
