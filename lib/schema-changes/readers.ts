import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { reached } from "#lib/lineage/impact.ts";
import { CHANGE_KINDS } from "./kinds.ts";

const FELT_KINDS = Object.entries(CHANGE_KINDS).flatMap(([kind, { isFelt }]) => (isFelt ? [kind] : []));

/** How many of those that read something are kept by name. */
const MOST_KEPT = 20;

/**
 * Notes on each difference what reads what changed, directly or through others. Lineage is still of the catalog before:
 * the extraction that follows a discovery forgets what is gone, so that it is kept with the change. `read_as` is what
 * lineage knows the column as: its old name, an empty one for the relation as a whole, null for what nothing can read yet.
 */
export async function findReaders(db: Db, { organizationId }: Scope): Promise<void> {
  await db.$executeRaw`
    with recursive hit (root, root_part, id, part) as (
      select distinct asset_id, read_as, asset_id, read_as from difference
      where kind = any(${FELT_KINDS}::text[]) and read_as is not null
      union
      ${reached(organizationId)}
    ), whole as (
      select r.id, count(*)::integer as columns
      from (select distinct id from hit where part = '') r
      join asset_column c on c.asset_id = r.id and c.organization_id = ${organizationId}::uuid
      group by r.id
    ), reading as (
      select h.root, h.root_part, h.id,
        greatest(count(*) filter (where h.part <> ''), max(w.columns) filter (where h.part = ''))::integer as columns
      from hit h left join whole w on w.id = h.id where h.id <> h.root group by h.root, h.root_part, h.id
    ), reader as (
      select root, root_part, count(*)::integer as relations, sum(columns)::integer as columns,
        (array_agg(id order by id))[1:${MOST_KEPT}::integer] as ids
      from reading group by root, root_part
    )
    update difference d
    set reader_count = r.relations, reader_column_count = r.columns, reader_ids = r.ids
    from reader r
    where r.root = d.asset_id and r.root_part = d.read_as and d.kind = any(${FELT_KINDS}::text[])`;
}
