import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { asDetail, type Because } from "./because.ts";
import { amongst } from "./guards.ts";

/** `too_late` is no exception, so that the record of it is committed; `message` is the sentence for the person. */
export type CancelAnswer = {
  jobId: string;
  shortId: string;
  outcome: "cancelled" | "requested" | "too_late";
  /** False where it had been asked before, or had ended. */
  isNew: boolean;
  message: string;
};

/** What to say to cancels that find nothing to do; of those that came too late the history keeps a record. */
export async function noteTooLate(
  db: Db,
  scope: Scope,
  jobIds: readonly string[],
  because?: Because,
): Promise<CancelAnswer[]> {
  const jobs = await db.$queryRaw<{ id: string; shortId: string; status: string; isAsked: boolean }[]>`
    with found as (
      select * from job where ${amongst(scope, jobIds)}
    ), noted as (
      insert into job_event (organization_id, job_id, kind, type, attempt, actor_id, actor_name, detail)
      select organization_id, id, 'cancel_too_late', type, nullif(attempt, 0), ${scope.userId}::uuid, ${scope.userName},
        ${asDetail(because)}
      from found where finished_at is not null
    )
    select id, short_id as "shortId", status, cancel_requested_at is not null as "isAsked" from found`;
  return jobs.flatMap(({ id, shortId, status, isAsked }): CancelAnswer[] => {
    const job = { jobId: id, shortId, isNew: false };
    if (status === "running" && isAsked)
      return [{ ...job, outcome: "requested", message: `${shortId} is already being cancelled.` }];
    if (status === "running" || status === "pending") return [];
    const message = `${shortId} is already ${status}; there is nothing to cancel.`;
    return [{ ...job, outcome: "too_late", message }];
  });
}
