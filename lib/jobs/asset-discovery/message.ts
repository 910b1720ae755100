import type { CatalogChanges } from "#lib/catalog/views.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { Findings } from "./findings.ts";

/** `27 tables, 8 views` */
export const describeFound = ({ tables, views }: Findings["found"]): string =>
  `${formatQuantity(tables, "table")}, ${formatQuantity(views, "view")}`;

/** `27 tables, 8 views: 1 added, 2 changed; 1 schema not readable`; the first time, everything is new and none is named. */
export function describePublished(
  { found, unreadableSchemas }: Findings,
  changes: CatalogChanges,
  isFirst: boolean,
): string {
  const { added, changed, removed, typesChanged } = changes;
  const parts = [
    added > 0 && `${formatCount(added)} added`,
    changed > 0 && `${formatCount(changed)} changed`,
    removed > 0 && `${formatCount(removed)} removed`,
    typesChanged > 0 && `${formatQuantity(typesChanged, "type")} changed`,
  ].filter((part) => part !== false);
  const differences = parts.length > 0 ? parts.join(", ") : "no changes";
  const notable =
    unreadableSchemas.length > 0
      ? `; ${formatQuantity(unreadableSchemas.length, "schema")} not readable`
      : "";
  return `${describeFound(found)}${isFirst ? "" : `: ${differences}`}${notable}`;
}
