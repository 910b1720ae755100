import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Which } from "#lib/engines/questions/question.ts";
import { DURATION_MS } from "#lib/jobs/durations/recent.ts";
import { HAS_DURATION, jobsMeant } from "./narrowing.ts";

const dayIn = (timeZone: string) => Prisma.sql`(created_at at time zone ${timeZone})::date::text`;

/** By the day they were created on in this zone; days without one are left out. */
export async function countByDay(
  db: Db,
  scope: Scope,
  which: Which,
  timeZone: string,
): Promise<[string, number][]> {
  const rows = await db.$queryRaw<{ day: string; jobs: number }[]>`
    select ${dayIn(timeZone)} as day, count(*)::integer as jobs from job where ${jobsMeant(scope, which)} group by 1`;
  return rows.map(({ day, jobs }) => [day, jobs]);
}

/** Milliseconds, of what has a whole duration. */
export async function medianByDay(
  db: Db,
  scope: Scope,
  which: Which,
  timeZone: string,
): Promise<[string, number][]> {
  const rows = await db.$queryRaw<{ day: string; ms: number }[]>`
    select ${dayIn(timeZone)} as day, percentile_cont(0.5) within group (order by ${DURATION_MS}) as ms
    from job where ${jobsMeant(scope, which)} and ${HAS_DURATION} group by 1`;
  return rows.map(({ day, ms }) => [day, ms]);
}
