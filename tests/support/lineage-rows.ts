import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";

/** So many relations of a source, `wide.table_0` and on, each but the first made of one before it. Answers their ids. */
export async function fillLineage(
  owner: Db,
  { organizationId }: Scope,
  sourceId: string,
  relations: number,
): Promise<string[]> {
  const rows = await owner.$queryRaw<{ id: string }[]>`
    insert into asset (organization_id, source_id, kind, schema_name, name)
    select ${organizationId}::uuid, ${sourceId}::uuid, case n when 0 then 'table' else 'view' end, 'wide', 'table_' || n
    from generate_series(0, ${relations}::integer - 1) n order by n
    returning id`;
  await owner.$executeRaw`
    insert into lineage_edge (organization_id, source_id, from_asset_id, from_column, to_asset_id, to_column, use, origin,
      confidence, evidence, job_id)
    select a.organization_id, a.source_id, f.id, 'c', a.id, 'c', 'value', 'parsed', 1, 'checked', a.source_id
    from asset a
    join asset f on f.source_id = a.source_id and f.schema_name = 'wide'
      and f.name = 'table_' || substr(a.name, 7)::integer / 3
    where a.source_id = ${sourceId}::uuid and a.schema_name = 'wide' and a.id <> f.id`;
  return rows.map(({ id }) => id);
}
