import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { isUpward, toKeysetPage } from "#lib/keyset.ts";
import type { Place } from "#lib/schemas.ts";
import { countsQuery, type TabCount, toTabCounts } from "./counts.ts";
import { CURSOR_NOW } from "./cursor.ts";
import type { Narrowing } from "./filter.ts";
import { byId, matching, ofOrganization, readRowByRow } from "./filter-conditions.ts";
import { endOfSearch, jobsQuery, listOrder, MOST_SEARCHED, MOST_SORTED, someOf } from "./list-query.ts";
import { ROW_COLUMNS, type StoredJob, toRows } from "./rows.ts";
import type { JobPage, JobRow } from "./views.ts";

/** More than a screen holds. Each row may lie on a page of the table of its own, so that rows are what a page costs. */
const PAGE_SIZE = 30;

/** One page of the list, newest first, with the counts of its tabs and where a stream takes over from it. */
export async function listJobs(db: Db, scope: Scope, asked: Narrowing): Promise<JobPage> {
  const isTooManyToSort = asked.sort === "duration" && (await isBeyondSorting(db, scope, asked));
  const narrowing: Narrowing = isTooManyToSort ? { ...asked, sort: "created" } : asked;
  const place = placeOf(narrowing);
  const { cursor, now, counts, isBehind, found } = await readPage(db, scope, narrowing);
  const page = toKeysetPage(found, { place, size: PAGE_SIZE, isBehind });
  const end = found.length <= PAGE_SIZE ? await findEndOfSearch(db, scope, narrowing) : null;
  return {
    rows: await toRows(db, scope, page.rows),
    // Towards newer jobs a search that stopped has its next page for a way on.
    newer: end && isUpward(place) ? end : page.newer,
    older: page.older,
    counts: toTabCounts(counts),
    searched: end && !isUpward(place) ? { count: MOST_SEARCHED, until: end, back: createdAt(end) } : null,
    isTooManyToSort,
    cursor,
    now: now.toISOString(),
  };
}

/** Without a place where both sides of one are named. */
const placeOf = ({ before, after }: Place): Place => (before === undefined ? { after } : { before });

type Head = { cursor: string; now: Date; counts: TabCount[]; isBehind: boolean };

/** Rows, counts, and the cursor from which a stream goes on: of one snapshot, hence of one moment. */
async function readPage(db: Db, scope: Scope, narrowing: Narrowing): Promise<Head & { found: StoredJob[] }> {
  const rows = await db.$queryRaw<(Head & (StoredJob | { id: null }))[]>(pageQuery(scope, narrowing));
  const [head] = rows;
  if (!head) throw new Error("A page has a head.");
  return { ...head, found: rows.filter((row): row is Head & StoredJob => row.id !== null) };
}

/** The head stands beside each row, and alone where there is none. */
export function pageQuery(scope: Scope, narrowing: Narrowing): Prisma.Sql {
  const place = placeOf(narrowing);
  return Prisma.sql`
    select head.*, page.* from (
      select ${CURSOR_NOW} as cursor, clock_timestamp() as now, ${isBehind(scope, narrowing)} as "isBehind",
        (select coalesce(jsonb_agg(counts), '[]') from (${countsQuery(scope, narrowing)}) counts) as counts) head
    left join (${jobsQuery(scope, narrowing, { place, limit: PAGE_SIZE + 1 })}) page on true
    order by ${listOrder(narrowing, place)}`;
}

/** Whether there are rows on the side the reader came from; without a place nobody came from anywhere. */
function isBehind(scope: Scope, narrowing: Narrowing): Prisma.Sql {
  const { before, after } = placeOf(narrowing);
  if (!before && !after) return Prisma.sql`false`;
  const place = before ? { after: before } : { before: after };
  return Prisma.sql`exists (${jobsQuery(scope, narrowing, { place, limit: 1, isFrom: true })})`;
}

async function findEndOfSearch(db: Db, scope: Scope, narrowing: Narrowing): Promise<string | null> {
  if (readRowByRow(narrowing).length === 0 || byId(narrowing).length > 0) return null;
  const [last, beyond] = await db.$queryRaw<{ id: string }[]>(
    endOfSearch(scope, narrowing, narrowing.sort === "duration" ? {} : placeOf(narrowing)),
  );
  return beyond && last ? last.id : null;
}

async function isBeyondSorting(db: Db, scope: Scope, narrowing: Narrowing): Promise<boolean> {
  const [{ found }] = await db.$queryRaw<[{ found: number }]>`
    select count(*)::integer as found from (${someOf(scope, narrowing, Prisma.sql`id`, MOST_SORTED + 1)}) found`;
  return found > MOST_SORTED;
}

/** An id begins with the milliseconds since 1970. */
const createdAt = (id: string): string =>
  new Date(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toISOString();

/** The rows of these jobs, newest first; unknown and foreign ids are left out. */
export async function findJobRows(db: Db, scope: Scope, ids: readonly string[]): Promise<JobRow[]> {
  if (ids.length === 0) return [];
  const jobs = await db.$queryRaw<StoredJob[]>`
    select ${ROW_COLUMNS} from job
    where ${ofOrganization(scope)} and id = any(${ids}::uuid[]) order by id desc`;
  return toRows(db, scope, jobs);
}

/** Which of these jobs the filter means: for rows that a page heard of and cannot judge by itself. */
export async function findMatching(
  db: Db,
  scope: Scope,
  narrowing: Narrowing,
  ids: readonly string[],
): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select id from job where id = any(${ids}::uuid[]) and ${matching(scope, narrowing)}`;
  return found.map(({ id }) => id);
}
