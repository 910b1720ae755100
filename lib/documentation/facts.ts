import { type Db, Prisma } from "#lib/db/client.ts";
import { isMetricType, METRIC_TYPES } from "#lib/metrics/types.ts";

/** Everything documentation is written from, in eight statements whatever the size of the source: plain data for a handler. */
export async function readDocumentationFacts(db: Db, organizationId: string, sourceId: string) {
  const ofSource = Prisma.sql`a.organization_id = ${organizationId}::uuid and a.source_id = ${sourceId}::uuid
    and a.kind <> 'source' and a.state <> 'archived'`;
  const metrics = await db.$queryRaw<
    { tableId: string; column: string; type: string; name: string | null }[]
  >`
    select m.asset_id as "tableId", coalesce(m.column_name, '') as "column", m.type, m.name
    from metric m join asset a on a.id = m.asset_id where ${ofSource} and m.is_enabled`;
  return {
    metrics: metrics.map(({ tableId, column, type, name }) => ({
      ...{ tableId, column },
      metric: name ?? (isMetricType(type) ? METRIC_TYPES[type].label.toLowerCase() : type),
    })),
    freshness: await db.$queryRaw`
      select f.asset_id as "tableId", f.sla_seconds as "withinSeconds"
      from freshness f join asset a on a.id = f.asset_id where ${ofSource} and f.is_enabled and f.sla_seconds is not null`,
    tables: await db.$queryRaw`
      select a.id, a.schema_name as "schemaName", a.name, a.kind, a.comment, a.partition_key as "partitionKey"
      from asset a where ${ofSource}`,
    columns: await db.$queryRaw`
      select c.asset_id as "tableId", c.name, c.type, c.comment, c.is_nullable as "isNullable",
        c.default_expression as "defaultExpression", c.generated_expression as "generatedExpression",
        c.identity is not null or c.owned_sequence is not null as "isNumbered"
      from asset_column c join asset a on a.id = c.asset_id where ${ofSource} order by c.asset_id, c.position`,
    constraints: await db.$queryRaw`
      select k.asset_id as "tableId", k.kind, k.definition, k.columns, k.referenced_schema as "referencedSchema",
        k.referenced_table as "referencedTable", k.referenced_columns as "referencedColumns"
      from asset_constraint k join asset a on a.id = k.asset_id where ${ofSource} and k.kind <> 'exclusion'`,
    enums: await db.$queryRaw`
      select schema_name as "schemaName", name, labels from source_type
      where organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid and kind = 'enum'`,
    tags: await db.$queryRaw`
      select t.asset_id as "tableId", t.column_name as "column", t.tag from asset_tag t
      where t.organization_id = ${organizationId}::uuid and t.source_id = ${sourceId}::uuid and t.is_applied`,
    flows: await db.$queryRaw`
      select distinct e.to_asset_id as "tableId", e.to_column as "column", f.schema_name || '.' || f.name as "fromTable",
        e.from_column as "fromColumn", e.use = 'value' as "isValue"
      from lineage_edge e join asset a on a.id = e.to_asset_id join asset f on f.id = e.from_asset_id
      where ${ofSource} and e.organization_id = ${organizationId}::uuid and f.kind <> 'source' and f.id <> a.id`,
  };
}
