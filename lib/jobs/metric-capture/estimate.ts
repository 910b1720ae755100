import type { Connector } from "#lib/connectors/connector.ts";
import type { Captured, Found } from "./capture-table.ts";
import type { KnownMetric, KnownTable } from "./known.ts";

/**
 * What can be told of tables whose rows nobody may look at: how many the server itself takes them to have. It is asked of all
 * of them at once, from its catalog alone.
 */
export async function estimateTables(
  connector: Connector,
  tables: readonly KnownTable[],
  signal: AbortSignal,
): Promise<Map<KnownTable, Captured>> {
  const counted = tables.filter(({ metrics }) => metrics.some(({ type }) => type === "row_count"));
  const ids = counted.flatMap(({ objectId }) => objectId ?? []);
  const rows = ids.length > 0 ? await connector.estimateRows(ids, signal) : new Map<number, number | null>();
  return new Map(
    tables.map((table) => {
      const estimate = table.objectId === null ? null : (rows.get(table.objectId) ?? null);
      return [
        table,
        { found: table.metrics.map((metric) => told(metric, estimate)), cost: 0, backfilled: [] },
      ] as const;
    }),
  );
}

function told(metric: KnownMetric, estimate: number | null): Found {
  if (metric.type !== "row_count")
    return {
      ...{ metric, fault: "schema_only" },
      reason: "The source shows its structure alone: no statement looks at a row for it.",
    };
  if (estimate !== null) return { metric, value: estimate, method: "estimated" };
  return {
    ...{ metric, fault: "schema_only" },
    reason:
      "The source shows its structure alone, and its server does not estimate how many rows there are before an ANALYZE.",
  };
}
