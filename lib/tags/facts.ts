import { type Db, Prisma } from "#lib/db/client.ts";
import { TAG_FAMILIES } from "#lib/engines/tagging/vocabulary.ts";

type Table = {
  id: string;
  objectId: string | null;
  schemaName: string;
  name: string;
  comment: string | null;
  kind: string;
  rowEstimate: number | null;
  isReadable: boolean;
};
type Column = { assetId: string; name: string; type: string; comment: string | null };
type Key = {
  assetId: string;
  kind: string;
  columns: string[];
  referencedObjectId: string | null;
  referencedColumns: string[] | null;
};

/** Everything tags are judged by, in five statements whatever the size of the source: plain data for a handler. */
export async function readTaggingFacts(db: Db, organizationId: string, sourceId: string) {
  const [source] = await db.$queryRaw<{ accessLevel: string; families: string[] | null }[]>`
    select s.access_level as "accessLevel", t.families
    from source s left join tag_setting t on t.organization_id = s.organization_id
    where s.id = ${sourceId}::uuid and s.organization_id = ${organizationId}::uuid`;
  const ownRules = await db.$queryRaw<{ id: string; pattern: string; tag: string }[]>`
    select id, pattern, tag from tag_rule where organization_id = ${organizationId}::uuid order by id`;
  const ofSource = Prisma.sql`a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid
    and a.kind <> 'source' and a.state <> 'archived'`;
  const tables = await db.$queryRaw<Table[]>`
    select a.id, a.object_id::text as "objectId", a.schema_name as "schemaName", a.name, a.comment, a.kind,
      a.row_estimate::float8 as "rowEstimate", a.is_readable as "isReadable"
    from asset a where ${ofSource} order by a.schema_name, a.name`;
  const columns = await db.$queryRaw<Column[]>`
    select c.asset_id as "assetId", c.name, c.type, c.comment from asset_column c join asset a on a.id = c.asset_id
    where ${ofSource} order by c.asset_id, c.position`;
  const keys = await db.$queryRaw<Key[]>`
    select k.asset_id as "assetId", k.kind, k.columns, k.referenced_object_id::text as "referencedObjectId",
      k.referenced_columns as "referencedColumns"
    from asset_constraint k join asset a on a.id = k.asset_id
    where ${ofSource} and k.kind in ('primary_key', 'foreign_key') order by k.asset_id, k.name`;
  return {
    accessLevel: source?.accessLevel ?? "schema_only",
    families: source?.families ?? [...TAG_FAMILIES],
    ownRules,
    tables: assemble(tables, columns, keys),
  };
}

/** Put together here: joined in one statement, each column looked through all keys of the source. */
function assemble(tables: readonly Table[], columns: readonly Column[], keys: readonly Key[]) {
  const idOf = new Map(tables.map(({ objectId, id }) => [objectId ?? id, id]));
  const columnsOf = Map.groupBy(columns, ({ assetId }) => assetId);
  const keysOf = Map.groupBy(keys, ({ assetId }) => assetId);
  return tables.map(({ objectId: _, ...table }) => {
    const own = keysOf.get(table.id) ?? [];
    const referencesOf = (column: string) => {
      const key = own.find(
        ({ kind, columns }) => kind === "foreign_key" && columns.length === 1 && columns[0] === column,
      );
      const tableId = idOf.get(key?.referencedObjectId ?? "");
      const referenced = key?.referencedColumns?.[0];
      return tableId && referenced ? { references: { tableId, column: referenced } } : {};
    };
    return {
      ...table,
      primaryKey: own.find(({ kind }) => kind === "primary_key")?.columns ?? [],
      columns: (columnsOf.get(table.id) ?? []).map(({ name, type, comment }) => ({
        ...{ name, type, comment },
        ...referencesOf(name),
      })),
    };
  });
}
