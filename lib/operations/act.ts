/** What one batch of an operation does to its jobs, as each would be asked alone: the same guards, and the same records. */
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { retryJobs } from "#lib/jobs/retry.ts";
import { lockIdle, requestCancels } from "#lib/jobs/transitions/cancel.ts";
import type { Batch, Result } from "./batch.ts";

/** Leaves out those whose turn has not come after all: their jobs are being moved by somebody else. */
export async function act(db: Db, batch: Batch): Promise<Result[]> {
  if (batch.jobIds.length === 0) return []; // as where who asked may do nothing any more, and would be refused
  return batch.verb === "cancel" ? cancel(db, batch) : retry(db, batch);
}

/** Who asked, with the role that they had as the batch was taken. */
const scopeOf = ({ organizationId, askedBy, askedByName, role }: Batch): Scope => ({
  ...{ organizationId, userId: askedBy, userName: askedByName, role },
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
  const scope = scopeOf(batch);
  const held = await findHeld(db, scope, batch.jobIds);
  const jobIds = batch.jobIds.filter((jobId) => !held.has(jobId));
  const answers = await retryJobs(db, scope, jobIds, batch.because);
  return settle(jobIds, (jobId) => {
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

/**
 * Those whose source is published to or changed just now, which may take as long as it likes. The others' sources are
 * locked as a retry locks them, so that it waits for none while it holds some.
 */
async function findHeld(db: Db, scope: Scope, jobIds: readonly string[]): Promise<Set<string>> {
  const held = await db.$queryRaw<{ id: string }[]>`
    with meant as materialized (
      select id, source_id from job
      where id = any(${[...jobIds]}::uuid[]) and organization_id = ${scope.organizationId}::uuid
    ), free as materialized (
      select id from source where id in (select source_id from meant) order by id for share skip locked
    )
    select id from meant where source_id is not null and source_id not in (select id from free)`;
  return new Set(held.map(({ id }) => id));
}

const settle = (
  jobIds: readonly string[],
  resultOf: (jobId: string) => Omit<Result, "jobId"> | undefined,
): Result[] =>
  jobIds.map((jobId) => ({
    jobId,
    ...(resultOf(jobId) ?? { outcome: "skipped", note: "It is not there any more.", otherJobId: null }),
  }));
