import type { Scope } from "#lib/auth/scope.ts";
import { decodePlace, encodePlace } from "#lib/catalog/cursor.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type {
  ColumnDocumentation,
  Coverage,
  DocumentationFilter,
  DocumentationPage,
  DocumentationRun,
  DocumentationVersion,
  DocumentedTable,
} from "./views.ts";

const PAGE_SIZE = 50;
const MOST_VERSIONS = 30;
const MOST_TEXTS = 200;

const JOB = Prisma.sql`(select json_build_object('id', j.id, 'shortId', j.short_id) from job j where j.id = d.job_id)`;

/** All that is said of a table and its columns; the table itself first. */
export async function documentationOf(db: Db, scope: Scope, assetId: string): Promise<ColumnDocumentation[]> {
  const rows = await db.$queryRaw<(Omit<ColumnDocumentation, "editedAt"> & { editedAt: Date | null })[]>`
    select d.column_name as "column", d.title, d.sentences, d.edited, d.edited_by_name as "editedByName",
      d.edited_at as "editedAt", d.edited_from_model as "editedFromModel", ${JOB} as job,
      case when d.model_text is not null then json_build_object('text', d.model_text, 'model', d.model_name,
        'decision', d.model_decision, 'decidedByName', d.model_decided_by_name) end as "modelVersion"
    from asset_documentation d
    where d.asset_id = ${assetId}::uuid and d.organization_id = ${scope.organizationId}::uuid
    order by d.column_name`;
  return rows.map((row) => ({ ...row, editedAt: row.editedAt?.toISOString() ?? null }));
}

/** The newest texts that a table and its columns had. */
export async function versionsOf(db: Db, scope: Scope, assetId: string): Promise<DocumentationVersion[]> {
  const rows = await db.$queryRaw<(Omit<DocumentationVersion, "createdAt"> & { createdAt: Date })[]>`
    select d.id, d.column_name as "column", d.text, d.author_name as "authorName", d.model_name as "modelName", d.created_at as "createdAt", ${JOB} as job
    from documentation_version d
    where d.asset_id = ${assetId}::uuid and d.organization_id = ${scope.organizationId}::uuid
    order by d.id desc limit ${MOST_VERSIONS}`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Tables in order of their names, with what is said of them. */
export async function listDocumentation(
  db: Db,
  { organizationId }: Scope,
  { source, job, q, after }: DocumentationFilter,
): Promise<DocumentationPage> {
  const place = decodePlace(after);
  const rows = await db.$queryRaw<(DocumentedTable & { searchName: string })[]>`
    select p.id as "assetId", s.name as "sourceName", p.schema_name as "schemaName", p.name as "tableName",
      p.search_name as "searchName", coalesce(t.edited, t.written) as text,
      (select count(*)::int from asset_column c where c.asset_id = p.id) as columns,
      (select count(*)::int from asset_documentation d where d.asset_id = p.id and d.column_name <> '') as documented,
      (select count(*)::int from asset_documentation d where d.asset_id = p.id and d.edited is not null) as edited
    from (
      select a.* from asset a
      where a.organization_id = ${organizationId}::uuid and a.state <> 'archived' and a.kind <> 'source'
        ${source ? Prisma.sql`and a.source_id = ${source}::uuid` : Prisma.empty}
        ${job ? Prisma.sql`and a.source_id = (select j.source_id from job j where j.id = ${job}::uuid)` : Prisma.empty}
        ${q ? Prisma.sql`and strpos(a.search_name, lower(${q})) > 0` : Prisma.empty}
        ${place ? Prisma.sql`and (a.search_name, a.id) > (${place[0]}, ${place[1]}::uuid)` : Prisma.empty}
      order by a.search_name, a.id limit ${PAGE_SIZE + 1}::integer
    ) p join source s on s.id = p.source_id
    left join asset_documentation t on t.asset_id = p.id and t.column_name = ''
    order by p.search_name, p.id`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ searchName: _, ...row }) => row),
    after: rows.length > PAGE_SIZE && last ? encodePlace([last.searchName, last.assetId]) : null,
  };
}

/** Of every source that has tables, by name. */
export const readCoverage = (db: Db, { organizationId }: Scope): Promise<Coverage[]> =>
  db.$queryRaw<Coverage[]>`
    select s.id as "sourceId", s.name as "sourceName", p.places, coalesce(d.documented, 0) as documented,
      coalesce(d.edited, 0) as edited, coalesce(d.undecided, 0) as undecided
    from source s join lateral (
      select count(*)::int + coalesce(sum((select count(*) from asset_column c where c.asset_id = a.id)), 0)::int as places
      from asset a where a.organization_id = s.organization_id and a.source_id = s.id and a.kind <> 'source'
        and a.state <> 'archived'
    ) p on p.places > 0
    left join lateral (
      select count(*)::int as documented, count(d.edited)::int as edited,
        (count(d.model_text) filter (where d.model_decision is null))::int as undecided
      from asset_documentation d join asset a on a.id = d.asset_id and a.state <> 'archived'
      where d.organization_id = s.organization_id and d.source_id = s.id
        and (d.column_name = '' or exists (select from asset_column c where c.asset_id = a.id and c.name = d.column_name))
    ) d on true
    where s.organization_id = ${organizationId}::uuid and s.state = 'active' order by s.name, s.id`;

/** Null for what is no run of this kind here. */
export async function findDocumentationRun(
  db: Db,
  { organizationId }: Scope,
  jobId: string,
): Promise<DocumentationRun | null> {
  const [run] = await db.$queryRaw<Omit<DocumentationRun, "texts" | "textCount">[]>`
    select j.id, j.short_id as "shortId", j.status, j.source_id as "sourceId", s.name as "sourceName"
    from job j join source s on s.id = j.source_id
    where j.id = ${jobId}::uuid and j.organization_id = ${organizationId}::uuid and j.type = 'intelligence_analysis'`;
  if (!run) return null;
  const texts = await db.$queryRaw<(DocumentationRun["texts"][number] & { total: number })[]>`
    select id, asset_id as "assetId", schema_name as "schemaName", table_name as "tableName", column_name as "column", text,
      model_name as "modelName", count(*) over ()::int as total
    from documentation_version where job_id = ${jobId}::uuid and organization_id = ${organizationId}::uuid
    order by id limit ${MOST_TEXTS}`;
  return { ...run, texts, textCount: texts[0]?.total ?? 0 };
}
