import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";

/** `too_late` is no exception, so that the record of it is committed; `message` is the sentence for the person. */
export type CancelAnswer = {
  outcome: "cancelled" | "requested" | "too_late";
  shortId: string;
  message: string;
};

/** What to say to a cancel that finds nothing to do; of one that came too late the history keeps a record. */
export async function noteTooLate(db: Db, scope: Scope, jobId: string): Promise<CancelAnswer | undefined> {
  const [job] = await db.$queryRaw<{ shortId: string; status: string; isAsked: boolean }[]>`
    with found as (
      select * from job where id = ${jobId}::uuid and organization_id = ${scope.organizationId}::uuid
    ), noted as (
      insert into job_event (organization_id, job_id, kind, type, attempt, actor_id, actor_name)
      select organization_id, id, 'cancel_too_late', type, nullif(attempt, 0), ${scope.userId}::uuid, ${scope.userName}
      from found where finished_at is not null
    )
    select short_id as "shortId", status, cancel_requested_at is not null as "isAsked" from found`;
  if (!job) throw notFound("job");
  const { shortId, status, isAsked } = job;
  if (status === "running" && isAsked) {
    return { outcome: "requested", shortId, message: `${shortId} is already being cancelled.` };
  }
  if (status === "running" || status === "pending") return undefined;
  return {
    outcome: "too_late",
    shortId,
    message: `${shortId} is already ${status}; there is nothing to cancel.`,
  };
}
