import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { WithoutNul } from "#lib/schemas.ts";
import type { AccessLevel } from "#lib/sources/views.ts";
import { FROM, POINT, RANK, ROW, STATUS } from "./rows.ts";
import type { MetricFilter, MetricHistory, MetricPage, MetricPoint, MetricRow, MetricTab } from "./views.ts";

/** The rank, the name and the id of the last row of a page, as the list is ordered. */
const Place = z.tuple([z.int().min(0).max(5), WithoutNul, z.uuid()]);
type Place = z.infer<typeof Place>;

const PAGE_SIZE = 100;
const MOST_POINTS = 1_000;

/** One page of metrics, the worst first, with how many there are of each status. */
export async function listMetrics(db: Db, scope: Scope, filter: MetricFilter): Promise<MetricPage> {
  const place = readPlace(filter.after);
  const rows = await db.$queryRaw<(MetricRow & { rank: number; searchName: string })[]>`
    select ${ROW}, ${RANK} as rank, a.search_name as "searchName" from ${FROM}
    where ${narrowed(scope, filter)} ${filter.tab === "all" ? Prisma.empty : Prisma.sql`and ${STATUS} = ${filter.tab}`}
      ${place ? Prisma.sql`and (${RANK}, a.search_name, m.id) > (${place[0]}::integer, ${place[1]}, ${place[2]}::uuid)` : Prisma.empty}
    order by ${RANK}, a.search_name, m.id limit ${PAGE_SIZE + 1}::integer`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const counted = await db.$queryRaw<{ status: MetricTab; metrics: number }[]>`
    select ${STATUS} as status, count(*)::int as metrics from ${FROM} where ${narrowed(scope, filter)} group by 1`;
  const counts = { all: 0, anomalous: 0, failed: 0, learning: 0, waiting: 0, normal: 0, disabled: 0 };
  for (const { status, metrics } of counted) {
    counts[status] = metrics;
    counts.all += metrics;
  }
  return {
    rows: shown.map(({ rank: _rank, searchName: _name, ...row }) => row),
    counts,
    after: rows.length > PAGE_SIZE && last ? encodePlace([last.rank, last.searchName, last.id]) : null,
  };
}

const narrowed = ({ organizationId }: Scope, { source, asset, job, q }: MetricFilter): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`m.organization_id = ${organizationId}::uuid and a.state <> 'archived' and s.state = 'active'`,
      ...(source ? [Prisma.sql`m.source_id = ${source}::uuid`] : []),
      ...(asset ? [Prisma.sql`m.asset_id = ${asset}::uuid`] : []),
      ...(job
        ? [
            Prisma.sql`(m.job_id = ${job}::uuid or m.id in (select o.metric_id from metric_point o where o.job_id = ${job}::uuid))`,
          ]
        : []),
      ...(q
        ? [
            Prisma.sql`strpos(a.search_name || ' ' || lower(coalesce(m.name, m.column_name, '')), lower(${q})) > 0`,
          ]
        : []),
    ],
    " and ",
  );

/** One metric with its newest points, in order. */
export async function findMetric(db: Db, scope: Scope, id: string): Promise<MetricHistory> {
  const [metric] = await db.$queryRaw<(MetricRow & { accessLevel: AccessLevel })[]>`
    select ${ROW}, s.access_level as "accessLevel" from ${FROM}
    where m.id = ${id}::uuid and m.organization_id = ${scope.organizationId}::uuid`;
  if (!metric) throw notFound("metric");
  const points = await listPoints(db, scope, [id], MOST_POINTS);
  const { accessLevel, ...row } = metric;
  return { metric: row, points: points.get(id) ?? [], accessLevel };
}

/** The newest points of some metrics, at most so many of each, in order: what a small chart beside each draws. */
export async function listPoints(
  db: Db,
  { organizationId }: Scope,
  ids: readonly string[],
  most: number,
): Promise<Map<string, MetricPoint[]>> {
  const rows = await db.$queryRaw<{ metricId: string; points: MetricPoint[] }[]>`
    select m.id as "metricId", jsonb_agg(${POINT} order by p.captured_at) as points
    from metric m, lateral (
      select * from metric_point p where p.metric_id = m.id order by p.captured_at desc limit ${most}::integer) p
    where m.id = any(${[...ids]}::uuid[]) and m.organization_id = ${organizationId}::uuid
    group by m.id`;
  return new Map(rows.map(({ metricId, points }) => [metricId, points]));
}

const encodePlace = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** Null for what is no place: the list then begins at its beginning. */
function readPlace(after: string | undefined): Place | null {
  try {
    return Place.parse(JSON.parse(Buffer.from(after ?? "", "base64url").toString()));
  } catch {
    return null;
  }
}
