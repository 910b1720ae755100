import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { toTimeRange } from "#lib/db/time-range.ts";
import type { Narrowing } from "../filter.ts";
import { ofOrganization, ofTypes } from "../filter-conditions.ts";

/** How many runs ended in a stretch of time that begins then. */
export type Outcomes = { at: string; completed: number; failed: number; cancelled: number };
/** Bars of so many hours each; the last is the one that goes on. */
export type OutcomeBars = { hours: number; bars: Outcomes[] };

/** As many as can be told apart. */
const MOST_BARS = 72;
const HOURS = [1, 3, 6, 12, 24, 7 * 24, 28 * 24];
const HOURS_DRAWN = 48;
/** Of one asset days are known, and not hours. */
const DAYS_DRAWN_OF_ASSET = 30;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How the runs that the filter means ended, by the hour, or by as many hours as leave not too many bars. */
export async function readOutcomes(db: Db, scope: Scope, narrowing: Narrowing): Promise<OutcomeBars> {
  const [{ begins, ends }] = await db.$queryRaw<[{ begins: Date; ends: Date }]>(rangeQuery(scope, narrowing));
  const span = (ends.getTime() - begins.getTime()) / HOUR_MS;
  const least = narrowing.asset ? 24 : 1;
  const hours = HOURS.find((each) => each >= least && span / each <= MOST_BARS) ?? 28 * 24;
  const found = await db.$queryRaw<{ at: Date; completed: number; failed: number; cancelled: number }[]>(
    outcomesQuery(scope, narrowing, { begins, ends, hours }),
  );
  return { hours, bars: found.map((bar) => ({ ...bar, at: bar.at.toISOString() })) };
}

/** Whole stretches up to now, or to the end that is asked for. */
function rangeQuery(scope: Scope, narrowing: Narrowing): Prisma.Sql {
  const { beginsAt, endsAt } = toTimeRange(narrowing, narrowing.timeZone ?? "UTC");
  const back = narrowing.asset ? DAYS_DRAWN_OF_ASSET * 24 : HOURS_DRAWN;
  const ends = endsAt ? Prisma.sql`least(now(), ${endsAt})` : Prisma.sql`now()`;
  const first = Prisma.sql`(select min(hour) from job_hour where ${ofOrganization(scope)} and within_id = organization_id)`;
  const begins = beginsAt ?? (endsAt ? first : Prisma.sql`now() - make_interval(hours => ${back}::integer)`);
  return Prisma.sql`select coalesce(${begins}, now()) as begins, ${ends} as ends`;
}

type Bars = { begins: Date; ends: Date; hours: number };

export function outcomesQuery(scope: Scope, narrowing: Narrowing, { begins, ends, hours }: Bars): Prisma.Sql {
  const counted = narrowing.asset
    ? Prisma.sql`select day::timestamp at time zone 'UTC' as at, completed, failed, cancelled from job_day
        where ${ofOrganization(scope)} and asset_id = ${narrowing.asset}::uuid and ${ofTypes(narrowing.type)}
          and day between (${begins} at time zone 'UTC')::date and (${ends} at time zone 'UTC')::date`
    : hours < 24
      ? ofHours(scope, narrowing, begins, ends)
      : ofDays(scope, narrowing, begins, ends);
  const binned = (at: Prisma.Sql) =>
    Prisma.sql`date_bin(make_interval(hours => ${hours}::integer), ${at}, '2024-01-01T00:00:00Z')`; // a Monday
  return Prisma.sql`
    select bar as at, coalesce(completed, 0)::integer as completed, coalesce(failed, 0)::integer as failed,
      coalesce(cancelled, 0)::integer as cancelled
    from generate_series(${binned(Prisma.sql`${begins}::timestamptz`)}, ${ends}::timestamptz,
      make_interval(hours => ${hours}::integer)) bar
    left join (
      select ${binned(Prisma.sql`c.at`)} as bar, sum(completed) as completed, sum(failed) as failed,
        sum(cancelled) as cancelled
      from (${counted}) c group by 1) b using (bar)
    order by bar`;
}

const ofHours = (scope: Scope, narrowing: Narrowing, begins: Date, ends: Date): Prisma.Sql => Prisma.sql`
  select hour as at, completed, failed, cancelled from job_hour
  where ${ofOrganization(scope)} and ${within(scope, narrowing)} and ${ofTypes(narrowing.type)}
    and hour >= date_trunc('hour', ${begins}::timestamptz, 'UTC') and hour < ${ends}::timestamptz`;

/** The whole days, and at both ends the hours of those that are not. */
function ofDays(scope: Scope, narrowing: Narrowing, begins: Date, ends: Date): Prisma.Sql {
  const first = new Date(Math.ceil(begins.getTime() / DAY_MS) * DAY_MS);
  const last = new Date(Math.floor(ends.getTime() / DAY_MS) * DAY_MS);
  return Prisma.sql`
    ${ofHours(scope, narrowing, begins, first)}
    union all
    select day::timestamp at time zone 'UTC', completed, failed, cancelled from job_outcome_day
    where ${ofOrganization(scope)} and ${within(scope, narrowing)} and ${ofTypes(narrowing.type)}
      and day >= (${first}::timestamptz at time zone 'UTC')::date and day < (${last}::timestamptz at time zone 'UTC')::date
    union all
    ${ofHours(scope, narrowing, last, ends)}`;
}

const within = ({ organizationId }: Scope, { source }: Narrowing): Prisma.Sql =>
  source.length > 0
    ? Prisma.sql`within_id = any(${source}::uuid[])`
    : Prisma.sql`within_id = ${organizationId}::uuid`;
