import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { toTimeRange } from "#lib/db/time-range.ts";
import type { AnomalyFilter, AnomalyPage, AnomalyTab, MetricRun, PointRow } from "./anomaly-views.ts";
import { IS_LAST_OF_EPISODE, inEpisode } from "./episodes.ts";
import { instant, POINT } from "./rows.ts";

/** Of the last row of a page: how far up it stands, when, and of which metric. */
const Place = z.tuple([z.int().min(0).max(1), z.iso.datetime(), z.uuid()]);
type Place = z.infer<typeof Place>;

type Asked = { filter: AnomalyFilter; timeZone: string };

const PAGE_SIZE = 100;

/** One page, the newest first, with how many there are of each tab. */
export async function listAnomalies(db: Db, scope: Scope, asked: Asked): Promise<AnomalyPage> {
  const { rows, after } = await listAnomalyPart(db, scope, asked);
  const [counts] = await db.$queryRaw<Record<AnomalyTab, number>[]>`
    select count(*) filter (where ${TABS.open})::int as open, count(*) filter (where ${TABS.expected})::int as expected,
      count(*) filter (where ${TABS.wrong})::int as wrong, count(*)::int as captured
    from ${FROM} where ${narrowed(scope, asked)}`;
  return { rows, after, counts: counts ?? { open: 0, expected: 0, wrong: 0, captured: 0 } };
}

/** A page without its counts: what a file is written from. */
export async function listAnomalyPart(
  db: Db,
  scope: Scope,
  asked: Asked,
): Promise<Pick<AnomalyPage, "rows" | "after">> {
  const { tab, after } = asked.filter;
  const place = readPlace(after);
  const rank = tab === "captured" ? IS_ODD : Prisma.sql`0`;
  const found = await db.$queryRaw<(PointRow & { rank: number })[]>`
    select m.id as "metricId", m.asset_id as "assetId", m.source_id as "sourceId", s.name as "sourceName",
      a.schema_name as "schemaName", a.name as "tableName", m.type, m.column_name as "columnName",
      (select c.type from asset_column c where c.asset_id = m.asset_id and c.name = m.column_name) as "columnType",
      m.percentile, m.name, ${POINT} as point, ${rank} as rank, ${asked.filter.job ? ALONE : EPISODE} as episode
    from ${FROM}
    where ${narrowed(scope, asked)} and ${TABS[tab]} ${place ? past(place, tab) : Prisma.empty}
    order by ${tab === "captured" ? Prisma.sql`${IS_ODD} desc,` : Prisma.empty} p.captured_at desc, p.metric_id desc
    limit ${PAGE_SIZE + 1}::integer`;
  const shown = found.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ rank: _rank, ...row }) => row),
    after:
      found.length > PAGE_SIZE && last
        ? encodePlace([last.rank, last.point.capturedAt, last.metricId])
        : null,
  };
}

const FROM = Prisma.sql`metric_point p join metric m on m.id = p.metric_id join asset a on a.id = m.asset_id
  join source s on s.id = m.source_id`;

const ALONE = Prisma.sql`jsonb_build_object('points', 1, 'since', ${instant(Prisma.sql`p.captured_at`)})`;
/** What is unusual for a while is one thing: how many points of it there are, and since when. */
const EPISODE = Prisma.sql`(
  select jsonb_build_object('points', count(*)::int, 'since', ${instant(Prisma.sql`min(e.captured_at)`)})
  from metric_point e where ${inEpisode(Prisma.sql`e`)})`;

const IS_ODD = Prisma.sql`(p.state = 'anomalous')::integer`;

const TABS: Record<AnomalyTab, Prisma.Sql> = {
  open: Prisma.sql`p.state = 'anomalous' and p.mark is null`,
  expected: Prisma.sql`p.mark = 'expected'`,
  wrong: Prisma.sql`p.mark = 'wrong'`,
  captured: Prisma.sql`true`,
};

/** What a list of one run leaves out is what no run but that has. */
const IS_TOLD = Prisma.sql`(p.state = 'anomalous' or p.mark is not null)`;

function narrowed({ organizationId }: Scope, { filter, timeZone }: Asked): Prisma.Sql {
  const { source, asset, job, q } = filter;
  const { beginsAt, endsAt } = toTimeRange(filter, timeZone);
  return Prisma.join(
    [
      Prisma.sql`p.organization_id = ${organizationId}::uuid and s.state = 'active'`,
      job ? Prisma.sql`p.job_id = ${job}::uuid` : Prisma.sql`${IS_TOLD} and ${IS_LAST_OF_EPISODE}`,
      ...(source ? [Prisma.sql`p.source_id = ${source}::uuid`] : []),
      ...(asset ? [Prisma.sql`m.asset_id = ${asset}::uuid`] : []),
      ...(beginsAt ? [Prisma.sql`p.captured_at >= ${beginsAt}`] : []),
      ...(endsAt ? [Prisma.sql`p.captured_at < ${endsAt}`] : []),
      ...(q
        ? [
            Prisma.sql`strpos(a.search_name || ' ' || lower(coalesce(m.name, m.column_name, '')), lower(${q})) > 0`,
          ]
        : []),
    ],
    " and ",
  );
}

const past = ([rank, at, id]: Place, tab: AnomalyTab): Prisma.Sql =>
  tab === "captured"
    ? Prisma.sql`and (${IS_ODD}, p.captured_at, p.metric_id) < (${rank}::integer, ${at}::timestamptz, ${id}::uuid)`
    : Prisma.sql`and (p.captured_at, p.metric_id) < (${at}::timestamptz, ${id}::uuid)`;

const encodePlace = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** Null for what is no place: the list then begins at its beginning. */
function readPlace(after: string | undefined): Place | null {
  try {
    return Place.parse(JSON.parse(Buffer.from(after ?? "", "base64url").toString()));
  } catch {
    return null;
  }
}

/** Null for a job that is none of these, and for one of another organization. */
export async function findMetricRun(db: Db, scope: Scope, jobId: string): Promise<MetricRun | null> {
  const [run] = await db.$queryRaw<MetricRun[]>`
    select j.id, j.short_id as "shortId", j.status, j.source_id as "sourceId", s.name as "sourceName", j.message
    from job j join source s on s.id = j.source_id
    where j.id = ${jobId}::uuid and j.organization_id = ${scope.organizationId}::uuid and j.type = 'metric_capture'`;
  return run ?? null;
}
