/**
 * Where a reader of job events stands. A cursor is `epoch:snapshot`: the epoch names this incarnation of the database
 * (server, timeline and database, which a restore changes), the snapshot (`xmin:xmax:running,…`, as Postgres writes it)
 * names the transactions whose events the reader has seen. What is visible now and was not in the snapshot is exactly
 * what is new: an id taken early and committed late is not lost, and nothing is given twice.
 */
import { z } from "zod";
import { Prisma } from "#lib/db/client.ts";

/** More running transactions than a header holds: then the cursor names the oldest alone, and events after it repeat. */
const LONGEST_SNAPSHOT = 2_000;

const Cursor = z
  .string()
  .max(LONGEST_SNAPSHOT + 200)
  .regex(/^[0-9]+-[0-9]+-[0-9]+:[0-9]{1,19}:[0-9]{1,19}:([0-9]{1,19}(,[0-9]{1,19})*)?$/)
  .transform((text) => {
    const at = text.indexOf(":");
    return { epoch: text.slice(0, at), snapshot: text.slice(at + 1) };
  })
  .refine(({ snapshot }) => isOrdered(snapshot));
export type Cursor = z.output<typeof Cursor>;

export const parseCursor = (text: string | null | undefined): Cursor | null =>
  Cursor.safeParse(text).data ?? null;

/** As Postgres demands it: xmin ≤ running transactions in order < xmax. */
function isOrdered(snapshot: string): boolean {
  const [xmin = "0", xmax = "0", running = ""] = snapshot.split(":");
  const between = running === "" ? [] : running.split(",");
  const ids = [xmin, ...between, xmax].map(BigInt);
  const rises = ids.every((id, at) => at === 0 || (ids[at - 1] ?? 0n) <= id);
  return rises && ids[0] !== 0n && (between.length === 0 || BigInt(between.at(-1) ?? 0) < BigInt(xmax));
}

/** Which incarnation of the database this is. */
export const EPOCH = Prisma.sql`(select concat_ws('-', s.system_identifier, c.timeline_id,
    (select oid from pg_database where datname = current_database()))
  from pg_control_system() s, pg_control_checkpoint() c)`;

/** The cursor of the statement that selects it. */
export const CURSOR_NOW = Prisma.sql`(select ${EPOCH}
  || ':' || case when length(pg_current_snapshot()::text) <= ${LONGEST_SNAPSHOT} then pg_current_snapshot()::text
    else concat(pg_snapshot_xmin(pg_current_snapshot()), ':', pg_snapshot_xmin(pg_current_snapshot()), ':') end)`;

/**
 * Of `job_event`: those that are visible now and were not in `snapshot`. The upper bound leaves out ids that a dump brought
 * along from a server further on, until they are settled; with `until`, of `nextSnapshot`, those that it does not see.
 */
export const isNewSince = (
  snapshot: Prisma.Sql,
  until = Prisma.sql`pg_current_snapshot()`,
): Prisma.Sql => Prisma.sql`xid >= pg_snapshot_xmin(${snapshot})
  and xid < pg_snapshot_xmax(${until}) and not pg_visible_in_snapshot(xid, ${snapshot})`;

/**
 * Of a fold `f`: the snapshot to which it is brought next. That of now; after more than `most` new events one in between,
 * lest a backlog is one statement: an id before which every transaction has ended and all that are seen by `f.snapshot`
 * began, so that each event is before it or to come.
 */
export const nextSnapshot = (most: number): Prisma.Sql => Prisma.sql`coalesce((
  select concat(cut, ':', cut, ':')::pg_snapshot from (
    select e.xid::text::bigint + 1 as cut from job_event e where e.organization_id = f.organization_id
      and e.xid >= pg_snapshot_xmax(f.snapshot) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid offset ${most}::integer limit 1) beyond), pg_current_snapshot())`;
