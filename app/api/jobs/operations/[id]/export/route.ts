import { notFound } from "#lib/errors.ts";
import { EXPORTED_COLUMNS, readAllItems } from "#lib/operations/export.ts";
import { ItemFilter } from "#lib/operations/schemas.ts";
import { asked, Id } from "#lib/schemas.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { exportFile } from "../../../../export.ts";

type Context = { params: Promise<{ id: string }> };

/** What came of each job of an operation, under the outcome of the page's address. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  exportFile(request, {
    name: "operation",
    columns: EXPORTED_COLUMNS,
    async read(scope) {
      const id = Id.parse((await params).id);
      if (!id) throw notFound("operation");
      const { outcome } = ItemFilter.parse(asked(new URL(request.url).searchParams));
      return readAllItems((work) => asOrganization(scope, work), scope, id, outcome);
    },
  });
