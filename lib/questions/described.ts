import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";

type Described = {
  sourceName: string;
  table: string;
  kind: string;
  columns: number;
  /** Of the column, where one is asked for. */
  type: string | null;
  isNullable: boolean | null;
};

/** Null for what is not here, a column too. */
export async function findDescribed(
  db: Db,
  { organizationId }: Scope,
  asset: string,
  column: string | null,
): Promise<Described | null> {
  const [found] = await db.$queryRaw<Described[]>`
    select s.name as "sourceName", a.schema_name || '.' || a.name as table, a.kind, c.type, c.is_nullable as "isNullable",
      (select count(*)::integer from asset_column where asset_id = a.id and organization_id = a.organization_id) as columns
    from asset a join source s on s.id = a.source_id
    left join asset_column c on c.asset_id = a.id and c.organization_id = a.organization_id and c.name = ${column}::text
    where a.id = ${asset}::uuid and a.organization_id = ${organizationId}::uuid and a.schema_name is not null
      and (${column}::text is null or c.name is not null)`;
  return found ?? null;
}
