import { Prisma } from "#lib/db/client.ts";

/** So often in a row may a source refuse its credentials before its schedules wait for a person. */
const MOST_REFUSALS = 3;

/**
 * Whether the newest runs on the source of the schedule `sc` all failed on credentials, since it last was made to run. A
 * test that passed ends the row of them, one that failed does not count: that is how people find out.
 */
export const IS_REFUSED = Prisma.sql`(
  select count(*) = ${MOST_REFUSALS} and bool_and(error_class = 'CREDENTIALS' and created_at >= sc.state_since) from (
    select j.error_class, j.created_at from job j
    where j.organization_id = sc.organization_id and j.source_id = sc.source_id and j.tab = 3
      and j.type <> 'connection_test'
      and j.id > coalesce((
        select d.id from job d
        where d.organization_id = sc.organization_id and d.source_id = sc.source_id and d.tab = 2
        order by d.id desc limit 1), '00000000-0000-0000-0000-000000000000')
    order by j.id desc limit ${MOST_REFUSALS}
  ) newest)`;
