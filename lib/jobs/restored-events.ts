/**
 * Events that a dump brought along keep the transaction ids of the server they were written on, which may be ahead of
 * this one's. Each would look new once the counter here passes it, and a fold would count it a second time. So before a
 * fold begins in a new incarnation of the database, they are made older than everything that happens in it.
 */
import { Prisma, type PrismaClient } from "#lib/db/client.ts";
import { EPOCH } from "./cursor.ts";

type Fold = "job_count_fold" | "job_trend_fold" | "job_failure_fold";

/** Of an organization `o`: what this fold keeps was never taken, or in another incarnation of the database. */
export const lacks = (fold: Fold): Prisma.Sql => Prisma.sql`not exists (
  select from ${Prisma.raw(fold)} f where f.organization_id = o.id and f.epoch = ${EPOCH})`;

/** A history may be long: no statement of many minutes, and nothing is lost of what an interrupted one has done. */
const SETTLED_AT_ONCE = 20_000;

/** Of the organizations that lack the fold. An event that is seen, by a transaction that is not, is from elsewhere. */
export async function settleRestoredEvents(db: PrismaClient, fold: Fold): Promise<void> {
  let settled = SETTLED_AT_ONCE;
  while (settled === SETTLED_AT_ONCE)
    settled = await db.$executeRaw`
      update job_event set xid = '1' where ctid = any(array(
        select e.ctid from organization o join job_event e on e.organization_id = o.id
          and e.xid >= pg_snapshot_xmin(pg_current_snapshot())
          and not pg_visible_in_snapshot(e.xid, pg_current_snapshot())
        where ${lacks(fold)} limit ${SETTLED_AT_ONCE}::integer))`;
}
