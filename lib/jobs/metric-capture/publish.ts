import { machineScope } from "#lib/auth/scope.ts";
import { publishMetrics } from "#lib/metrics/publish-metrics.ts";
import type { Publish } from "../kind.ts";
import { STAGED_METRICS } from "./known.ts";

/** Makes what was found part of the metrics. */
export const publishMetricCapture: Publish = async (db, { job, result }) => {
  const { sourceId } = job;
  if (!sourceId) throw new Error(`${job.shortId} captures of no source.`);
  await publishMetrics(db, machineScope(job.organizationId), {
    ...{ jobId: job.id, attempt: job.attempt, sourceId, kind: STAGED_METRICS },
  });
  return result;
};
