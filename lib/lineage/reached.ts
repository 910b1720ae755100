import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

/** A relation that is reached, its columns where a column was asked for, and over how many steps at least. */
export type Reached = { id: string; name: string; sourceName: string; columns: string[]; steps: number };

type Asked = {
  asset: string;
  column: string | null;
  way: "upstream" | "downstream";
  isDirect: boolean;
};

/** Longer chains are cut, and more relations are not named. */
const DEEPEST = 50;
const MOST_NAMED = 100;
const MOST_JOBS = 6;

/**
 * What flows into a relation or column, or out of it, step after step. `total` counts relations, or columns where one was
 * asked for: of a column only values that flow, not what filters or joins by it.
 */
export async function reachedFrom(
  db: Db,
  { organizationId }: Scope,
  { asset, column, way, isDirect }: Asked,
): Promise<{ total: number; relations: Reached[]; jobIds: string[] }> {
  const [near, far] =
    way === "upstream"
      ? [Prisma.sql`e.to_asset_id`, Prisma.sql`e.from_asset_id`]
      : [Prisma.sql`e.from_asset_id`, Prisma.sql`e.to_asset_id`];
  const [nearPart, farPart] =
    way === "upstream"
      ? [Prisma.sql`e.to_column`, Prisma.sql`e.from_column`]
      : [Prisma.sql`e.from_column`, Prisma.sql`e.to_column`];
  const isColumn = column !== null;
  const flows = isColumn ? Prisma.sql`and e.use = 'value' and ${nearPart} = w.part` : Prisma.empty;
  const rows = await db.$queryRaw<(Reached & { total: number; jobIds: string[] })[]>`
    with recursive walk (id, part, steps) as (
      select ${asset}::uuid, ${column ?? ""}::text, 0
      union
      select ${far}, ${isColumn ? farPart : Prisma.sql`''`}, w.steps + 1 from walk w
      join lineage_edge e on ${near} = w.id and e.organization_id = ${organizationId}::uuid ${flows}
      where w.steps < ${isDirect ? 1 : DEEPEST}::integer and ${far} <> ${near}
    ), found as (
      select id, part, min(steps) as steps from walk
      where not (id = ${asset}::uuid and part = ${column ?? ""}::text) group by 1, 2
    ), seen as (
      select distinct e.job_id as id from lineage_edge e
      where e.organization_id = ${organizationId}::uuid and ${near} in (select id from walk) and ${far} in (select id from found)
      order by 1 desc limit ${MOST_JOBS}::integer
    )
    select f.id, a.schema_name || '.' || a.name as name, s.name as "sourceName", min(f.steps)::integer as steps,
      coalesce(array_agg(f.part order by f.part) filter (where f.part <> ''), '{}') as columns,
      (sum(count(*)) over ())::integer as total, array(select id from seen) as "jobIds"
    from found f join asset a on a.id = f.id and a.organization_id = ${organizationId}::uuid join source s on s.id = a.source_id
    group by f.id, a.schema_name, a.name, s.name
    order by min(f.steps), a.schema_name, a.name limit ${MOST_NAMED}::integer`;
  return {
    total: rows[0]?.total ?? 0,
    jobIds: rows[0]?.jobIds ?? [],
    relations: rows.map(({ total: _total, jobIds: _ids, ...relation }) => relation),
  };
}
