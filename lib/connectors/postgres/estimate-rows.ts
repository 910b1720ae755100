import type { ReadingSession } from "./session.ts";

/** Partitions count as their outermost table. Before the first ANALYZE there is no estimate, which older servers call 0. */
const ESTIMATES = `
  with recursive part (root, oid) as (
    select r.oid, r.oid from unnest($1::oid[]) as r(oid)
    union all select p.root, i.inhrelid from part p join pg_inherits i on i.inhparent = p.oid
  )
  select p.root::bigint::float8 as "objectId",
    case when bool_and(c.reltuples > 0 or c.relpages > 0 or (c.reltuples = 0
        and current_setting('server_version_num')::int >= 140000)) then sum(c.reltuples)::float8 end as rows
  from part p join pg_class c on c.oid = p.oid and c.relkind in ('r', 'm', 'f')
  group by p.root`;

/** How many rows the server itself takes relations to have, by object id. No relation is looked at. */
export async function estimateRows(
  session: Pick<ReadingSession, "query">,
  objectIds: readonly number[],
): Promise<Map<number, number | null>> {
  const found = await session.query<{ objectId: number; rows: number | null }>(ESTIMATES, [objectIds]);
  return new Map(found.map(({ objectId, rows }) => [objectId, rows]));
}
