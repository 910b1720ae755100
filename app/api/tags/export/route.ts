import { asked } from "#lib/schemas.ts";
import { readAllTags, TAG_COLUMNS } from "#lib/tags/export.ts";
import { TagFilter } from "#lib/tags/views.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { exportFile } from "../../export.ts";

/** Every tag that the page's address means. */
export const GET = (request: Request): Promise<Response> =>
  exportFile(request, {
    name: "tags",
    columns: TAG_COLUMNS,
    async read(scope) {
      const filter = TagFilter.parse(asked(new URL(request.url).searchParams));
      return readAllTags((work) => asOrganization(scope, work), scope, filter);
    },
  });
