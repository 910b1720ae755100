import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { TAG_FAMILIES, type TagFamily } from "#lib/engines/tagging/vocabulary.ts";
import type { ColumnTag, TagFilter, TagPage, TagRow, TagRule, TagRun, TagTab } from "./views.ts";

const PAGE_SIZE = 100;
const MOST_CHANGES = 500;

const TABS: Record<TagTab, Prisma.Sql> = {
  applied: Prisma.sql`t.is_applied`,
  review: Prisma.sql`t.level = 'possible' and t.decision is null`,
  rejected: Prisma.sql`t.decision = 'rejected'`,
};

const FROM = Prisma.sql`asset_tag t join asset a on a.id = t.asset_id and a.state <> 'archived'
  join source s on s.id = t.source_id`;

/** One page of tags, table after table; those to review with the likeliest first. */
export async function listTags(db: Db, scope: Scope, filter: TagFilter): Promise<TagPage> {
  return { ...(await listPart(db, scope, filter)), ...(await countTags(db, scope, filter)) };
}

/** The page without its counts. */
export async function listPart(
  db: Db,
  scope: Scope,
  filter: TagFilter,
): Promise<Pick<TagPage, "rows" | "after">> {
  const rows = await db.$queryRaw<StoredTag[]>(tagsQuery(scope, filter, PAGE_SIZE + 1));
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return { rows: shown.map(toRow), after: rows.length > PAGE_SIZE && last ? placeOf(last) : null };
}

/** The rows past a place, in one order. */
function tagsQuery(scope: Scope, filter: TagFilter, limit: number): Prisma.Sql {
  const place = readPlace(filter.after);
  const rank =
    filter.tab === "review" ? Prisma.sql`round((1 - t.confidence)::numeric, 4)` : Prisma.sql`0::numeric`;
  return Prisma.sql`
    select t.asset_id as "assetId", t.source_id as "sourceId", s.name as "sourceName", a.schema_name as "schemaName",
      a.name as "tableName", t.column_name as "column", t.tag, t.level, t.confidence, t.reasons, t.decision,
      t.decided_by_name as "decidedByName", t.decided_at as "decidedAt", ${rank}::text as rank, a.search_name as "searchName"
    from ${FROM}
    where ${narrowed(scope, filter)} and ${TABS[filter.tab]}
      ${place ? Prisma.sql`and (${rank}, a.search_name, t.asset_id, t.column_name, t.tag) > (${place[0]}::numeric, ${place[1]}, ${place[2]}::uuid, ${place[3]}, ${place[4]})` : Prisma.empty}
    order by ${rank}, a.search_name, t.asset_id, t.column_name, t.tag limit ${limit}::integer`;
}

const narrowed = ({ organizationId }: Scope, { tag, source, job, q }: TagFilter): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`t.organization_id = ${organizationId}::uuid`,
      ...(tag ? [Prisma.sql`t.tag = ${tag}`] : []),
      ...(source ? [Prisma.sql`t.source_id = ${source}::uuid`] : []),
      ...(job ? [Prisma.sql`t.source_id = (select j.source_id from job j where j.id = ${job}::uuid)`] : []),
      ...(q ? [Prisma.sql`strpos(a.search_name || '.' || lower(t.column_name), lower(${q})) > 0`] : []),
    ],
    " and ",
  );

async function countTags(
  db: Db,
  scope: Scope,
  filter: TagFilter,
): Promise<Pick<TagPage, "counts" | "byTag">> {
  const groups = await db.$queryRaw<({ tag: string } & Record<TagTab, number>)[]>`
    select t.tag, count(*) filter (where ${TABS.applied})::int as applied,
      count(*) filter (where ${TABS.review})::int as review, count(*) filter (where ${TABS.rejected})::int as rejected
    from ${FROM} where ${narrowed(scope, { ...filter, tag: undefined })} group by t.tag order by t.tag`;
  const meant = groups.filter(({ tag }) => !filter.tag || tag === filter.tag);
  const sum = (tab: TagTab) => meant.reduce((total, group) => total + group[tab], 0);
  return {
    counts: { applied: sum("applied"), review: sum("review"), rejected: sum("rejected") },
    byTag: groups
      .map((group) => ({ tag: group.tag, count: group[filter.tab] }))
      .filter(({ count }) => count > 0),
  };
}

