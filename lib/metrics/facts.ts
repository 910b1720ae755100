import { type Db, Prisma } from "#lib/db/client.ts";
import { GIVES_AWAY } from "#lib/freshness/stamp-columns.ts";

/** Exact and estimated points have a past of their own each: of both together twice as many as are looked at. */
const MOST_POINTS = 360;

type Job = { id: string; organizationId: string; sourceId: string; assetId: string | null };
type About = { accessLevel: string; now: number; trigger: string };

/**
 * Everything a capture goes by but the pasts of its metrics, in three statements whatever their number: plain data for a
 * handler. A schedule leaves out what was captured a shorter while ago than it is to be.
 */
export async function readMetricFacts(db: Db, { id, organizationId, sourceId, assetId }: Job) {
  const [about] = await db.$queryRaw<About[]>`
    select s.access_level as "accessLevel", extract(epoch from now())::float8 * 1000 as now, j.trigger
    from job j join source s on s.id = j.source_id
    where j.id = ${id}::uuid and j.organization_id = ${organizationId}::uuid`;
  if (!about) throw new Error(`There is no job ${id}.`);
  const { trigger, ...facts } = about;
  const which = Prisma.sql`m.organization_id = ${organizationId}::uuid and m.source_id = ${sourceId}::uuid and m.is_enabled
    and a.state <> 'archived' ${assetId === null || assetId === sourceId ? Prisma.empty : Prisma.sql`and m.asset_id = ${assetId}::uuid`}
    ${trigger === "schedule" ? IS_DUE : Prisma.empty}`;
  const named = await readNamed(
    db,
    { organizationId, sourceId },
    Prisma.sql`select m.sql from metric m join asset a on a.id = m.asset_id where ${which} and m.sql is not null`,
  );
  return { ...facts, tables: await readTables(db, which), named };
}

/** What the trial of a statement goes by. */
export async function readTrialFacts(db: Db, { id, organizationId, sourceId }: Job) {
  const [about] = await db.$queryRaw<{ accessLevel: string; schemaName: string | null }[]>`
    select s.access_level as "accessLevel", a.schema_name as "schemaName"
    from job j join source s on s.id = j.source_id left join asset a on a.id = j.asset_id
    where j.id = ${id}::uuid and j.organization_id = ${organizationId}::uuid`;
  if (!about) throw new Error(`There is no job ${id}.`);
  const statement = Prisma.sql`select config->>'sql' as sql from job_detail where job_id = ${id}::uuid`;
  return { ...about, named: await readNamed(db, { organizationId, sourceId }, statement) };
}

/** The relations of a source whose names stand in some of the statements. */
const readNamed = (
  db: Db,
  { organizationId, sourceId }: Pick<Job, "organizationId" | "sourceId">,
  statements: Prisma.Sql,
) => db.$queryRaw<Record<string, unknown>[]>`
  select a.schema_name as "schemaName", a.name from asset a
  where a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid and a.kind <> 'source'
    and a.state <> 'archived' and exists (
      select from (${statements}) w where strpos(lower(w.sql), lower(a.name)) > 0)`;

/** A slot comes a little sooner or later than the one before it. */
const IS_DUE = Prisma.sql`and (m.interval_seconds is null or m.checked_at is null
  or m.checked_at + make_interval(secs => m.interval_seconds * 0.9) <= now())`;

const readTables = (db: Db, which: Prisma.Sql) => db.$queryRaw<Record<string, unknown>[]>`
  select a.id, a.object_id::float8 as "objectId", a.schema_name as "schemaName", a.name, a.kind,
    jsonb_agg(jsonb_build_object('id', m.id, 'revision', m.revision, 'type', m.type, 'columnName', m.column_name,
      'columnType', c.type, 'percentile', m.percentile, 'name', m.name, 'sql', m.sql, 'sensitivity', m.sensitivity,
      'givesAway', exists (select from asset_tag t where t.asset_id = a.id and t.column_name = m.column_name and ${GIVES_AWAY}),
      'isUnique', exists (select from asset_index i where i.asset_id = a.id and i.is_unique and i.is_valid
        and i.columns = array[m.column_name] and i.definition not like '% WHERE %'),
      'isExact', m.is_exact or coalesce(c.type = 'boolean', false) or exists (
        select from source_type y where y.source_id = a.source_id and y.kind = 'enum'
          and c.type = quote_ident(y.schema_name) || '.' || quote_ident(y.name)),
      'backfill', case when b.name is not null and not exists (
          select from metric_point p where p.metric_id = m.id and p.revision = m.revision and p.value is not null)
        then jsonb_build_object('name', b.name, 'type', b.type) end) order by m.id) as metrics
  from metric m join asset a on a.id = m.asset_id
  left join asset_column c on c.asset_id = m.asset_id and c.name = m.column_name
  left join asset_column b on b.asset_id = m.asset_id and b.name = m.backfill_column and not exists (
    select from asset_tag t where t.asset_id = a.id and t.column_name = b.name and ${GIVES_AWAY})
  where ${which}
  group by a.id order by a.schema_name, a.name`;

/** The newest points of some metrics: those of a whole source would be too much for one answer. */
export const readPasts = (
  db: Db,
  { organizationId, sourceId }: Pick<Job, "organizationId" | "sourceId">,
  metricIds: readonly string[],
) => db.$queryRaw<Record<string, unknown>[]>`
  select m.id, p.points from metric m cross join lateral (
    select jsonb_agg(jsonb_build_array(extract(epoch from p.captured_at)::float8 * 1000, p.value, p.method,
      case when p.state = 'anomalous' then case when p.score < 0 then 'below' else 'above' end end, p.mark)
      order by p.captured_at) as points
    from (select * from metric_point p where p.metric_id = m.id and p.revision = m.revision and p.value is not null
      order by p.captured_at desc limit ${MOST_POINTS}::integer) p) p
  where m.organization_id = ${organizationId}::uuid and m.source_id = ${sourceId}::uuid and m.id = any(${[...metricIds]}::uuid[])
    and p.points is not null`;
