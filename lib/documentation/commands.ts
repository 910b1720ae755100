import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { conflict, notFound } from "#lib/errors.ts";
import type { DecidedModelTexts, EditedText, TakenBack } from "./schemas.ts";

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
      edited_by_name = excluded.edited_by_name, edited_at = excluded.edited_at, edited_from_model = null`;
  if (edited === 0) throw notFound(column === "" ? "table" : "column");
  await recordVersion(db, scope, { assetId, column }, Prisma.sql`${text}`);
}

/** The run's text stands again, and a model's is to be decided on anew; where no run wrote any, there is none. */
export async function takeBackEdit(db: Db, scope: Scope, place: TakenBack): Promise<void> {
  authorize(scope, "documentation.edit");
  const { assetId, column } = place;
  const isOurs = Prisma.sql`d.asset_id = ${assetId}::uuid and d.column_name = ${column}
    and d.organization_id = ${scope.organizationId}::uuid and d.edited is not null`;
  const written = Prisma.sql`(select d.written from asset_documentation d
    where d.asset_id = ${assetId}::uuid and d.column_name = ${column})`;
  const gone = await db.$executeRaw`delete from asset_documentation d where ${isOurs} and d.written is null`;
  const back = await db.$executeRaw`
    update asset_documentation d set edited = null, edited_by = null, edited_by_name = null, edited_at = null,
      edited_from_model = null, ${UNDECIDED} where ${isOurs}`;
  if (gone + back === 0) throw notFound("edited text");
  await recordVersion(db, scope, place, written);
}

const isPlace = ({ organizationId }: Scope, { assetId, column }: TakenBack) => Prisma.sql`
  a.id = ${assetId}::uuid and a.organization_id = ${organizationId}::uuid and a.kind <> 'source'
    and (${column} = '' or exists (select from asset_column c where c.asset_id = a.id and c.name = ${column}))`;

const UNDECIDED = Prisma.sql`model_decision = null, model_decided_by_name = null, model_decided_at = null`;

/**
 * Decides on what a model wrote of a table and its columns. Accepted, its words are the person's own, so that no later run
 * overwrites them; rejected, they are not offered again until the model writes others; undone, they are to be decided on as
 * before. `texts` are what was seen: another one, written meanwhile, is not decided on; nor are several at once accepted
 * over a person's own words, which go one by one. Answers how many were.
 */
export async function decideOnModelTexts(db: Db, scope: Scope, decided: DecidedModelTexts): Promise<number> {
  authorize(scope, "documentation.edit");
  const { assetId, decision } = decided;
  const isDecision = Prisma.sql`model_decision = ${decision}, model_decided_by_name = ${scope.userName}, model_decided_at = now()`;
  const isBulk = decision === "accepted" && decided.texts.length > 1;
  const sets = {
    accepted: Prisma.sql`${isDecision}, edited = d.model_text, edited_by = ${scope.userId}::uuid,
      edited_by_name = ${scope.userName}, edited_at = now(), edited_from_model = d.model_name`,
    rejected: isDecision,
    undone: UNDECIDED,
  };
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    with decided as (
      update asset_documentation d set ${sets[decision]}
      from jsonb_to_recordset(${JSON.stringify(decided.texts)}::jsonb) as seen("column" text, text text)
      where d.asset_id = ${assetId}::uuid and d.organization_id = ${scope.organizationId}::uuid
        and (d.column_name, d.model_text) = (seen."column", seen.text)
        and not (${isBulk} and d.edited is not null and d.edited_from_model is null)
      returning d.*
    ), recorded as (
      insert into documentation_version (organization_id, source_id, asset_id, schema_name, table_name, column_name, text,
        author_name, model_name)
      select a.organization_id, a.source_id, a.id, a.schema_name, a.name, d.column_name, d.model_text, ${scope.userName},
        d.model_name
      from decided d join asset a on a.id = d.asset_id where ${decision === "accepted"} order by d.column_name
    )
    select count(*)::integer as count from decided`;
  if (count === 0)
    throw conflict("The language model’s version is another one by now. Look at it again, then decide.");
  return count;
}

async function recordVersion(db: Db, scope: Scope, { assetId, column }: TakenBack, text: Prisma.Sql) {
  await db.$executeRaw`
    insert into documentation_version (organization_id, source_id, asset_id, schema_name, table_name, column_name, text,
      author_name)
    select a.organization_id, a.source_id, a.id, a.schema_name, a.name, ${column}, ${text}, ${scope.userName}
    from asset a where a.id = ${assetId}::uuid and a.organization_id = ${scope.organizationId}::uuid`;
}