type StoredTag = Omit<TagRow, "decidedAt"> & { decidedAt: Date | null; rank: string; searchName: string };

const toRow = ({ rank: _rank, searchName: _name, decidedAt, ...row }: StoredTag): TagRow => ({
  ...row,
  decidedAt: decidedAt?.toISOString() ?? null,
});

const placeOf = ({ rank, searchName, assetId, column, tag }: StoredTag): string =>
  Buffer.from(JSON.stringify([rank, searchName, assetId, column, tag])).toString("base64url");

/** Null for what is no place: the list then begins at its beginning. */
function readPlace(after: string | undefined): [string, string, string, string, string] | null {
  try {
    const place: unknown = JSON.parse(Buffer.from(after ?? "", "base64url").toString());
    const [rank, name, id, column, tag] = Array.isArray(place) ? place.map(String) : [];
    const isPlace = /^[\d.]{1,12}$/.test(rank ?? "") && /^[0-9a-f-]{36}$/.test(id ?? "");
    return isPlace && rank && id && name !== undefined && column !== undefined && tag
      ? [rank, name.replaceAll("\0", ""), id, column.replaceAll("\0", ""), tag.replaceAll("\0", "")]
      : null;
  } catch {
    return null;
  }
}

/** All tags of a table and its columns that are applied or wait for a person. */
export const tagsOfAsset = (db: Db, scope: Scope, assetId: string): Promise<ColumnTag[]> =>
  db.$queryRaw<ColumnTag[]>`
    select column_name as "column", tag, level, reasons, decision, decided_by_name as "decidedByName" from asset_tag
    where asset_id = ${assetId}::uuid and organization_id = ${scope.organizationId}::uuid
      and (is_applied or (level = 'possible' and decision is null))
    order by column_name, is_applied desc, tag`;

/** Null for what is no tag generation here. */
export async function findTagRun(db: Db, scope: Scope, jobId: string): Promise<TagRun | null> {
  const [run] = await db.$queryRaw<Omit<TagRun, "changes" | "changeCount">[]>`
    select j.id, j.short_id as "shortId", j.status, j.source_id as "sourceId", s.name as "sourceName", j.message
    from job j join source s on s.id = j.source_id
    where j.id = ${jobId}::uuid and j.organization_id = ${scope.organizationId}::uuid and j.type = 'tag_generation'`;
  if (!run) return null;
  const changes = await db.$queryRaw<(TagRun["changes"][number] & { total: number })[]>`
    select id, asset_id as "assetId", schema_name as "schemaName", table_name as "tableName", column_name as "column", tag,
      level_before as before, level_after as after, count(*) over ()::int as total
    from tag_change where job_id = ${jobId}::uuid and organization_id = ${scope.organizationId}::uuid
    order by id limit ${MOST_CHANGES}`;
  return { ...run, changes, changeCount: changes[0]?.total ?? 0 };
}

export async function readTagSettings(
  db: Db,
  scope: Scope,
): Promise<{ families: TagFamily[]; rules: TagRule[] }> {
  const [setting] = await db.$queryRaw<{ families: TagFamily[] }[]>`
    select families from tag_setting where organization_id = ${scope.organizationId}::uuid`;
  const rules = await db.$queryRaw<TagRule[]>`
    select id, pattern, tag, made_by_name as "madeByName" from tag_rule
    where organization_id = ${scope.organizationId}::uuid order by created_at, id`;
  return { families: setting?.families ?? [...TAG_FAMILIES], rules };
}
