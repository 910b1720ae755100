import type { Db } from "#lib/db/client.ts";

const TESTS_KEPT_DAYS = 30;

/**
 * Removes alerts that were resolved more than `days` ago, or that nobody was told of and nobody has touched since, with what is
 * kept of them: as many as one statement soon removes.
 */
export const discardOldAlerts = (db: Db, days: number): Promise<number> => db.$executeRaw`
  delete from alert where id in (
    (select id from alert
      where state = 'resolved' and state_at < clock_timestamp() - make_interval(days => ${days}::integer)
      order by state_at limit 1000)
    union all
    (select id from alert
      where state = 'triggered' and suppressed_by is not null
        and state_at < clock_timestamp() - make_interval(days => ${days}::integer)
      order by state_at limit 1000))`;

/** Nobody looks for what a test of a destination came to after that. */
export const discardOldTests = (db: Db): Promise<number> => db.$executeRaw`
  delete from alert_delivery
  where alert_id is null and state <> 'pending'
    and created_at < clock_timestamp() - make_interval(days => ${TESTS_KEPT_DAYS}::integer)`;
