import type { Scope } from "#lib/auth/scope.ts";
import type { RelationKind } from "#lib/connectors/connector.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { decodePlace, encodePlace } from "./cursor.ts";
import type { RelationFilter, RelationPage, RelationRow, SourceType } from "./views.ts";

const PAGE_SIZE = 50;

export const ROW = Prisma.sql`
  a.id, a.kind, a.state, a.schema_name as "schemaName", a.name, a.comment, a.row_estimate::float8 as "rowEstimate",
  a.size_bytes::float8 as "sizeBytes", a.partition_count as "partitionCount", a.is_readable as "isReadable",
  (select count(*)::integer from asset_column c
    where c.asset_id = a.id and c.organization_id = a.organization_id) as "columnCount"`;

/** Relations that are there now, by schema and name. An unknown source has none. */
export async function listRelations(
  db: Db,
  scope: Scope,
  sourceId: string,
  { search, kind, cursor }: RelationFilter,
): Promise<RelationPage> {
  const matching = Prisma.sql`a.organization_id = ${scope.organizationId}::uuid and a.source_id = ${sourceId}::uuid
    and a.kind <> 'source' and a.state <> 'archived'
    ${search ? Prisma.sql`and a.schema_name || '.' || a.name ilike ${`%${escapeLike(search)}%`}` : Prisma.empty}`;
  const place = decodePlace(cursor);
  const rows = await db.$queryRaw<RelationRow[]>`
    select ${ROW} from asset a
    where ${matching} ${kind ? Prisma.sql`and a.kind = ${kind}` : Prisma.empty}
      ${place ? Prisma.sql`and (a.schema_name, a.name, a.id) > (${place[0]}, ${place[1]}, ${place[2]}::uuid)` : Prisma.empty}
    order by a.schema_name, a.name, a.id
    limit ${PAGE_SIZE + 1}`;
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  return {
    rows: rows.slice(0, PAGE_SIZE),
    next: last ? encodePlace([last.schemaName, last.name, last.id]) : null,
    counts: await countByKind(db, matching),
  };
}

/** `sales.orders`, gone or not; null for what is no relation here. */
export async function findAssetName(db: Db, scope: Scope, id: string): Promise<string | null> {
  const [asset] = await db.$queryRaw<{ name: string }[]>`
    select schema_name || '.' || name as name from asset
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid and kind <> 'source'`;
  return asset?.name ?? null;
}

/** Enums and domains: none before the first discovery. */
export async function listTypes(db: Db, scope: Scope, sourceId: string): Promise<SourceType[]> {
  return db.$queryRaw<SourceType[]>`
    select schema_name as "schemaName", name, kind, labels, definition, comment from source_type
    where organization_id = ${scope.organizationId}::uuid and source_id = ${sourceId}::uuid
    order by schema_name, name`;
}

async function countByKind(db: Db, matching: Prisma.Sql): Promise<Partial<Record<RelationKind, number>>> {
  const counts = await db.$queryRaw<{ kind: RelationKind; count: number }[]>`
    select a.kind, count(*)::integer as count from asset a where ${matching} group by a.kind`;
  return Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));
}

/** So that `_` and `%` are looked for as they are. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
