import type { PrismaClient } from "#lib/db/client.ts";
import type { History } from "./history.ts";

type Tx = Pick<PrismaClient, "$executeRaw">;

/** Beside the jobs of a history what they found; the tables without views are there already. */
export async function loadCatalog(db: Tx, organizationId: string, { catalog, jobs }: History): Promise<void> {
  const jobOf = (type: string) => jobs.findLast((job) => job.type === type && job.status === "completed")?.id;
  const [tagJob, lineageJob, freshnessJob] = [
    jobOf("tag_generation"),
    jobOf("lineage_extraction"),
    jobOf("freshness_check"),
  ];
  const json = JSON.stringify(catalog);
  await db.$executeRaw`
    insert into asset (id, organization_id, source_id, kind, schema_name, name)
    select id, ${organizationId}::uuid, "sourceId", kind, schema, name
    from jsonb_to_recordset(${json}::jsonb->'tables') t(id uuid, "sourceId" uuid, schema text, name text, kind text)
    where kind = 'view'`;
  await db.$executeRaw`
    insert into asset_column (asset_id, position, organization_id, name, type, is_nullable)
    select t.id, c.position, ${organizationId}::uuid, c.name, 'text', true
    from jsonb_to_recordset(${json}::jsonb->'tables') t(id uuid, columns jsonb),
      jsonb_array_elements_text(t.columns) with ordinality c(name, position)`;
  await db.$executeRaw`
    insert into asset_tag (asset_id, column_name, tag, organization_id, source_id, level, confidence, job_id)
    select t.id, g."column", g.tag, ${organizationId}::uuid, t."sourceId",
      case when g."isApplied" then 'likely' else 'possible' end, 0.7, ${tagJob}::uuid
    from jsonb_to_recordset(${json}::jsonb->'tables') t(id uuid, "sourceId" uuid, tags jsonb),
      jsonb_to_recordset(t.tags) g("column" text, tag text, "isApplied" boolean)`;
  await db.$executeRaw`
    insert into freshness (asset_id, organization_id, source_id, is_enabled, status, reason, held_to_seconds, updated_at, checked_at,
      job_id)
    select id, ${organizationId}::uuid, "sourceId", freshness <> 'disabled', freshness, 'It was looked at.', 86400,
      timestamptz '2026-11-25', timestamptz '2026-11-26', ${freshnessJob}::uuid
    from jsonb_to_recordset(${json}::jsonb->'tables') t(id uuid, "sourceId" uuid, freshness text) where freshness is not null`;
  await db.$executeRaw`
    insert into lineage_edge (organization_id, source_id, from_asset_id, from_column, to_asset_id, to_column, use, origin,
      confidence, evidence, job_id)
    select ${organizationId}::uuid, a.source_id, "from", "fromColumn", "to", "toColumn", 'value', 'parsed', 1, 'checked',
      ${lineageJob}::uuid
    from jsonb_to_recordset(${json}::jsonb->'edges') e("from" uuid, "fromColumn" text, "to" uuid, "toColumn" text)
    join asset a on a.id = e."to"`;
  await db.$executeRaw`
    insert into schema_change (id, organization_id, source_id, job_id, asset_id, kind, severity, schema_name, object_name, part_name,
      detected_at, acknowledged_at, acknowledged_by_name)
    select c.id, ${organizationId}::uuid, c."sourceId", c."jobId", c."assetId", c.kind,
      case c.severity when 'critical' then 3 when 'warning' then 2 else 1 end, a.schema_name, a.name, c.part, c.at,
      case when c."isAcknowledged" then c.at end, case when c."isAcknowledged" then 'Somebody' end
    from jsonb_to_recordset(${json}::jsonb->'changes') c(id uuid, "sourceId" uuid, "jobId" uuid, "assetId" uuid, kind text,
      severity text, part text, at timestamptz, "isAcknowledged" boolean)
    join asset a on a.id = c."assetId"`;
  await db.$executeRaw`
    with point as materialized (
      select * from jsonb_to_recordset(${json}::jsonb->'points') p("metricId" uuid, "sourceId" uuid, "assetId" uuid, "jobId" uuid,
        at timestamptz, "isAnomalous" boolean, mark text)
    ), made as (
      insert into metric (id, organization_id, source_id, asset_id, type, created_by_name, captured_at)
      select "metricId", ${organizationId}::uuid, "sourceId", "assetId", 'row_count', 'Maya Okafor', max(at)
      from point group by 1, 3, 4
    )
    insert into metric_point (metric_id, captured_at, organization_id, source_id, value, method, revision, state, reason, mark,
      marked_by_name, marked_at, job_id)
    select "metricId", at, ${organizationId}::uuid, "sourceId", 100, 'exact', 1,
      case when "isAnomalous" then 'anomalous' else 'normal' end, 'It was compared.', mark,
      case when mark is not null then 'Maya Okafor' end, case when mark is not null then at end, "jobId" from point`;
}
