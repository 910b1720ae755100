import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { isTooSlow } from "#lib/db/faults.ts";
import { formatCount } from "#lib/format.ts";
import type { Narrowing } from "#lib/jobs/filter.ts";
import { matching } from "#lib/jobs/filter-conditions.ts";
import { CAN_RUN_ON } from "#lib/jobs/runs-on.ts";
import { IS_RETRIED, isAble } from "./able.ts";
import { refuseEverything } from "./refuse.ts";
import { endAfter, orTooSlow } from "./too-slow.ts";
import { MOST_JOBS, type Prospect, type Verb } from "./views.ts";

/** Each of two countings: a page is answered in the time of both. */
const COUNTED_WITHIN_MS = 1_100;

/** The rest is told for people alone. */
const MOST_OTHERS = 1_000;

const WHY_NOT = {
  cancel: Prisma.sql`case when tab = 1 then 'being cancelled' else 'ended' end`,
  retry: Prisma.sql`case when tab = 1 then 'not ended' when tab = 2 then 'completed'
    when ${IS_RETRIED} then 'retried already' when ${CAN_RUN_ON} then '' else 'with nothing to run on any more' end`,
} as const satisfies Record<Verb, Prisma.Sql>;

/** A transaction in the organization of the scope. */
type Open = <T>(look: (db: Db) => Promise<T>) => Promise<T>;

/** How many jobs it would be if everything that matches were cancelled or retried now. */
export async function foresee(open: Open, scope: Scope, verb: Verb, narrowing: Narrowing): Promise<Prospect> {
  authorize(scope, "jobs.run");
  const { count, upTo, meant } = await open(async (db) => {
    await refuseEverything(db, scope, verb, narrowing);
    // The bound before the count: what comes in between is not counted, and not meant.
    const [{ upTo }] = await db.$queryRaw<[{ upTo: string }]>`select uuid_v7() as "upTo"`;
    const meant = Prisma.sql`${matching(scope, narrowing)} and id <= ${upTo}::uuid`;
    const count = await orTooSlow(db, COUNTED_WITHIN_MS, () => countAble(db, verb, meant));
    return { count, upTo, meant };
  });
  return {
    count: Math.min(count, MOST_JOBS),
    isTooMuch: count > MOST_JOBS,
    others: await describeOthers(open, verb, meant),
    upTo,
  };
}

async function countAble(db: Db, verb: Verb, meant: Prisma.Sql): Promise<number> {
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    select count(*)::integer as count
    from (select from job where ${meant} and ${isAble(verb)} limit ${MOST_JOBS + 1}::integer) able`;
  return count;
}

/** In a transaction of its own, which ends where they take too long to find: then they are left out. */
async function describeOthers(open: Open, verb: Verb, meant: Prisma.Sql): Promise<string[]> {
  try {
    const others = await open(async (db) => {
      await endAfter(db, COUNTED_WITHIN_MS);
      return db.$queryRaw<{ why: string; count: number }[]>`
        select why, count(*)::integer as count from (
          select ${WHY_NOT[verb]} as why from job
          where ${meant} and not ${isAble(verb)} limit ${MOST_OTHERS}::integer) other
        group by why order by count desc`;
    });
    const isPartial = others.reduce((sum, { count }) => sum + count, 0) === MOST_OTHERS;
    return others.map(({ count, why }) => `${formatCount(count)}${isPartial ? " or more" : ""} ${why}`);
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    return [];
  }
}
