import "server-only";
import { findAssetName } from "#lib/catalog/queries.ts";
import { readImpact } from "#lib/lineage/impact.ts";
import { listLineageSources, readGraph } from "#lib/lineage/queries.ts";
import { findLineageRun } from "#lib/lineage/runs.ts";
import type { LineageAddress, LineageGraph } from "#lib/lineage/views.ts";
import { asOrganization, type requireScope } from "#lib/web/scope.ts";

const NOTHING: LineageGraph = { nodes: [], links: [], keys: [], isCut: false };

/** Everything the page shows, in one transaction. */
export const readLineagePage = (scope: Awaited<ReturnType<typeof requireScope>>, address: LineageAddress) =>
  asOrganization(scope, async (db) => {
    const run = address.job ? await findLineageRun(db, scope, address.job) : null;
    const sources = await listLineageSources(db, scope);
    const sourceId = address.source ?? run?.sourceId ?? sources[0]?.id ?? null;
    const { asset, column, direction, depth, keys } = address;
    return {
      run,
      sources,
      sourceId,
      assetName: asset ? await findAssetName(db, scope, asset) : null,
      impact: asset ? await readImpact(db, scope, { assetId: asset, column: column ?? null }) : null,
      graph: asset
        ? await readGraph(db, scope, { assetId: asset, direction, depth, keys })
        : sourceId
          ? await readGraph(db, scope, { sourceId, direction, depth, keys })
          : NOTHING,
    };
  });
