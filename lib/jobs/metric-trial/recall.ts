import { readTrialFacts } from "#lib/metrics/facts.ts";
import type { Recall } from "../kind.ts";

export const recallForTrial: Recall = async (db, { id, organizationId, sourceId, assetId }) => {
  if (!sourceId) throw new Error("A statement is tried on a source.");
  return readTrialFacts(db, { id, organizationId, sourceId, assetId });
};
