import type { Scope } from "#lib/auth/scope.ts";
import type { Columns, OpenBatch } from "#lib/export.ts";
import { assetsQuery } from "./asset-list.ts";
import { encodePlace } from "./cursor.ts";
import type { AssetFilter, AssetRow } from "./views.ts";

const BATCH_SIZE = 500;

/** All that match, batch after batch and by name. What a discovery publishes meanwhile may be among them. */
export async function* readAllAssets(
  open: OpenBatch,
  scope: Scope,
  filter: AssetFilter,
): AsyncGenerator<AssetRow[]> {
  let after: string | undefined;
  do {
    const rows = await open((db) =>
      db.$queryRaw<(AssetRow & { searchName: string })[]>(assetsQuery(scope, filter, { after }, BATCH_SIZE)),
    );
    if (rows.length > 0) yield rows.map(({ searchName: _, ...asset }) => asset);
    const last = rows.length === BATCH_SIZE ? rows.at(-1) : undefined;
    after = last && encodePlace([last.searchName, last.id]);
  } while (after);
}

/** Of a table or view as a spreadsheet has it. */
export const ASSET_COLUMNS = [
  ["source", (asset) => asset.sourceName],
  ["schema", (asset) => asset.schemaName],
  ["name", (asset) => asset.name],
  ["kind", (asset) => asset.kind],
  ["state", (asset) => asset.state],
  ["columns", (asset) => asset.columnCount],
  ["rows_estimated", (asset) => asset.rowEstimate],
  ["size_bytes", (asset) => asset.sizeBytes],
  ["partitions", (asset) => asset.partitionCount],
  ["readable", (asset) => (asset.isReadable ? "yes" : "no")],
  ["comment", (asset) => asset.comment],
  ["changed_at", (asset) => asset.updatedAt.toISOString()],
  ["archived_at", (asset) => asset.archivedAt?.toISOString() ?? null],
  ["id", (asset) => asset.id],
] as const satisfies Columns<AssetRow>;
