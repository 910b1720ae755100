import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Impact } from "./views.ts";

const MOST = 2_000;

type Row = Omit<Impact["relations"][number], "count"> & { total: number };

/**
 * One step on from `hit (root, root_part, id, part)`, the recursive half of it: what reads the hit part, an empty one
 * being the relation as a whole. What filters or joins by a column is hit as a whole, and so is everything made of that.
 */
export const reached = (organizationId: string) => Prisma.sql`
  select h.root, h.root_part, e.to_asset_id, case when e.use = 'value' then e.to_column else '' end
  from hit h join lineage_edge e on e.from_asset_id = h.id and e.organization_id = ${organizationId}::uuid
    and (h.part = '' or e.from_column = h.part or (e.from_column = '' and e.use <> 'rows'))`;

/** What would feel it if a column changed, directly or through others. */
export async function readImpact(
  db: Db,
  { organizationId }: Scope,
  { assetId, column }: { assetId: string; column: string | null },
): Promise<Impact> {
  const rows = await db.$queryRaw<Row[]>`
    with recursive hit (root, root_part, id, part) as (
      select a.id, a.part, a.id, a.part from (values (${assetId}::uuid, ${column ?? ""}::text)) a (id, part)
      union
      ${reached(organizationId)}
    )
    select h.id, a.schema_name || '.' || a.name as name, a.kind, bool_or(h.part = '') as "isWhole",
      coalesce(array_agg(h.part order by h.part) filter (where h.part <> ''), '{}') as columns,
      (select count(*)::int from asset_column c where c.asset_id = h.id) as total
    from hit h join asset a on a.id = h.id and a.organization_id = ${organizationId}::uuid
    where h.id <> ${assetId}::uuid
    group by h.id, a.schema_name, a.name, a.kind
    order by name limit ${MOST}`;
  const relations = rows.map(({ total, ...one }) => ({
    ...one,
    count: one.isWhole ? Math.max(total, one.columns.length) : one.columns.length,
  }));
  return { relations, columns: relations.reduce((sum, { count }) => sum + count, 0) };
}
