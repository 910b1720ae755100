import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { type KeysetPage, readKeysetPage } from "#lib/keyset.ts";
import type { Place } from "#lib/schemas.ts";
import { arms, matching, type Narrowing } from "./conditions.ts";
import { countChanges } from "./counts.ts";
import { KEPT, named, type StoredChange, toChange } from "./rows.ts";
import type { ChangeDetails, ChangePage, ChangeRow, DiscoveryRun } from "./views.ts";

const PAGE_SIZE = 50;

/** One page of what discoveries found different, newest run first and the worst of a run before the rest. */
export async function listChanges(db: Db, scope: Scope, narrowing: Narrowing): Promise<ChangePage> {
  // Before the rows: what is committed in between is then taken for unseen, and not for seen.
  const [newest] = await db.$queryRaw<{ id: string }[]>`
    select id from schema_change where organization_id = ${scope.organizationId}::uuid order by id desc limit 1`;
  const page = await readChangePage(db, scope, narrowing, PAGE_SIZE);
  return { ...page, counts: await countChanges(db, scope, narrowing), newest: newest?.id ?? null };
}

/** What a list beside something else needs. */
export const readChangePage = (
  db: Db,
  scope: Scope,
  narrowing: Narrowing,
  size: number,
): Promise<KeysetPage<ChangeRow>> =>
  readKeysetPage(narrowing.filter, size, async (place, limit) => {
    const rows = await db.$queryRaw<StoredChange[]>(changesQuery(scope, narrowing, { place, limit }));
    return rows.map(toChange);
  });

type Part = { place: Place; limit: number; isWhole?: boolean };

/** The rows past a place as a merge of arms, each an ordered range of one index that stops at the limit. */
export function changesQuery(
  scope: Scope,
  { filter, timeZone }: Narrowing,
  { place: { before, after }, limit, isWhole = false }: Part,
): Prisma.Sql {
  const past = after
    ? Prisma.sql`and c.id > ${after}::uuid`
    : before
      ? Prisma.sql`and c.id < ${before}::uuid`
      : Prisma.empty;
  const order = after ? Prisma.sql`asc` : Prisma.sql`desc`;
  const condition = matching(scope, { filter, timeZone });
  const ranges = arms(filter).map(
    (arm) => Prisma.sql`(select ${KEPT} from schema_change c where ${condition} and ${arm} ${past}
      order by c.id ${order} limit ${limit}::integer)`,
  );
  const [only] = ranges;
  const merged =
    only && ranges.length === 1
      ? only
      : Prisma.sql`${Prisma.join(ranges, " union all ")} order by id ${order} limit ${limit}::integer`;
  return Prisma.sql`${named(merged, isWhole)} order by c.id ${order}`;
}

/** A change with its texts whole, or `not_found`. */
export async function getChange(db: Db, scope: Scope, id: string): Promise<ChangeDetails> {
  const change = Prisma.sql`select ${KEPT} from schema_change c
    where c.id = ${id}::uuid and c.organization_id = ${scope.organizationId}::uuid`;
  const [row] = await db.$queryRaw<StoredChange[]>(named(change, true));
  if (!row) throw notFound("schema change");
  const readers = await db.$queryRaw<ChangeDetails["readers"]>`
    select a.id, a.schema_name || '.' || a.name as name
    from schema_change c join asset a on a.id = any(c.reader_ids)
    where c.id = ${id}::uuid and c.organization_id = ${scope.organizationId}::uuid
      and a.organization_id = c.organization_id
    order by 2`;
  return { ...toChange(row), readers };
}

/** Null for what is no discovery of a source here. */
export async function findRun(db: Db, scope: Scope, jobId: string): Promise<DiscoveryRun | null> {
  const [run] = await db.$queryRaw<(Omit<DiscoveryRun, "finishedAt"> & { finishedAt: Date | null })[]>`
    select j.id, j.short_id as "shortId", j.status, j.source_id as "sourceId", s.name as "sourceName",
      j.finished_at as "finishedAt",
      j.status = 'completed' and not exists (select from job e
        where e.organization_id = j.organization_id and e.source_id = j.source_id and e.type = j.type and e.tab = 2
          and e.finished_at < j.finished_at) as "isBaseline"
    from job j join source s on s.id = j.source_id
    where j.id = ${jobId}::uuid and j.organization_id = ${scope.organizationId}::uuid and j.type = 'asset_discovery'`;
  return run ? { ...run, finishedAt: run.finishedAt?.toISOString() ?? null } : null;
}
