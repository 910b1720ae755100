import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import type { EnqueuedJob } from "#lib/jobs/new-jobs.ts";
import { findMetricChoices } from "./choices.ts";
import { checkStatement } from "./custom-sql.ts";

/** A job that runs a statement once and tells in its result what it answers and costs; nothing is kept of it. */
export async function tryStatement(
  db: Db,
  scope: Scope,
  { assetId, sql }: { assetId: string; sql: string },
): Promise<EnqueuedJob> {
  authorize(scope, "metrics.custom");
  await checkStatement(sql);
  const { sourceId } = await findMetricChoices(db, scope, assetId);
  return enqueueJob(db, scope, {
    type: "metric_trial",
    sourceId,
    assetId,
    trigger: "manual",
    config: { sql },
  });
}
