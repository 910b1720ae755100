import { machineScope } from "#lib/auth/scope.ts";
import { formatQuantity } from "#lib/format.ts";
import { publishLineage } from "#lib/lineage/commands.ts";
import { recordImport } from "#lib/lineage/imports-on-record.ts";
import { JobFailed } from "../engine-failures.ts";
import type { Publish } from "../kind.ts";
import { Findings, STAGED_EDGES } from "./findings.ts";
import { importGone } from "./import-failures.ts";

/** Makes what was found the source's lineage and says what is new and what is gone. */
export const publishLineageExtraction: Publish = async (db, { job, result }) => {
  const { sourceId } = job;
  if (!sourceId) throw new Error(`${job.shortId} extracts the lineage of no source.`);
  const findings = Findings.parse(result.result);
  if (findings.brought) {
    // Before the arrows, so that whoever removes it takes none of them or all.
    const { importId, name } = findings.brought;
    const { id: jobId, organizationId } = job;
    if (!(await recordImport(db, { organizationId, sourceId, jobId, importId, name })))
      throw new JobFailed(importGone());
  }
  const { added, removed, edges, flows, outside } = await publishLineage(
    db,
    machineScope(job.organizationId),
    {
      ...{ jobId: job.id, attempt: job.attempt, sourceId, kind: STAGED_EDGES },
      brought: findings.brought,
    },
  );
  const doubts = findings.views - findings.checked;
  const parts = [
    `${findings.brought ? result.message : formatQuantity(findings.views, "view")}, ${formatQuantity(flows, "column flow")}`,
    added + removed === 0 ? "no changes" : `${added} added, ${removed} removed`,
    ...(doubts > 0 ? [`${formatQuantity(doubts, "view")} not fully understood`] : []),
    ...(findings.unknown > 0 ? [`${formatQuantity(findings.unknown, "routine")} not fully understood`] : []),
    ...(outside > 0 ? [`${formatQuantity(outside, "table")} outside of what is discovered`] : []),
  ];
  return {
    message: `${parts[0]}: ${parts.slice(1).join("; ")}`,
    result: { ...findings, added, removed, edges, flows, outside },
  };
};
