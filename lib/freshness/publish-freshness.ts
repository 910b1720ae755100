import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { freshnessRaised } from "./raised.ts";
import { GIVES_AWAY } from "./stamp-columns.ts";

type Run = {
  jobId: string;
  attempt: number;
  sourceId: string /** The name of its rows in the stage. */;
  kind: string;
};

/** Half a year, as far back as a timeline goes. */
const KEPT_DAYS = 180;

/**
 * Makes what a run staged what is known of its tables, in the caller's transaction; what people set is not touched, and
 * what a column told that was tagged as personal meanwhile is left out. Answers how many updates it saw that nobody had
 * seen before.
 */
export async function publishFreshness(db: Db, { organizationId }: Scope, run: Run): Promise<number> {
  const { jobId, attempt, sourceId, kind } = run;
  await forgetPersonal(db, organizationId, sourceId);
  const [seen] = await db.$queryRaw<{ updates: number }[]>`
    with found as materialized (
      select r.* from job_stage s, jsonb_to_recordset(s.rows) as r("assetId" uuid, status text, reason text,
        "heldToSeconds" int, "isLearned" boolean, "updatedAt" float8, "precisionMs" float8, signal text, "isNew" boolean,
        "activityAt" float8, notes text[], "usedColumn" text, fault text, known jsonb, "checkedAt" float8, "freshUntil" float8)
      join asset a on a.id = r."assetId" and a.source_id = ${sourceId}::uuid and not exists (
        select from asset_tag t where t.asset_id = a.id and t.column_name = r."usedColumn" and ${GIVES_AWAY})
      where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer and s.kind = ${kind}
    ), ${freshnessRaised({ organizationId, sourceId, jobId })}, written as (
      insert into freshness as f (asset_id, organization_id, source_id, status, reason, held_to_seconds, is_learned, updated_at,
        precision_ms, signal, activity_at, notes, used_column, fault, known, checked_at, fresh_until, job_id)
      select "assetId", ${organizationId}::uuid, ${sourceId}::uuid, status, reason, "heldToSeconds",
        coalesce("isLearned", false), to_timestamp("updatedAt" / 1000), "precisionMs", signal, to_timestamp("activityAt" / 1000),
        coalesce(notes, '{}'), "usedColumn", fault, known, coalesce(to_timestamp("checkedAt" / 1000), now()),
        to_timestamp("freshUntil" / 1000), ${jobId}::uuid
      from found
      on conflict (asset_id) do update set status = excluded.status, reason = excluded.reason,
        held_to_seconds = excluded.held_to_seconds, is_learned = excluded.is_learned,
        activity_at = excluded.activity_at, notes = excluded.notes, fault = excluded.fault,
        -- What was known stays known where this run could not read it, with the column that told it.
        (updated_at, precision_ms, signal, used_column) = (
          select k.updated_at, k.precision_ms, k.signal, k.used_column from (values (excluded.updated_at, excluded.precision_ms, excluded.signal, excluded.used_column, 1),
            (f.updated_at, f.precision_ms, f.signal, f.used_column, 2)) k (updated_at, precision_ms, signal, used_column, place)
          where k.place = case when excluded.fault is null or excluded.updated_at is not null or f.updated_at is null
            then 1 else 2 end),
        known = coalesce(excluded.known, f.known), checked_at = excluded.checked_at, fresh_until = excluded.fresh_until,
        job_id = excluded.job_id
    ), recorded as (
      insert into freshness_update (asset_id, updated_at, organization_id, source_id, seen_at, signal, precision_ms, job_id)
      select "assetId", to_timestamp("updatedAt" / 1000), ${organizationId}::uuid, ${sourceId}::uuid,
        to_timestamp("checkedAt" / 1000), signal, "precisionMs", ${jobId}::uuid
      from found where "isNew"
      on conflict do nothing returning 1
    )
    select count(*)::int as updates from recorded`;
  // Again, for a column that became personal meanwhile.
  await forgetPersonal(db, organizationId, sourceId);
  await db.$executeRaw`
    delete from freshness_update u using freshness f
    where f.organization_id = ${organizationId}::uuid and f.source_id = ${sourceId}::uuid and u.asset_id = f.asset_id
      and u.updated_at < now() - make_interval(days => ${KEPT_DAYS}::integer)`;
  return seen?.updates ?? 0;
}

/** What a column told that is personal by now goes, also from the timeline. */
const forgetPersonal = (db: Db, organizationId: string, sourceId: string) => db.$executeRaw`
  delete from freshness_update u using freshness f, asset_tag t
  where f.organization_id = ${organizationId}::uuid and f.source_id = ${sourceId}::uuid and u.asset_id = f.asset_id
    and u.signal <> 'commit' and t.asset_id = f.asset_id and t.column_name = f.used_column and ${GIVES_AWAY}`;
