import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { CURSOR_NOW, type Cursor, isNewSince, parseCursor } from "./cursor.ts";
import { ROW_COLUMNS, type StoredJob, toRows } from "./rows.ts";
import type { JobRow } from "./views.ts";

/** Of more changed jobs than this a reader had better read its page again. */
const MOST_CHANGED = 500;
const MOST_EVENTS = 4_000;
/** Running ones first; beyond this a waiting job's reason is shown when the page is read. */
const MOST_ACTIVE = 500;

export type Changes = {
  /** Where to go on from. */
  cursor: string;
  /** The gap cannot be told: another epoch, a cursor of the future, or too much. Then there are no rows. */
  isReset: boolean;
  rows: JobRow[];
};

/**
 * What a reader who stands at `since` has missed; who stands nowhere is given the active jobs, and where to go on from.
 */
export async function readChangesSince(db: Db, scope: Scope, since: string | null): Promise<Changes> {
  const known = parseCursor(since);
  if (known) return readChanges(db, scope, known);
  const cursor = await readCursor(db);
  return { cursor, isReset: since !== null, rows: since === null ? await readRows(db, scope, []) : [] };
}

/**
 * The jobs that changed since a cursor, and every active one besides, for progress is no event. Events and next cursor
 * are read by one statement, hence in one snapshot; the rows after it, so they are at least as new.
 */
async function readChanges(db: Db, scope: Scope, since: Cursor): Promise<Changes> {
  type Found = { cursor: string; ahead: boolean; events: number; changed: string[] };
  const [{ cursor, ahead, events, changed }] = await db.$queryRaw<[Found]>`
    with event as (
      select job_id from job_event
      where organization_id = ${scope.organizationId}::uuid
        and ${isNewSince(Prisma.sql`${since.snapshot}::pg_snapshot`)}
      limit ${MOST_EVENTS + 1}
    )
    select ${CURSOR_NOW} as cursor,
      pg_snapshot_xmax(${since.snapshot}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as ahead,
      (select count(*)::integer from event) as events,
      array(select distinct job_id from event) as changed`;
  const isTooMuch = events > MOST_EVENTS || changed.length > MOST_CHANGED;
  const isReset = ahead || isTooMuch || !cursor.startsWith(`${since.epoch}:`);
  return { cursor, isReset, rows: isReset ? [] : await readRows(db, scope, changed) };
}

async function readRows(db: Db, scope: Scope, changed: string[]): Promise<JobRow[]> {
  const jobs = await db.$queryRaw<StoredJob[]>`
    (select ${ROW_COLUMNS} from job
      where organization_id = ${scope.organizationId}::uuid and id = any(${changed}::uuid[]))
    union all
    (select ${ROW_COLUMNS} from job
      where organization_id = ${scope.organizationId}::uuid and tab = 1 and id <> all(${changed}::uuid[])
      order by status desc, id desc limit ${MOST_ACTIVE})`;
  return toRows(db, scope, jobs);
}

/** Where a stream takes over from what is read after this. */
export async function readCursor(db: Db): Promise<string> {
  const [{ cursor }] = await db.$queryRaw<[{ cursor: string }]>`select ${CURSOR_NOW} as cursor`;
  return cursor;
}
