/** What one batch of an operation does to its jobs, as each would be asked alone: the same guards, and the same records. */
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { retryJobs } from "#lib/jobs/retry.ts";
import { lockIdle, requestCancels } from "#lib/jobs/transitions/cancel.ts";
import type { Batch, Result } from "./batch.ts";

/** Leaves out those whose turn has not come after all: their jobs are being moved by somebody else. */
export const act = (db: Db, batch: Batch): Promise<Result[]> =>
  batch.verb === "cancel" ? cancel(db, batch) : retry(db, batch);

/** Who asked: their right was looked at then. */
const scopeOf = ({ organizationId, askedBy, askedByName }: Batch): Scope => ({
  ...{ organizationId, userId: askedBy, userName: askedByName },
  role: "member",
});

async function cancel(db: Db, batch: Batch): Promise<Result[]> {
  const scope = scopeOf(batch);
  const idle = await lockIdle(db, scope, batch.jobIds);
  // Where all of them are being moved, it waits for one, and holds none meanwhile.
  const jobIds = idle.length > 0 ? idle : batch.jobIds.slice(0, 1);
  const answers = await requestCancels(db, scope, jobIds, batch.because);
  return settle(jobIds, (jobId) => {
    const answer = answers.find((one) => one.jobId === jobId);
    if (!answer) return undefined;
    const { isNew, outcome, message } = answer;
    const done = outcome === "cancelled" ? "Cancelled before it ran." : "Asked to stop while it ran.";
    return { outcome: isNew ? "done" : "skipped", note: isNew ? done : message, otherJobId: null };
  });
}

async function retry(db: Db, batch: Batch): Promise<Result[]> {
  const answers = await retryJobs(db, scopeOf(batch), batch.jobIds, batch.because);
  return settle(batch.jobIds, (jobId) => {
    const answer = answers.get(jobId);
    if (answer?.kind === "job") {
      const { id, shortId, isNew } = answer.job;
      const note = isNew ? `Runs again as ${shortId}.` : `${shortId} does the same already.`;
      return { outcome: isNew ? "done" : "skipped", note, otherJobId: id };
    }
    return (
      answer && {
        outcome: answer.kind === "needless" ? "skipped" : "failed",
        note: answer.error.message,
        otherJobId: null,
      }
    );
  });
}

const settle = (
  jobIds: readonly string[],
  resultOf: (jobId: string) => Omit<Result, "jobId"> | undefined,
): Result[] =>
  jobIds.map((jobId) => ({
    jobId,
    ...(resultOf(jobId) ?? { outcome: "skipped", note: "It is not there any more.", otherJobId: null }),
  }));
