import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

type Run = {
  jobId: string;
  attempt: number;
  sourceId: string;
  /** The one table it was narrowed to, if it was. */
  assetId: string | null;
  /** The name of its rows in the stage. */
  kind: string;
};

type Published = {
  /** Texts that are new or another. */
  written: number;
  removed: number;
  /** Places where a person's text stands before the run's. */
  edited: number;
};

/**
 * Makes what a run staged what is written of its source, in the caller's transaction. Compared as sets: what is as it was,
 * is not written, and keeps the run that first wrote it so. What people edited is not touched: a text that no run writes
 * any more goes, unless a person's stands in its place.
 */
export async function publishDocumentation(db: Db, scope: Scope, run: Run): Promise<Published> {
  await followRenames(db, scope, run);
  const { organizationId } = scope;
  const { jobId, attempt, sourceId, kind, assetId } = run;
  const ofRun = assetId === null ? Prisma.sql`true` : Prisma.sql`d.asset_id = ${assetId}::uuid`;
  const [counts] = await db.$queryRaw<Published[]>`
    with found as materialized (
      select r."assetId" as asset_id, r."column" as column_name, r.title, r.text, r.sentences
      from job_stage s, jsonb_to_recordset(s.rows) as r("assetId" uuid, "column" text, title text, text text, sentences jsonb)
      where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer and s.kind = ${kind}
    ), before as materialized (
      select d.* from asset_documentation d
      where d.organization_id = ${organizationId}::uuid and d.source_id = ${sourceId}::uuid and ${ofRun}
    ), gone as materialized (
      select b.* from before b where b.written is not null
        and not exists (select from found f where (f.asset_id, f.column_name) = (b.asset_id, b.column_name))
    ), deleted as (
      delete from asset_documentation d using gone g
      where (d.asset_id, d.column_name) = (g.asset_id, g.column_name) and d.edited is null
    ), emptied as (
      update asset_documentation d set written = null, sentences = '[]', job_id = ${jobId}::uuid
      from gone g where (d.asset_id, d.column_name) = (g.asset_id, g.column_name) and d.edited is not null
    ), written as (
      insert into asset_documentation as d (asset_id, column_name, organization_id, source_id, title, written, sentences, job_id)
      select f.asset_id, f.column_name, ${organizationId}::uuid, ${sourceId}::uuid, f.title, f.text, f.sentences, ${jobId}::uuid
      from found f join asset a on a.id = f.asset_id and a.source_id = ${sourceId}::uuid
      on conflict (asset_id, column_name) do update set title = excluded.title, written = excluded.written,
        sentences = excluded.sentences, job_id = excluded.job_id
      where (d.title, d.written, d.sentences) is distinct from (excluded.title, excluded.written, excluded.sentences)
    ), changed as (
      select f.asset_id, f.column_name, f.text from found f
      left join before b on (b.asset_id, b.column_name) = (f.asset_id, f.column_name)
      where b.written is distinct from f.text
      union all
      select g.asset_id, g.column_name, null from gone g
    ), recorded as (
      insert into documentation_version (organization_id, source_id, asset_id, schema_name, table_name, column_name, text, job_id)
      select ${organizationId}::uuid, ${sourceId}::uuid, a.id, a.schema_name, a.name, c.column_name, c.text, ${jobId}::uuid
      from changed c join asset a on a.id = c.asset_id
      order by a.schema_name, a.name, c.column_name
      returning text
    )
    select count(text)::int as written, (count(*) - count(text))::int as removed,
      (select count(*)::int from before b where b.edited is not null) as edited
    from recorded`;
  return counts ?? { written: 0, removed: 0, edited: 0 };
}

/** A column that discoveries since the last run saw renamed takes its text along, and what people made of it. */
async function followRenames(db: Db, { organizationId }: Scope, { jobId, sourceId }: Run): Promise<void> {
  await db.$executeRaw`
    with renamed as (
      select distinct on (c.asset_id, c.before) c.asset_id, c.before as old_name, c.after as new_name
      from schema_change c
      where c.organization_id = ${organizationId}::uuid and c.source_id = ${sourceId}::uuid and c.kind = 'column_renamed'
        and c.asset_id is not null and c.before <> '' and c.after <> ''
        and c.detected_at >= coalesce((select max(j.started_at) from job j
          where j.organization_id = ${organizationId}::uuid and j.source_id = ${sourceId}::uuid
            and j.type = 'intelligence_analysis' and j.tab = 2 and j.id <> ${jobId}::uuid), '-infinity')
      order by c.asset_id, c.before, c.id desc
    )
    update asset_documentation d set column_name = r.new_name from renamed r
    where d.organization_id = ${organizationId}::uuid and d.asset_id = r.asset_id and d.column_name = r.old_name
      and not exists (select from asset_documentation o where o.asset_id = d.asset_id and o.column_name = r.new_name)
      and not exists (select from asset_column p where p.asset_id = d.asset_id and p.name = r.old_name)`;
}
