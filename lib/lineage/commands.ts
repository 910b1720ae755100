import type { Scope } from "#lib/auth/scope.ts";
import { withAllAtOnce } from "#lib/catalog/plans.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

/** Where an attempt staged the arrows that it found; `brought`: by which import, null for what the database itself says. */
type Staged = {
  jobId: string;
  attempt: number;
  sourceId: string;
  kind: string;
  brought: { origin: "dbt" | "sql"; name: string } | null;
};

export type PublishedLineage = {
  added: number;
  removed: number;
  edges: number;
  /** Arrows from column to column along which values flow. */
  flows: number;
  /** Relations that definitions name and no discovery has seen. */
  outside: number;
};

/**
 * Makes the staged arrows those that extraction found in a source, or that an import of that name told, in the caller's
 * transaction. Compared as sets: what stays as it is, is not written. What came another way is not touched.
 */
export const publishLineage = (db: Db, scope: Scope, staged: Staged): Promise<PublishedLineage> =>
  withAllAtOnce(db, async () => {
    const [published] = await db.$queryRaw<PublishedLineage[]>`
      with ${foundEdges(scope, staged)}, before as (
        select k.* from lineage_edge k
        where k.organization_id = ${scope.organizationId}::uuid and k.source_id = ${staged.sourceId}::uuid
          and k.import_name = ${staged.brought?.name ?? ""}
          and k.origin = any (${staged.brought ? [staged.brought.origin] : ["catalog", "parsed"]}::text[])
      ), gone as (
        delete from lineage_edge k using before b
        where k.id = b.id and not exists (
          select from found f where (f.to_asset_id, f.to_column, f.from_asset_id, f.from_column, f.use, f.origin)
            = (b.to_asset_id, b.to_column, b.from_asset_id, b.from_column, b.use, b.origin))
        returning k.*
      ), fresh as (
        select f.*, b.id as known from found f left join before b
          on (b.to_asset_id, b.to_column, b.from_asset_id, b.from_column, b.use, b.origin)
            = (f.to_asset_id, f.to_column, f.from_asset_id, f.from_column, f.use, f.origin)
        where b.id is null or (b.confidence, b.evidence) is distinct from (f.confidence, f.evidence)
      ), stored as (
        insert into lineage_edge as k (organization_id, source_id, from_asset_id, from_column, to_asset_id, to_column,
          use, origin, confidence, evidence, job_id, import_name)
        select ${scope.organizationId}::uuid, ${staged.sourceId}::uuid, from_asset_id, from_column, to_asset_id,
          to_column, use, origin, confidence, evidence, ${staged.jobId}::uuid, ${staged.brought?.name ?? ""}
        from fresh
        on conflict (to_asset_id, to_column, from_asset_id, from_column, use, origin, import_name) do update
          set confidence = excluded.confidence, evidence = excluded.evidence, job_id = excluded.job_id
        returning 1
      ), moved as (
        select true as is_added, from_asset_id, from_column, to_asset_id, to_column, use from fresh where known is null
        union all select false, from_asset_id, from_column, to_asset_id, to_column, use from gone
      ), noted as (
        insert into lineage_change (organization_id, source_id, job_id, is_added, from_asset_id, from_name, from_column,
          to_asset_id, to_name, to_column, use)
        select ${scope.organizationId}::uuid, ${staged.sourceId}::uuid, ${staged.jobId}::uuid, m.is_added, f.id,
          f.schema_name || '.' || f.name, m.from_column, t.id, t.schema_name || '.' || t.name, m.to_column, m.use
        from moved m join asset f on f.id = m.from_asset_id join asset t on t.id = m.to_asset_id
        -- What nothing is compared with is all new, and no change.
        where exists (select from before)
        returning 1
      )
      select (select count(*)::int from moved where is_added) as added,
        (select count(*)::int from moved where not is_added) as removed,
        (select count(*)::int from found) as edges,
        (select count(*)::int from found where use = 'value' and from_column <> '' and to_column <> '') as flows,
        (select count(*)::int from outside) as outside`;
    if (!published) throw new Error("Publishing lineage answered nothing.");
    return published;
  });

/** `found`: each staged arrow once, between assets; `outside`: what no asset was found for. */
const foundEdges = ({ organizationId }: Scope, { jobId, attempt, sourceId, kind }: Staged) => Prisma.sql`
  told as materialized (
    select e.* from job_stage s cross join lateral jsonb_to_recordset(s.rows) as e (
      "fromSchema" text, "fromName" text, "fromColumn" text, "toSchema" text, "toName" text, "toColumn" text,
      use text, origin text, confidence real, evidence text)
    where s.job_id = ${jobId}::uuid and s.attempt = ${attempt}::integer and s.kind = ${kind}
  ), own as materialized (
    select id, schema_name, name from asset
    where organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid and kind <> 'source'
      and state <> 'archived'
  ), found as materialized (
    select f.id as from_asset_id, coalesce(e."fromColumn", '') as from_column, t.id as to_asset_id,
      coalesce(e."toColumn", '') as to_column, e.use, e.origin, max(e.confidence) as confidence,
      min(e.evidence) as evidence
    from told e
    join own f on f.schema_name = e."fromSchema" and f.name = e."fromName"
    join own t on t.schema_name = e."toSchema" and t.name = e."toName"
    group by 1, 2, 3, 4, 5, 6
  ), outside as (
    select e."fromSchema", e."fromName" from told e
    where e."fromSchema" not in ('pg_catalog', 'information_schema')
    union select e."toSchema", e."toName" from told e
    except select schema_name, name from own
  )`;
