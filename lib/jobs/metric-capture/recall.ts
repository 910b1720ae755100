import { readMetricFacts } from "#lib/metrics/facts.ts";
import type { Recall } from "../kind.ts";

export const recallForMetrics: Recall = async (db, { id, organizationId, sourceId, assetId }) => {
  if (!sourceId) throw new Error("Metrics are of a source.");
  return readMetricFacts(db, { id, organizationId, sourceId, assetId });
};
