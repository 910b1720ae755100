import type { PrismaClient } from "#lib/db/client.ts";
import { MOST_JOBS } from "./views.ts";

/**
 * Removes operations that ended more than `days` ago with what came of their jobs, the oldest first: as many as one
 * statement removes without holding anybody up. The jobs and their histories stay.
 */
export const discardOldOperations = (db: PrismaClient, days: number): Promise<number> =>
  db.$executeRaw`
    delete from job_operation where id in (
      select id from (
        select id, sum(total) over (order by finished_at, id) as jobs, row_number() over (order by finished_at, id) as place
        from job_operation where finished_at < clock_timestamp() - make_interval(days => ${days}::integer)
        order by finished_at, id limit 1000) old
      where jobs <= ${MOST_JOBS}::integer or place = 1)`;
