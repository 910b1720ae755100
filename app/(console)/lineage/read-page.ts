import "server-only";
import { findAssetName } from "#lib/catalog/queries.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { readImpact } from "#lib/lineage/impact.ts";
import { listImports } from "#lib/lineage/imports-on-record.ts";
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
      cursor: await readCursor(db),
      run,
      sources,
      sourceId,
      // Of a source as a whole: one of its tables has arrows of all kinds.
      imports: sourceId && !asset ? await listImports(db, scope, sourceId) : null,
      assetName: asset ? await findAssetName(db, scope, asset) : null,
      impact: asset ? await readImpact(db, scope, { assetId: asset, column: column ?? null }) : null,
      graph: asset
        ? await readGraph(db, scope, { assetId: asset, direction, depth, keys })
        : sourceId
          ? await readGraph(db, scope, { sourceId, direction, depth, keys })
          : NOTHING,
    };
  });
