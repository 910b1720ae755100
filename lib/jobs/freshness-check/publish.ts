import { machineScope } from "#lib/auth/scope.ts";
import { formatQuantity } from "#lib/format.ts";
import { publishFreshness } from "#lib/freshness/publish-freshness.ts";
import type { Publish } from "../kind.ts";
import { Findings, STAGED_FRESHNESS } from "./known.ts";

/** Makes what was found what is known of the tables, and says how many are not as they should be. */
export const publishFreshnessCheck: Publish = async (db, { job, result }) => {
  const { sourceId } = job;
  if (!sourceId) throw new Error(`${job.shortId} checks no source.`);
  const findings = Findings.parse(result.result);
  const updates = await publishFreshness(db, machineScope(job.organizationId), {
    ...{ jobId: job.id, attempt: job.attempt, sourceId, kind: STAGED_FRESHNESS },
  });
  const { fresh, stale, unknown, disabled } = findings.counts;
  const parts = [
    `${stale} stale`,
    `${fresh} fresh`,
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(disabled > 0 ? [`${disabled} turned off`] : []),
  ];
  return {
    message: `${formatQuantity(findings.tables, "table")}: ${parts.join(", ")}`,
    result: { ...findings, updates },
  };
};
