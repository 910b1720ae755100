import { readMetricFacts, readPasts } from "#lib/metrics/facts.ts";
import type { Recall } from "../kind.ts";

export const recallForMetrics: Recall = async (db, { id, organizationId, sourceId, assetId }, metricIds) => {
  if (!sourceId) throw new Error("Metrics are of a source.");
  if (metricIds) return readPasts(db, { organizationId, sourceId }, metricIds);
  return readMetricFacts(db, { id, organizationId, sourceId, assetId });
};
