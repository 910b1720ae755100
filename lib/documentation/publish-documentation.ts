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
  /** Versions of a language model that are new or another, for people to decide on. */
  proposed: number;
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
      select r."assetId" as asset_id, r."column" as column_name, r.title, r.text, r.sentences, r."factsKey" as facts_key,
        r."modelText" as model_text, r."modelName" as model_name
      from job_stage s, jsonb_to_recordset(s.rows) as r("assetId" uuid, "column" text, title text, text text, sentences jsonb,
        "factsKey" text, "modelText" text, "modelName" text)
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
      update asset_documentation d set written = null, sentences = '[]', job_id = ${jobId}::uuid, model_text = null,
        model_name = null, model_key = null, model_job_id = null, model_decision = null, model_decided_by_name = null,
        model_decided_at = null
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
    ), modelled as (
      select f.asset_id, f.column_name, f.model_text, f.model_name, f.facts_key from found f
      left join before b on (b.asset_id, b.column_name) = (f.asset_id, f.column_name)
      where f.model_text is not null and b.model_text is distinct from f.model_text
    ), recorded as (
      insert into documentation_version (organization_id, source_id, asset_id, schema_name, table_name, column_name, text, job_id)
      select ${organizationId}::uuid, ${sourceId}::uuid, a.id, a.schema_name, a.name, c.column_name, c.text, ${jobId}::uuid
      from changed c join asset a on a.id = c.asset_id
      order by a.schema_name, a.name, c.column_name
      returning text
    ), recorded_of_models as (
      insert into documentation_version (organization_id, source_id, asset_id, schema_name, table_name, column_name, text, job_id,
        model_name)
      select ${organizationId}::uuid, ${sourceId}::uuid, a.id, a.schema_name, a.name, m.column_name, m.model_text,
        ${jobId}::uuid, m.model_name
      from modelled m join asset a on a.id = m.asset_id
      order by a.schema_name, a.name, m.column_name
    )
    select count(text)::int as written, (count(*) - count(text))::int as removed,
      (select count(*)::int from before b where b.edited is not null) as edited,
      (select count(*)::int from modelled) as proposed
    from recorded`;
  await keepModelTexts(db, scope, run);
  return counts ?? { written: 0, removed: 0, edited: 0, proposed: 0 };
}

/**
 * What a model wrote stands beside, until people decide. One that was written from other facts than there are now goes, as
 * nobody has held it against these; what people decided goes with it, but for a text that they made their own.
 */
async function keepModelTexts(
  db: Db,
  { organizationId }: Scope,
  { jobId, attempt, sourceId, kind }: Run,
): Promise<void> {
  await db.$executeRaw`
    update asset_documentation d set model_text = r."modelText", model_name = r."modelName", model_key = r."factsKey",
      model_job_id = case when r."modelText" is not null then ${jobId}::uuid end,
      model_decision = null, model_decided_by_name = null, model_decided_at = null
    from job_stage s, jsonb_to_recordset(s.rows) as r("assetId" uuid, "column" text, "factsKey" text, "modelText" text,
      "modelName" text)
    where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer and s.kind = ${kind}
      and (d.asset_id, d.column_name) = (r."assetId", r."column")
      and d.organization_id = ${organizationId}::uuid and d.source_id = ${sourceId}::uuid
      and case when r."modelText" is null then d.model_text is not null and d.model_key is distinct from r."factsKey"
        else d.model_text is distinct from r."modelText" end`;
  await db.$executeRaw`
    update asset_documentation d set model_key = r."factsKey"
    from job_stage s, jsonb_to_recordset(s.rows) as r("assetId" uuid, "column" text, "factsKey" text, "modelText" text)
    where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer and s.kind = ${kind}
      and (d.asset_id, d.column_name) = (r."assetId", r."column")
      and d.organization_id = ${organizationId}::uuid and d.model_text = r."modelText" and d.model_key <> r."factsKey"`;
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
