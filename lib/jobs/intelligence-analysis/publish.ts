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
  const { written, removed, edited, proposed } = await publishDocumentation(
    db,
    machineScope(job.organizationId),
    {
      ...{ jobId: job.id, attempt: job.attempt, sourceId, kind: STAGED_DOCUMENTATION },
      assetId: assetId === sourceId ? null : assetId,
    },
  );
  const changes = [
    ...(written > 0 ? [`${formatQuantity(written, "text")} written`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ];
  const documented = `${formatQuantity(findings.tables, "table")} and ${formatQuantity(findings.columns, "column")} documented: ${changes.join(", ") || "no changes"}`;
  return {
    message: [documented, ...ofModel(findings.model, proposed)].join(". "),
    result: { ...findings, written, removed, edited, ...(findings.model && { proposed }) },
  };
};

/** What the language model came to, where there is one: the texts above stand whatever it did. */
function ofModel(model: Findings["model"], proposed: number): string[] {
  if (!model) return [];
  const { refused, fault } = model;
  const did = [
    ...(proposed > 0 ? [`${formatQuantity(proposed, "version")} by the language model`] : []),
    ...(refused > 0 ? [`${refused} of its texts refused: the facts do not bear them out`] : []),
  ];
  return [
    ...(did.length > 0 ? [did.join(", ")] : []),
    ...(fault === null ? [] : [`The rest without the language model: ${fault.replace(/\.$/, "")}`]),
  ];
}
