import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import type { EditedText, TakenBack } from "./schemas.ts";

// What a run wrote and what a person wrote stand in columns of their own: none of these touches what a run wrote.

/** Says it in a person's own words, which every later run leaves as they are. */
export async function editDocumentation(db: Db, scope: Scope, edit: EditedText): Promise<void> {
  authorize(scope, "documentation.edit");
  const { assetId, column, text } = edit;
  const edited = await db.$executeRaw`
    insert into asset_documentation as d (asset_id, column_name, organization_id, source_id, edited, edited_by, edited_by_name,
      edited_at)
    select a.id, ${column}, a.organization_id, a.source_id, ${text}, ${scope.userId}::uuid, ${scope.userName}, now()
    from asset a where ${isPlace(scope, edit)}
    on conflict (asset_id, column_name) do update set edited = excluded.edited, edited_by = excluded.edited_by,
      edited_by_name = excluded.edited_by_name, edited_at = excluded.edited_at`;
  if (edited === 0) throw notFound(column === "" ? "table" : "column");
  await recordVersion(db, scope, { assetId, column }, Prisma.sql`${text}`);
}

/** The run's text stands again; where no run wrote any, there is none. */
export async function takeBackEdit(db: Db, scope: Scope, place: TakenBack): Promise<void> {
  authorize(scope, "documentation.edit");
  const { assetId, column } = place;
  const isOurs = Prisma.sql`d.asset_id = ${assetId}::uuid and d.column_name = ${column}
    and d.organization_id = ${scope.organizationId}::uuid and d.edited is not null`;
  const written = Prisma.sql`(select d.written from asset_documentation d
    where d.asset_id = ${assetId}::uuid and d.column_name = ${column})`;
  const gone = await db.$executeRaw`delete from asset_documentation d where ${isOurs} and d.written is null`;
  const back = await db.$executeRaw`
    update asset_documentation d set edited = null, edited_by = null, edited_by_name = null, edited_at = null where ${isOurs}`;
  if (gone + back === 0) throw notFound("edited text");
  await recordVersion(db, scope, place, written);
}

const isPlace = ({ organizationId }: Scope, { assetId, column }: TakenBack) => Prisma.sql`
  a.id = ${assetId}::uuid and a.organization_id = ${organizationId}::uuid and a.kind <> 'source'
    and (${column} = '' or exists (select from asset_column c where c.asset_id = a.id and c.name = ${column}))`;

async function recordVersion(db: Db, scope: Scope, { assetId, column }: TakenBack, text: Prisma.Sql) {
  await db.$executeRaw`
    insert into documentation_version (organization_id, source_id, asset_id, schema_name, table_name, column_name, text,
      author_name)
    select a.organization_id, a.source_id, a.id, a.schema_name, a.name, ${column}, ${text}, ${scope.userName}
    from asset a where a.id = ${assetId}::uuid and a.organization_id = ${scope.organizationId}::uuid`;
}
