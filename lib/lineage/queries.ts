import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { LineageAddress, LineageGraph, LineageKey, LineageLink, LineageNode } from "./views.ts";

const MOST_NODES = 5_000;
/** Longer chains are cut: nobody follows them on a page. */
const DEEPEST = 50;

type Asked = Pick<LineageAddress, "direction" | "depth" | "keys"> &
  ({ assetId: string } | { sourceId: string });

/** What flows to and from a relation, or all of a source; with foreign keys, the relations at their ends, too. */
export async function readGraph(db: Db, scope: Scope, asked: Asked): Promise<LineageGraph> {
  const { organizationId } = scope;
  const reach = "assetId" in asked ? around(organizationId, asked) : ofSource(organizationId, asked.sourceId);
  const isWithKeys = asked.keys === "shown";
  const keyed = isWithKeys ? byKeys(organizationId, asked) : Prisma.sql`select null::uuid, 0 where false`;
  const nodes = await db.$queryRaw<LineageNode[]>`
    with recursive ${reach}
    select a.id, a.name, a.schema_name as "schemaName", a.kind, n.distance
    from (select distinct on (id) id, distance from (select id, distance from node union all ${keyed}) reached (id, distance)
      order by id, abs(distance)) n
    join asset a on a.id = n.id
    where a.organization_id = ${organizationId}::uuid
    order by abs(n.distance), a.schema_name, a.name limit ${MOST_NODES + 1}`;
  const shown = nodes.slice(0, MOST_NODES);
  const ids = shown.map(({ id }) => id);
  const links = await db.$queryRaw<LineageLink[]>`
    select e.from_asset_id as "from", e.to_asset_id as "to",
      coalesce(jsonb_agg(jsonb_build_object('from', e.from_column, 'to', e.to_column)
        order by e.to_column, e.from_column) filter (where e.use = 'value'), '[]') as flows,
      coalesce(jsonb_agg(jsonb_build_object('use', e.use, 'column', e.from_column)
        order by e.use, e.from_column) filter (where e.use <> 'value'), '[]') as uses,
      min(e.confidence)::float8 as confidence, array_agg(distinct e.evidence) as evidence
    from lineage_edge e
    where e.organization_id = ${organizationId}::uuid and e.from_asset_id = any (${ids}::uuid[])
      and e.to_asset_id = any (${ids}::uuid[]) and e.from_asset_id <> e.to_asset_id
    group by 1, 2 order by 1, 2`;
  const keys = isWithKeys ? await readKeys(db, scope, ids) : [];
  return { nodes: shown, links, keys, isCut: nodes.length > MOST_NODES };
}

/** Foreign keys with both ends among these. */
const readKeys = (db: Db, { organizationId }: Scope, ids: readonly string[]) =>
  db.$queryRaw<LineageKey[]>`
    select k.asset_id as "from", r.id as "to", k.columns, k.referenced_columns as "referencedColumns"
    from asset_constraint k ${REFERENCED}
    where k.organization_id = ${organizationId}::uuid and k.kind = 'foreign_key' and k.asset_id = any (${ids}::uuid[])
      and r.id = any (${ids}::uuid[]) and r.id <> k.asset_id
    order by 1, 2, k.name`;

/** Of a foreign key `k`: the relation `a` that has it, and the one `r` that it refers to. */
const REFERENCED = Prisma.sql`
  join asset a on a.id = k.asset_id and a.state <> 'archived'
  join asset r on r.organization_id = a.organization_id and r.source_id = a.source_id and r.state <> 'archived'
    and r.schema_name = k.referenced_schema and r.name = k.referenced_table`;

/** Both ends of every key of a source, or the other ends of a relation's own. */
function byKeys(organizationId: string, asked: Asked) {
  const isAsked =
    "assetId" in asked
      ? Prisma.sql`${asked.assetId}::uuid in (a.id, r.id)`
      : Prisma.sql`a.source_id = ${asked.sourceId}::uuid`;
  return Prisma.sql`
    select x.id, ${"assetId" in asked ? 1 : 0}::integer from asset_constraint k ${REFERENCED}
    cross join lateral (values (a.id), (r.id)) x (id)
    where k.organization_id = ${organizationId}::uuid and k.kind = 'foreign_key' and a.id <> r.id and ${isAsked}`;
}

function around(organizationId: string, { assetId, direction, depth }: Asked & { assetId: string }) {
  const deepest = depth === "all" ? DEEPEST : Number(depth);
  const walk = (name: string, from: Prisma.Sql, to: Prisma.Sql, isAsked: boolean) => Prisma.sql`
    ${Prisma.raw(name)} (id, steps) as (
      select ${assetId}::uuid, 0
      union
      select ${to}, w.steps + 1 from ${Prisma.raw(name)} w
      join lineage_edge e on ${from} = w.id and e.organization_id = ${organizationId}::uuid
      where w.steps < ${isAsked ? deepest : 0}::integer
    )`;
  const [source, target] = [Prisma.sql`e.from_asset_id`, Prisma.sql`e.to_asset_id`];
  return Prisma.sql`
    ${walk("upward", target, source, direction !== "downstream")},
    ${walk("downward", source, target, direction !== "upstream")},
    node as (
      select distinct on (id) id, distance from (
        select id, -steps as distance from upward union all select id, steps from downward
      ) reached order by id, abs(distance)
    )`;
}

const ofSource = (organizationId: string, sourceId: string) => Prisma.sql`
  node as (
    select distinct x.id, 0 as distance from lineage_edge e
    cross join lateral (values (e.from_asset_id), (e.to_asset_id)) x (id)
    where e.organization_id = ${organizationId}::uuid and e.source_id = ${sourceId}::uuid
      and e.from_asset_id <> e.to_asset_id
  )`;

/** Sources that have lineage, with how many arrows. */
export const listLineageSources = (db: Db, { organizationId }: Scope) =>
  db.$queryRaw<{ id: string; name: string }[]>`
    select s.id, s.name from source s
    where s.organization_id = ${organizationId}::uuid and s.state = 'active'
    order by exists (select from lineage_edge e where e.organization_id = s.organization_id and e.source_id = s.id) desc,
      lower(s.name)`;
