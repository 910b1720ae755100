import type { Db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { insertJobsOfAll, type NewJob } from "#lib/jobs/new-jobs.ts";
import { dedupeKey, runnable, snapshot } from "#lib/jobs/targets.ts";
import type { DueSchedule } from "./claim-due.ts";
import type { SkipReason } from "./views.ts";

const ACTOR = { userId: null, userName: "Tidewatch" };

/** What is done about a slot: its job, or why there is none and which one was in its way. */
export type Decision = { due: DueSchedule; skippedBecause: SkipReason | null; jobId: string | null };

/** Starts the jobs that are to be, in the order of their slots. */
export async function decide(db: Db, claimed: readonly DueSchedule[]): Promise<Decision[]> {
  const asked = claimed.map((due) => ({ due, request: requestOf(due) }));
  const requests = asked.map(({ request }) => request).filter((request) => typeof request !== "string");
  const jobs = requests.length > 0 ? await insertJobsOfAll(db, ACTOR, requests) : new Map();
  const lost = asked.flatMap(({ due, request }) =>
    typeof request === "string" || jobs.has(request.key) ? [] : { ...due, key: request.key },
  );
  const identical = lost.length > 0 ? await findIdentical(db, lost) : new Map();
  return asked.map(({ due, request }) => {
    if (typeof request === "string") return { due, skippedBecause: request, jobId: due.openJobId };
    const job = jobs.get(request.key);
    if (job) return { due, skippedBecause: null, jobId: job.id };
    // Where it is not found, it has started since.
    return { due, skippedBecause: "already_waiting", jobId: identical.get(request.key) ?? null };
  });
}

/** The job to ask for, or why there is to be none. */
function requestOf(due: DueSchedule): NewJob | SkipReason {
  const { openJobId, isRefused, sourceId, jobType: type, defaults } = due;
  if (isRefused) return "credentials";
  if (openJobId) return "still_active";
  try {
    const definition = runnable({ name: "", state: "active", defaults }, type);
    const config = snapshot(definition, defaults);
    return {
      ...{ type, typeVersion: definition.version ?? 1, sourceId, assetId: sourceId, config },
      ...{ key: dedupeKey(type, sourceId, config), trigger: "schedule", retryOfId: null },
    };
  } catch (error) {
    if (error instanceof AppError) return "refused";
    throw error;
  }
}

/** The waiting jobs that people or others asked for, by key. */
async function findIdentical(
  db: Db,
  lost: readonly { organizationId: string; key: string }[],
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; key: string }[]>`
    select j.id, l.key
    from unnest(${lost.map(({ organizationId }) => organizationId)}::uuid[], ${lost.map(({ key }) => key)}::text[])
      as l(organization_id, key)
    join job j on j.organization_id = l.organization_id and j.dedupe_key = l.key
    where j.status = 'pending' and j.attempt = 0`;
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** One row for each slot, once for ever. */
export async function writeSlots(db: Db, decisions: readonly Decision[]): Promise<void> {
  if (decisions.length === 0) return;
  const rows = decisions.map(
    ({ due: { row, organizationId, slot, missedSince }, skippedBecause, jobId }) => ({
      ...{ id: row.id, organizationId, slot, missedSince, skippedBecause, jobId },
    }),
  );
  await db.$executeRaw`
    insert into schedule_slot (schedule_id, slot, organization_id, skipped_because, job_id, missed_since)
    select id, slot, "organizationId", "skippedBecause", "jobId", "missedSince"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, slot timestamptz, "organizationId" uuid,
      "skippedBecause" text, "jobId" uuid, "missedSince" timestamptz)`;
}

/** Those whose slots of this moment have their rows already. */
export async function findRecorded(db: Db, claimed: readonly DueSchedule[]): Promise<ReadonlySet<string>> {
  const slots = claimed.map(({ row, slot }) => ({ id: row.id, slot }));
  const rows = await db.$queryRaw<{ id: string }[]>`
    select d.id from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as d(id uuid, slot timestamptz)
    where exists (select from schedule_slot w where w.schedule_id = d.id and w.slot = d.slot)`;
  return new Set(rows.map(({ id }) => id));
}
