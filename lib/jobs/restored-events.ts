/**
 * Events that a dump brought along keep the transaction ids of the server they were written on, which may be ahead of
 * this one's. Each would look new once the counter here passes it, and a fold would count it a second time. So before a
 * fold begins in a new incarnation of the database, they are made older than everything that happens in it.
 */
import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { EPOCH } from "./cursor.ts";

type Fold = "job_count_fold" | "job_trend_fold" | "job_failure_fold";

/** Of an organization `o`: what this fold keeps was never taken, or in another incarnation of the database. */
export const lacks = (fold: Fold): Prisma.Sql => Prisma.sql`not exists (
  select from ${Prisma.raw(fold)} f where f.organization_id = o.id and f.epoch = ${EPOCH})`;

/** A history may be long: no statement of many minutes, and nothing is lost of what an interrupted one has done. */
const SETTLED_AT_ONCE = 20_000;

/** As a fold, one at a time: two would take the same rows, and one that waited for the other's would find fewer than there are. */
const SETTLING = { maxWait: 5_000, timeout: 120_000 };

type Folding = { fold: Fold; lock: number };
type Settled = "some" | "none left" | "by another";

/**
 * Of the organizations that lack the fold. An event that is seen, by a transaction that is not, is from elsewhere. False
 * where another settles or folds just now: then it is not known that none is left, and the fold is the other's, too.
 */
export async function settleRestoredEvents(db: PrismaClient, folding: Folding): Promise<boolean> {
  for (;;) {
    const settled = await db.$transaction((tx) => settleSome(tx, folding), SETTLING);
    if (settled !== "some") return settled === "none left";
  }
}

/** Only a look that finds none says that none is left. */
async function settleSome(db: Db, { fold, lock }: Folding): Promise<Settled> {
  const [{ isMine }] = await db.$queryRaw<[{ isMine: boolean }]>`
    select pg_try_advisory_xact_lock(${lock}::bigint) as "isMine"`;
  if (!isMine) return "by another";
  const settled = await db.$executeRaw`
    update job_event set xid = '1' where ctid = any(array(
      select e.ctid from organization o join job_event e on e.organization_id = o.id
        and e.xid >= pg_snapshot_xmin(pg_current_snapshot())
        and not pg_visible_in_snapshot(e.xid, pg_current_snapshot())
      where ${lacks(fold)} limit ${SETTLED_AT_ONCE}::integer))`;
  return settled > 0 ? "some" : "none left";
}
