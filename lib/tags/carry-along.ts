import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { type ColumnTagging, carryAlongFlows, type Flow } from "#lib/engines/tagging/along-flows.ts";

type Run = { jobId: string; attempt: number; sourceId: string; assetId: string | null; kind: string };

/**
 * Stages, beside what a run found, what columns have that copy tagged ones, by the lineage as it is known now: a later
 * extraction's arrows count from the next run on. People's decisions flow too, and what they rejected does not.
 */
export async function carryAlongLineage(db: Db, scope: Scope, run: Run): Promise<void> {
  const flows = await readFlows(db, scope, run.sourceId);
  if (flows.length === 0) return;
  const { tags, refused } = await readTagged(db, scope, run);
  const carried = carryAlongFlows(tags, flows, refused)
    .filter(({ tableId }) => run.assetId === null || tableId === run.assetId)
    .map(({ tableId: assetId, ...tag }) => ({ assetId, level: "likely", ...tag }));
  if (carried.length === 0) return;
  const { jobId, attempt, kind } = run;
  await db.$executeRaw`
    insert into job_stage (job_id, attempt, part, organization_id, kind, rows)
    select ${jobId}::uuid, ${attempt}::integer, coalesce(max(s.part), -1) + 1, ${scope.organizationId}::uuid, ${kind},
      ${JSON.stringify(carried)}::jsonb
    from job_stage s where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer`;
}

/** From columns that are all the other is made of. */
async function readFlows(db: Db, { organizationId }: Scope, sourceId: string): Promise<Flow[]> {
  const rows = await db.$queryRaw<Flow[]>`
    select json_build_object('tableId', f.id, 'table', f.schema_name || '.' || f.name, 'column', fc.name, 'type', fc.type)
        as "from",
      json_build_object('tableId', t.id, 'table', t.schema_name || '.' || t.name, 'column', tc.name, 'type', tc.type) as "to"
    from (
      select l.to_asset_id, l.to_column, (array_agg(l.from_asset_id))[1] as from_asset_id, min(l.from_column) as from_column
      from lineage_edge l
      where l.organization_id = ${organizationId}::uuid and l.source_id = ${sourceId}::uuid and l.use = 'value'
      group by l.to_asset_id, l.to_column
      having count(distinct (l.from_asset_id, l.from_column)) = 1
    ) e
    join asset f on f.id = e.from_asset_id join asset_column fc on fc.asset_id = f.id and fc.name = e.from_column
    join asset t on t.id = e.to_asset_id join asset_column tc on tc.asset_id = t.id and tc.name = e.to_column
    where f.state <> 'archived' and t.state <> 'archived'
    order by f.id, fc.position, t.id, tc.position`;
  return rows;
}

/** What this run applies, what other tables have where it was narrowed to one, and what people said. */
async function readTagged(
  db: Db,
  { organizationId }: Scope,
  { jobId, attempt, sourceId, assetId, kind }: Run,
) {
  const tags = await db.$queryRaw<ColumnTagging[]>`
    select r."assetId" as "tableId", r."column", r.tag, max(r.confidence) as confidence
    from job_stage s, jsonb_to_recordset(s.rows) as r("assetId" uuid, "column" text, tag text, level text, confidence float8)
    where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer and s.kind = ${kind}
      and r.level in ('confirmed', 'likely') and r."column" <> ''
    group by r."assetId", r."column", r.tag
    union all
    select t.asset_id, t.column_name, t.tag, coalesce(t.confidence, 1)::float8 from asset_tag t
    where t.organization_id = ${organizationId}::uuid and t.source_id = ${sourceId}::uuid and t.column_name <> ''
      and (t.decision in ('added', 'approved')
        or (t.is_applied and t.asset_id is distinct from ${assetId}::uuid and ${assetId}::uuid is not null))`;
  const refused = await db.$queryRaw<Omit<ColumnTagging, "confidence">[]>`
    select asset_id as "tableId", column_name as "column", tag from asset_tag
    where organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid and decision = 'rejected'`;
  return { tags, refused };
}
