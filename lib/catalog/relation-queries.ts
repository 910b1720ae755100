import type { Scope } from "#lib/auth/scope.ts";
import type {
  DiscoveredColumn,
  DiscoveredConstraint,
  DiscoveredIndex,
  DiscoveredTrigger,
} from "#lib/connectors/connector.ts";
import type { Db } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { ROW } from "./asset-list.ts";
import type { RelationColumn, RelationDetails, Relationship, Suggestion } from "./views.ts";

type Head = Omit<
  RelationDetails,
  "columns" | "constraints" | "indexes" | "triggers" | "references" | "referencedBy" | "suggestions"
>;

/** A relation whole, or `not_found`: also for the id of a source, and of another organization's relation. */
export async function getRelation(db: Db, scope: Scope, assetId: string): Promise<RelationDetails> {
  const [head] = await db.$queryRaw<Head[]>`
    select ${ROW}, a.owner, a.definition, a.partition_key as "partitionKey", a.has_row_security as "hasRowSecurity",
      a.privileges, a.foreign_server as "foreignServer", a.created_at as "createdAt",
      (select json_build_object('id', j.id, 'shortId', j.short_id) from job j
        where j.id = a.changed_by_job_id and a.state = 'archived' and s.state <> 'removed') as "archivedBy"
    from asset a join source s on s.id = a.source_id and s.organization_id = a.organization_id
    where a.id = ${assetId}::uuid and a.organization_id = ${scope.organizationId}::uuid and a.kind <> 'source'`;
  if (!head) throw notFound("asset");
  const constraints = await readConstraints(db, scope, assetId);
  const indexes = await readIndexes(db, scope, assetId);
  const columns = await readColumns(db, scope, assetId);
  return {
    ...head,
    columns: columns.map((column) => withKeyMarks(column, constraints, indexes)),
    constraints: constraints.filter(({ kind }) => kind !== "foreign_key"),
    indexes,
    triggers: await readTriggers(db, scope, assetId),
    references: await readReferences(db, scope, assetId),
    referencedBy: await readReferencedBy(db, scope, head),
    suggestions: await readSuggestions(db, scope, assetId),
  };
}

type Constraint = Pick<DiscoveredConstraint, "name" | "kind" | "definition" | "columns">;
type Index = Omit<DiscoveredIndex, "objectId">;

const readConstraints = (db: Db, { organizationId }: Scope, assetId: string) =>
  db.$queryRaw<Constraint[]>`
    select name, kind, definition, columns from asset_constraint
    where asset_id = ${assetId}::uuid and organization_id = ${organizationId}::uuid
    order by array_position(array['primary_key', 'unique', 'foreign_key', 'check', 'exclusion'], kind), name`;

const readIndexes = (db: Db, { organizationId }: Scope, assetId: string) =>
  db.$queryRaw<Index[]>`
    select name, definition, method, columns, is_unique as "isUnique", is_primary as "isPrimary", is_valid as "isValid"
    from asset_index where asset_id = ${assetId}::uuid and organization_id = ${organizationId}::uuid
    order by is_primary desc, name`;

const readTriggers = (db: Db, { organizationId }: Scope, assetId: string) =>
  db.$queryRaw<DiscoveredTrigger[]>`
    select name, hash, is_enabled as "isEnabled" from asset_trigger
    where asset_id = ${assetId}::uuid and organization_id = ${organizationId}::uuid order by name`;

const readColumns = (db: Db, { organizationId }: Scope, assetId: string) =>
  db.$queryRaw<DiscoveredColumn[]>`
    select position, name, type, is_nullable as "isNullable", default_expression as "defaultExpression", identity,
      generated_expression as "generatedExpression", collation_name as "collationName",
      owned_sequence as "ownedSequence", comment
    from asset_column where asset_id = ${assetId}::uuid and organization_id = ${organizationId}::uuid
    order by position`;

function withKeyMarks(
  column: DiscoveredColumn,
  constraints: readonly Constraint[],
  indexes: readonly Index[],
): RelationColumn {
  const isIn = (kind: Constraint["kind"]) =>
    constraints.some((constraint) => constraint.kind === kind && constraint.columns.includes(column.name));
  return {
    ...column,
    isPrimaryKey: isIn("primary_key"),
    isForeignKey: isIn("foreign_key"),
    isUnique: indexes.some(
      ({ isUnique, columns, definition }) =>
        // A partial index says nothing of the other rows.
        isUnique && columns.length === 1 && columns[0] === column.name && !definition.includes(" WHERE "),
    ),
  };
}

/** By name: the names were read in one snapshot with both ends, and hold on every system. */
const readReferences = (db: Db, { organizationId }: Scope, assetId: string) =>
  db.$queryRaw<Relationship[]>`
    select k.name, k.definition, k.columns, o.id as "assetId", k.referenced_schema as "schemaName",
      k.referenced_table as "relationName", k.referenced_columns as "otherColumns"
    from asset_constraint k
    join asset a on a.id = k.asset_id
    left join asset o on o.organization_id = a.organization_id and o.source_id = a.source_id
      and o.schema_name = k.referenced_schema and o.name = k.referenced_table and o.state <> 'archived'
    where k.asset_id = ${assetId}::uuid and k.organization_id = ${organizationId}::uuid and k.kind = 'foreign_key'
    order by k.name`;

const readReferencedBy = (db: Db, { organizationId }: Scope, { sourceId, schemaName, name }: Head) =>
  db.$queryRaw<Relationship[]>`
    select k.name, k.definition, k.referenced_columns as columns, o.id as "assetId", o.schema_name as "schemaName",
      o.name as "relationName", k.columns as "otherColumns"
    from asset o
    join asset_constraint k on k.asset_id = o.id and k.organization_id = o.organization_id and k.kind = 'foreign_key'
      and k.referenced_schema = ${schemaName} and k.referenced_table = ${name}
    where o.organization_id = ${organizationId}::uuid and o.source_id = ${sourceId}::uuid and o.state <> 'archived'
    order by o.schema_name, o.name, k.name`;

/** Both ways. A relationship of a table with itself is told once, as the one it has with another would be. */
const readSuggestions = (db: Db, { organizationId }: Scope, assetId: string) =>
  db.$queryRaw<Suggestion[]>`
    select s.direction, s.columns, o.id as "assetId", o.schema_name as "schemaName", o.name as "relationName",
      s.others as "otherColumns", s.confidence::float8 as confidence, s.reasons
    from (
      select 'references' as direction, columns, referenced_asset_id as other, referenced_columns as others, confidence,
        reasons
      from asset_relationship where asset_id = ${assetId}::uuid and organization_id = ${organizationId}::uuid
      union all
      select 'referenced_by', referenced_columns, asset_id, columns, confidence, reasons
      from asset_relationship
      where referenced_asset_id = ${assetId}::uuid and organization_id = ${organizationId}::uuid
        and asset_id <> referenced_asset_id
    ) s
    join asset o on o.id = s.other and o.organization_id = ${organizationId}::uuid and o.state <> 'archived'
    order by s.confidence desc, s.direction desc, o.schema_name, o.name`;
