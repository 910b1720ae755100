import { machineScope } from "#lib/auth/scope.ts";
import { formatQuantity } from "#lib/format.ts";
import { publishTags } from "#lib/tags/publish-tags.ts";
import type { Publish } from "../kind.ts";
import { Findings, STAGED_TAGS } from "./known.ts";

/** Makes what was found the source's tags, beside what people decided, and says what is new. */
export const publishTagGeneration: Publish = async (db, { job, result }) => {
  const { sourceId, assetId } = job;
  if (!sourceId) throw new Error(`${job.shortId} tags no source.`);
  const findings = Findings.parse(result.result);
  const { added, removed, applied, toReview } = await publishTags(db, machineScope(job.organizationId), {
    ...{ jobId: job.id, attempt: job.attempt, sourceId, kind: STAGED_TAGS },
    assetId: assetId === sourceId ? null : assetId,
  });
  const changes = [
    ...(added > 0 ? [`${formatQuantity(added, "tag")} added`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(toReview > 0 ? [`${formatQuantity(toReview, "tag")} to review`] : []),
  ];
  return {
    message: `${formatQuantity(applied, "tag")} on ${formatQuantity(findings.columns, "column")}: ${changes.join(", ") || "no changes"}`,
    result: { ...findings, added, removed, applied, toReview },
  };
};
