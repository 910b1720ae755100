import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { toTimeRange } from "#lib/db/time-range.ts";
import { findCause } from "#lib/engines/durations/cause.ts";
import { findDefinition } from "../catalog.ts";
import type { Narrowing } from "../filter.ts";
import { ofOrganization, TAB_NUMBERS } from "../filter-conditions.ts";
import { readCircumstances } from "./circumstances.ts";
import { thin } from "./thin.ts";
import { findTrendChoices } from "./trend-choices.ts";
import { outside, type UsualBand } from "./usual.ts";
import type { Trend, TrendOf, TrendPoint } from "./views.ts";

/** Without a time in the filter. */
const DAYS_DRAWN = 90;
/** A line of points with room between them. */
const MOST_POINTS = 90;
/** The newest outliers are explained, each by so many completed runs before it. */
const MOST_EXPLAINED = 8;
const COMPARED_WITH = 12;

/** Null where the filter means no runs that have trends. `asked` is drawn where the filter means it. */
export async function readTrend(
  db: Db,
  scope: Scope,
  narrowing: Narrowing,
  asked: TrendOf | null,
): Promise<Trend | null> {
  const choices = await findTrendChoices(db, scope, narrowing);
  const of = choices.find((one) => one.assetId === asked?.assetId && one.type === asked.type) ?? choices[0];
  if (!of) return null;
  const days = await db.$queryRaw<StoredDay[]>(trendQuery(scope, narrowing, of));
  const all = toPoints(days);
  const points = await explain(db, scope, all);
  const last = days.at(-1);
  const counts = { completed: 0, failed: 0, cancelled: 0 };
  for (const day of days) {
    counts.completed += day.completed;
    counts.failed += day.failed;
    counts.cancelled += day.cancelled;
  }
  const others = choices.filter((one) => one !== of);
  const running = await findRunning(db, scope, of);
  return {
    of,
    others,
    points: thin(points, MOST_POINTS),
    counts,
    usual: last ? toBand(last) : null,
    running,
  };
}

type StoredDay = {
  completed: number;
  failed: number;
  cancelled: number;
  p10: number | null;
  median: number | null;
  p90: number | null;
  recent: number;
  ids: string[];
  begun: Date[];
  ms: number[];
  tabs: number[];
};

/** A row a day, by the primary key. */
export function trendQuery(scope: Scope, narrowing: Narrowing, { type, assetId }: TrendOf): Prisma.Sql {
  const hasTime = narrowing.within ?? narrowing.from ?? narrowing.to;
  const range = toTimeRange(hasTime ? narrowing : { within: `${DAYS_DRAWN}d` }, narrowing.timeZone ?? "UTC");
  const day = (at: Prisma.Sql) => Prisma.sql`((${at}) at time zone 'UTC')::date`;
  return Prisma.sql`
    select completed, failed, cancelled, p10_ms as p10, median_ms as median, p90_ms as p90,
      cardinality(recent_ms) as recent, run_ids as ids, run_begun as begun, run_ms as ms, run_tabs as tabs
    from job_day where ${ofOrganization(scope)} and asset_id = ${assetId}::uuid and type = ${type}
      ${range.beginsAt ? Prisma.sql`and day >= ${day(range.beginsAt)}` : Prisma.empty}
      ${range.endsAt ? Prisma.sql`and day <= ${day(range.endsAt)}` : Prisma.empty}
    order by day`;
}

const toBand = ({ p10, median, p90, recent }: StoredDay): UsualBand | null =>
  p10 === null || median === null || p90 === null
    ? null
    : { p10Ms: p10, medianMs: median, p90Ms: p90, runs: recent };

/** Each beside what was usual before its day; on the first day that says so, by its end. */
function toPoints(days: readonly StoredDay[]): TrendPoint[] {
  let before: UsualBand | null = null;
  return days.flatMap((day) => {
    const usual = before ?? toBand(day);
    before = toBand(day) ?? before;
    return day.ids.map((id, at): TrendPoint => {
      const ms = day.ms[at] ?? 0;
      const isFailed = day.tabs[at] === TAB_NUMBERS.failed;
      const side = usual && !isFailed ? outside(ms, usual) : null;
      return { id, startedAt: day.begun[at]?.toISOString() ?? "", ms, isFailed, side, cause: null, usual };
    });
  });
}

async function explain(db: Db, scope: Scope, points: TrendPoint[]): Promise<TrendPoint[]> {
  const completed = points.filter(({ isFailed }) => !isFailed);
  const before = new Map(
    completed
      .flatMap((point, at) => (point.side ? [{ point, at }] : []))
      .slice(-MOST_EXPLAINED)
      .map(({ point, at }) => [point.id, completed.slice(Math.max(0, at - COMPARED_WITH), at)]),
  );
  const ids = new Set([...before].flatMap(([id, others]) => [id, ...others.map((other) => other.id)]));
  const known = await readCircumstances(db, scope, [...ids]);
  return points.map((point) => {
    const [run, others] = [known.get(point.id), before.get(point.id)];
    if (!run || !others || !point.side) return point;
    const compared = others.flatMap((other) => known.get(other.id) ?? []);
    return { ...point, cause: findCause(run, compared, point.side) };
  });
}

async function findRunning(db: Db, scope: Scope, { type, assetId }: TrendOf): Promise<Trend["running"]> {
  if (!findDefinition(type)) return null;
  const [job] = await db.$queryRaw<{ id: string; at: Date | null }[]>`
    select id, started_at as at from job where ${ofOrganization(scope)} and asset_id = ${assetId}::uuid
      and tab = ${TAB_NUMBERS.active}::smallint and type = ${type} and status = 'running' limit 1`;
  return job?.at ? { id: job.id, startedAt: job.at.toISOString() } : null;
}
