import { readFreshnessFacts } from "#lib/freshness/facts.ts";
import type { Recall } from "../kind.ts";

export const recallForFreshness: Recall = async (db, { organizationId, sourceId }) => {
  if (!sourceId) throw new Error("Freshness is of a source.");
  return readFreshnessFacts(db, organizationId, sourceId);
};
