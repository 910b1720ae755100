import { PERIODS } from "#lib/periods.ts";
import type { Days } from "#lib/schemas.ts";
import { Prisma } from "./client.ts";

export type TimeRange = { beginsAt: Prisma.Sql | null; endsAt: Prisma.Sql | null };

/** From when, included, to when, excluded; `timeZone` is the one in which days begin. */
export function toTimeRange({ within, from, to }: Days, timeZone: string): TimeRange {
  if (within)
    return {
      beginsAt: Prisma.sql`now() - make_interval(days => ${PERIODS[within]}::integer)`,
      endsAt: null,
    };
  return {
    beginsAt: from ? Prisma.sql`(${from}::date::timestamp at time zone ${timeZone})` : null,
    endsAt: to ? Prisma.sql`((${to}::date + 1)::timestamp at time zone ${timeZone})` : null,
  };
}
