import type { Db } from "#lib/db/client.ts";

/** The arrows of a source in words, in order: `orders.net → total.net value checked`. */
export async function edgesInWords(owner: Db, sourceId: string): Promise<string[]> {
  const assets = await owner.asset.findMany({ where: { sourceId }, select: { id: true, name: true } });
  const nameOf = new Map(assets.map(({ id, name }) => [id, name]));
  const edges = await owner.lineageEdge.findMany({ where: { sourceId } });
  return edges
    .map(
      ({ fromAssetId, fromColumn, toAssetId, toColumn, use, evidence }) =>
        `${nameOf.get(fromAssetId)}.${fromColumn} → ${nameOf.get(toAssetId)}.${toColumn} ${use} ${evidence}`,
    )
    .sort();
}
