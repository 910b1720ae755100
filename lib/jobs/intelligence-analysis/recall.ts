import { readDocumentationFacts } from "#lib/documentation/facts.ts";
import type { Recall } from "../kind.ts";

export const recallForDocumentation: Recall = async (db, { organizationId, sourceId }) => {
  if (!sourceId) throw new Error("Documentation is of a source.");
  return readDocumentationFacts(db, organizationId, sourceId);
};
