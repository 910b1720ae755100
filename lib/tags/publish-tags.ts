import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { carryAlongLineage } from "./carry-along.ts";

type Run = {
  jobId: string;
  attempt: number;
  sourceId: string;
  /** The one table it was narrowed to, if it was. */
  assetId: string | null;
  /** The name of its rows in the stage. */
  kind: string;
};

type Published = { added: number; removed: number; applied: number; toReview: number };

/**
 * Makes what a run staged what is found of its source, in the caller's transaction. Compared as sets: what is as it was,
 * is not written, and keeps the run that first found it so. Decisions are not touched: a tag that nobody decided on goes
 * when it is found no more, one that somebody decided on stays with the decision alone.
 */
export async function publishTags(db: Db, scope: Scope, run: Run): Promise<Published> {
  await followRenames(db, scope, run);
  await carryAlongLineage(db, scope, run);
  const { organizationId } = scope;
  const { jobId, attempt, sourceId, kind } = run;
  const [counts] = await db.$queryRaw<{ added: number; removed: number }[]>`
    with found as materialized (
      select distinct on (r."assetId", r."column", r.tag) r."assetId" as asset_id, r."column" as column_name, r.tag, r.level,
        r.confidence, r.reasons
      from job_stage s, jsonb_to_recordset(s.rows) as r("assetId" uuid, "column" text, tag text, level text,
        confidence real, reasons jsonb)
      where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer and s.kind = ${kind}
      order by r."assetId", r."column", r.tag, r.confidence desc
    ), before as materialized (
      select t.* from asset_tag t
      where t.organization_id = ${organizationId}::uuid and t.source_id = ${sourceId}::uuid and ${ofRun(run)}
    ), gone as materialized (
      select b.* from before b where b.level is not null
        and not exists (select from found f where (f.asset_id, f.column_name, f.tag) = (b.asset_id, b.column_name, b.tag))
    ), deleted as (
      delete from asset_tag t using gone g
      where (t.asset_id, t.column_name, t.tag) = (g.asset_id, g.column_name, g.tag) and t.decision is null
    ), emptied as (
      update asset_tag t set level = null, confidence = null, reasons = '[]', job_id = ${jobId}::uuid
      from gone g where (t.asset_id, t.column_name, t.tag) = (g.asset_id, g.column_name, g.tag) and t.decision is not null
    ), written as (
      insert into asset_tag as t (asset_id, column_name, tag, organization_id, source_id, level, confidence, reasons, job_id)
      select f.asset_id, f.column_name, f.tag, ${organizationId}::uuid, ${sourceId}::uuid, f.level, f.confidence, f.reasons,
        ${jobId}::uuid
      from found f join asset a on a.id = f.asset_id and a.source_id = ${sourceId}::uuid
      on conflict (asset_id, column_name, tag) do update set level = excluded.level, confidence = excluded.confidence,
        reasons = excluded.reasons, job_id = excluded.job_id
      where (t.level, t.confidence, t.reasons) is distinct from (excluded.level, excluded.confidence, excluded.reasons)
    ), changed as (
      select coalesce(f.asset_id, g.asset_id) as asset_id, coalesce(f.column_name, g.column_name) as column_name,
        coalesce(f.tag, g.tag) as tag, coalesce(b.level, g.level) as level_before, f.level as level_after
      from found f left join before b on (b.asset_id, b.column_name, b.tag) = (f.asset_id, f.column_name, f.tag)
        full join gone g on false
      where f.asset_id is null or b.level is distinct from f.level
    ), recorded as (
      insert into tag_change (organization_id, source_id, job_id, asset_id, schema_name, table_name, column_name, tag,
        level_before, level_after)
      select ${organizationId}::uuid, ${sourceId}::uuid, ${jobId}::uuid, a.id, a.schema_name, a.name, c.column_name, c.tag,
        c.level_before, c.level_after
      from changed c join asset a on a.id = c.asset_id
      order by a.schema_name, a.name, c.column_name, c.tag
      returning level_before in ('confirmed', 'likely') as was_applied, level_after in ('confirmed', 'likely') as is_applied
    )
    select count(*) filter (where is_applied is true and was_applied is not true)::int as added,
      count(*) filter (where was_applied is true and is_applied is not true)::int as removed
    from recorded`;
  const [now] = await db.$queryRaw<{ applied: number; toReview: number }[]>`
    select count(*) filter (where is_applied)::int as applied,
      count(*) filter (where level = 'possible' and decision is null)::int as "toReview"
    from asset_tag t where t.organization_id = ${organizationId}::uuid and t.source_id = ${sourceId}::uuid and ${ofRun(run)}`;
  return {
    added: counts?.added ?? 0,
    removed: counts?.removed ?? 0,
    applied: now?.applied ?? 0,
    toReview: now?.toReview ?? 0,
  };
}

const ofRun = ({ assetId }: Run) =>
  assetId === null ? Prisma.sql`true` : Prisma.sql`t.asset_id = ${assetId}::uuid`;

/** A column that discoveries since the last run saw renamed takes its tags along, and what people decided of them. */
async function followRenames(db: Db, { organizationId }: Scope, { jobId, sourceId }: Run): Promise<void> {
  await db.$executeRaw`
    with renamed as (
      select distinct on (c.asset_id, c.before) c.asset_id, c.before as old_name, c.after as new_name
      from schema_change c
      where c.organization_id = ${organizationId}::uuid and c.source_id = ${sourceId}::uuid and c.kind = 'column_renamed'
        and c.asset_id is not null and c.before <> '' and c.after <> ''
        and c.detected_at >= coalesce((select max(j.started_at) from job j
          where j.organization_id = ${organizationId}::uuid and j.source_id = ${sourceId}::uuid
            and j.type = 'tag_generation' and j.tab = 2 and j.id <> ${jobId}::uuid), '-infinity')
      order by c.asset_id, c.before, c.id desc
    )
    update asset_tag t set column_name = r.new_name from renamed r
    where t.organization_id = ${organizationId}::uuid and t.asset_id = r.asset_id and t.column_name = r.old_name
      and not exists (select from asset_tag o where o.asset_id = t.asset_id and o.column_name = r.new_name and o.tag = t.tag)
      and not exists (select from asset_column p where p.asset_id = t.asset_id and p.name = r.old_name)`;
}
