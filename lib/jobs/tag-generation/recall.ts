import { readTaggingFacts } from "#lib/tags/facts.ts";
import type { Recall } from "../kind.ts";

export const recallForTags: Recall = async (db, { organizationId, sourceId }) => {
  if (!sourceId) throw new Error("Tags are of a source.");
  return readTaggingFacts(db, organizationId, sourceId);
};
