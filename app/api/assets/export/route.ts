import { ASSET_COLUMNS, readAllAssets } from "#lib/catalog/export.ts";
import { AssetFilter } from "#lib/catalog/views.ts";
import { asked } from "#lib/schemas.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { exportFile } from "../../export.ts";

/** Every table and view that the page's address means. */
export const GET = (request: Request): Promise<Response> =>
  exportFile(request, {
    name: "tables-and-views",
    columns: ASSET_COLUMNS,
    async read(scope) {
      const filter = AssetFilter.parse(asked(new URL(request.url).searchParams));
      return readAllAssets((work) => asOrganization(scope, work), scope, filter);
    },
  });
