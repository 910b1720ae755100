import type { Circumstances } from "../circumstances.ts";
import { ConnectorError, type IntrospectionScope } from "../connector.ts";
import { OWN_RELATION } from "./introspect-own.ts";
import type { ReadingSession } from "./session.ts";

type SchemaRow = {
  objectId: number;
  name: string;
  isUsable: boolean;
  isOfExtension: boolean;
  relationCount: number;
  mayIdentify: boolean;
} & Circumstances;

/** Every schema that is somebody's own; names that begin with `pg_` are reserved to the server. */
const SCHEMAS = `
  select n.oid as "objectId", n.nspname as name,
    coalesce(has_schema_privilege(n.oid, 'USAGE'), false) as "isUsable",
    exists (select from pg_depend d
      where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e') as "isOfExtension",
    coalesce(r.relation_count, 0)::integer as "relationCount",
    has_function_privilege('pg_control_system()', 'EXECUTE') as "mayIdentify",
    (select case when pg_is_in_recovery() then
      extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 end) as "replicaLagSeconds",
    (select extract(epoch from clock_timestamp() - greatest(pg_stat_get_last_analyze_time(c.oid),
      pg_stat_get_last_autoanalyze_time(c.oid)))::float8 / 3600 from pg_class c
      where c.oid = 'pg_catalog.pg_attribute'::regclass) as "statisticsAgeHours"
  from pg_namespace n
  left join (
    select c.relnamespace, count(*) as relation_count from pg_class c where ${OWN_RELATION} group by c.relnamespace
  ) r on r.relnamespace = n.oid
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by n.nspname`;

export type SchemasInScope = {
  /** Object ids of the schemas to read. */
  readable: number[];
  unreadable: string[];
  relationCount: number;
  /** Null where the server keeps it from this role. */
  systemIdentifier: string | null;
  circumstances: Circumstances;
};

/** Throws `not_found/schema` for an included schema that is not there, `permission/schema` where none may be read. */
export async function findSchemas(
  session: ReadingSession,
  scope: IntrospectionScope,
): Promise<SchemasInScope> {
  const all = await session.query<SchemaRow>(SCHEMAS);
  const missing = scope.includedSchemas.find((name) => !all.some((schema) => schema.name === name));
  if (missing !== undefined) throw schemaNotFound(missing, session);

  const inScope = all.filter(({ name }) => isInScope(name, scope));
  const readable = inScope.filter((schema) => schema.isUsable);
  const unreadable = inScope.filter(
    // What an extension keeps to itself is nobody's loss.
    (schema) => !schema.isUsable && !(schema.isOfExtension && schema.relationCount === 0),
  );
  const [first] = unreadable;
  if (first && readable.length === 0) throw nothingReadable(first.name, session);

  return {
    readable: readable.map((schema) => schema.objectId),
    unreadable: unreadable.map((schema) => schema.name),
    relationCount: readable.reduce((sum, schema) => sum + schema.relationCount, 0),
    systemIdentifier: all[0]?.mayIdentify ? await identify(session) : null,
    circumstances: {
      replicaLagSeconds: all[0]?.replicaLagSeconds ?? null,
      statisticsAgeHours: all[0]?.statisticsAgeHours ?? null,
    },
  };
}

const isInScope = (name: string, { includedSchemas, excludedSchemas }: IntrospectionScope): boolean =>
  (includedSchemas.length === 0 || includedSchemas.includes(name)) && !excludedSchemas.includes(name);

/** A statement of its own: merely naming the function is refused to roles that may not call it. */
export async function identify(session: Pick<ReadingSession, "query">): Promise<string | null> {
  const [row] = await session.query<{ identifier: string }>(
    "select system_identifier::text as identifier from pg_control_system()",
  );
  return row?.identifier ?? null;
}

const schemaNotFound = (schema: string, { server }: ReadingSession) =>
  new ConnectorError("not_found/schema", `There is no schema ${schema} in the database ${server.database}.`, {
    detail: { schema, database: server.database, role: server.role },
  });

const nothingReadable = (schema: string, { server }: ReadingSession) =>
  new ConnectorError("permission/schema", `The role ${server.role} may not read the schema ${schema}.`, {
    detail: { schema, database: server.database, role: server.role },
  });
