import { z } from "zod";
import { authorize } from "#lib/auth/scope.ts";
import { readExportedTables, toDbt, toMarkdown } from "#lib/documentation/export.ts";
import { asked } from "#lib/schemas.ts";
import { getSource } from "#lib/sources/queries.ts";
import { asOrganization, findScope } from "#lib/web/scope.ts";
import { answer, refuse, refuseAnonymous, requireSameOrganization } from "../../answer.ts";
import { download } from "../../download.ts";

const Asked = z.object({
  format: z.enum(["markdown", "dbt"]),
  source: z.uuid(),
  asset: z.uuid().optional(),
});

/** `?format=markdown|dbt&source=…&asset=…`: what is said of a source's tables, or of one of them. */
export const GET = (request: Request): Promise<Response> =>
  answer(async () => {
    const query = Asked.safeParse(asked(new URL(request.url).searchParams));
    if (!query.success) return refuse(400, "Ask for format=markdown or format=dbt of a source.");
    const scope = await findScope();
    if (!scope) return refuseAnonymous();
    authorize(scope, "view");
    requireSameOrganization(request, scope);
    const { format, source, asset } = query.data;
    const { name } = await asOrganization(scope, (db) => getSource(db, scope, source));
    const tables = readExportedTables((work) => asOrganization(scope, work), scope, { source, asset });
    return format === "markdown"
      ? download(toMarkdown(name, tables), { name: "documentation.md", type: "text/markdown; charset=utf-8" })
      : download(toDbt(tables), { name: "schema.yml", type: "application/yaml; charset=utf-8" });
  });
