import { machineScope } from "#lib/auth/scope.ts";
import { publishDocumentation } from "#lib/documentation/publish-documentation.ts";
import { formatQuantity } from "#lib/format.ts";
import type { Publish } from "../kind.ts";
import { Findings, STAGED_DOCUMENTATION } from "./known.ts";

/** Makes what was written the source's documentation, beside what people edited, and says what is new. */
export const publishIntelligenceAnalysis: Publish = async (db, { job, result }) => {
  const { sourceId, assetId } = job;
  if (!sourceId) throw new Error(`${job.shortId} documents no source.`);
  const findings = Findings.parse(result.result);
  const { written, removed, edited } = await publishDocumentation(db, machineScope(job.organizationId), {
    ...{ jobId: job.id, attempt: job.attempt, sourceId, kind: STAGED_DOCUMENTATION },
    assetId: assetId === sourceId ? null : assetId,
  });
  const changes = [
    ...(written > 0 ? [`${formatQuantity(written, "text")} written`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ];
  return {
    message: `${formatQuantity(findings.tables, "table")} and ${formatQuantity(findings.columns, "column")} documented: ${changes.join(", ") || "no changes"}`,
    result: { ...findings, written, removed, edited },
  };
};
