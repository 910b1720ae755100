import { authorize } from "#lib/auth/scope.ts";
import { findLogged, readLog, toNdjson, toText } from "#lib/jobs/details/log.ts";
import { asOrganization, findScope } from "#lib/web/scope.ts";
import { answer, refuse, refuseAnonymous } from "../../../answer.ts";
import { download } from "../../../download.ts";

type Context = { params: Promise<{ id: string }> };

/** The whole log as `?format=text` or `ndjson`, read while it is sent; with `&after=ATTEMPT.LINE` what follows that line. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(async () => {
    const query = new URL(request.url).searchParams;
    const format = query.get("format");
    if (format !== "text" && format !== "ndjson") return refuse(400, "Ask for format=text or format=ndjson.");
    const scope = await findScope();
    if (!scope) return refuseAnonymous();
    authorize(scope, "view");
    const { id } = await params;
    const job = await asOrganization(scope, (db) => findLogged(db, scope, id));
    const [attempt, line] = (query.get("after") ?? "0.0")
      .split(".")
      .map((part) => Number.parseInt(part, 10) || 0);
    const lines = readLog((work) => asOrganization(scope, work), scope, job.id, {
      attempt: attempt ?? 0,
      line: line ?? 0,
    });
    return format === "text"
      ? download(toText(lines), { name: `${job.shortId}.log`, type: "text/plain; charset=utf-8" })
      : download(toNdjson(lines), { name: `${job.shortId}.ndjson`, type: "application/x-ndjson" });
  });
