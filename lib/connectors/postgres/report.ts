import { type ConnectionReport, ConnectorError, type IntrospectionScope } from "../connector.ts";
import { type TlsMode, tlsWords } from "../views.ts";
import type { ReadingSession } from "./session.ts";

type SchemaRow = { name: string; isUsable: boolean; relations: number; readable: number };
type RightsRow = {
  isSuperuser: boolean;
  serverPrograms: string[];
  writable: number;
  writableExample: string | null;
  isLocal: boolean;
};

/** What the role may and may not do, in two catalog queries. Throws where a discovery could read nothing at all. */
export async function reportOn(
  session: ReadingSession,
  scope: IntrospectionScope,
  tlsMode: TlsMode,
): Promise<ConnectionReport> {
  const { server } = session;
  const schemas = await session.query<SchemaRow>(SCHEMAS);
  const missing = scope.includedSchemas.find((name) => schemas.every((schema) => schema.name !== name));
  if (missing !== undefined)
    throw new ConnectorError(
      "not_found/schema",
      `There is no schema ${missing} in the database ${server.database}.`,
      {
        detail: { schema: missing, database: server.database, role: server.role },
      },
    );

  const inScope = schemas.filter(
    ({ name }) =>
      (scope.includedSchemas.length === 0 || scope.includedSchemas.includes(name)) &&
      !scope.excludedSchemas.includes(name),
  );
  const isReadable = ({ isUsable, relations, readable }: SchemaRow) =>
    isUsable && (relations === 0 || readable > 0);
  const unreadable = inScope.filter((schema) => !isReadable(schema)).map(({ name }) => name);
  const readable = inScope.filter(isReadable);
  const [first] = unreadable;
  if (first !== undefined && readable.every(({ relations }) => relations === 0))
    throw new ConnectorError(
      "permission/schema",
      `The role ${server.role} may not read the schema ${first}.`,
      {
        detail: { schema: first, database: server.database, role: server.role },
      },
    );

  const [rights] = await session.query<RightsRow>(RIGHTS);
  return {
    serverVersion: server.version,
    role: server.role,
    isSuperuser: rights?.isSuperuser ?? false,
    readableSchemas: readable.map(({ name }) => name),
    unreadableSchemas: unreadable,
    tlsVersion: server.tlsVersion,
    problems: [
      ...(rights ? problemsOf(rights, server.role) : []),
      ...(first === undefined ? [] : [unreadableProblem(unreadable, server.role)]),
      ...(inScope.some(({ relations }) => relations > 0)
        ? []
        : ["There are no tables or views to discover yet."]),
      ...encryptionProblems(tlsMode, rights?.isLocal ?? false),
    ],
  };
}

/** Worst first. The role of a monitor needs to read and nothing else. */
function problemsOf(rights: RightsRow, role: string): string[] {
  if (rights.isSuperuser)
    return [`${role} is a superuser: it may do anything on this server. A role that only reads is safer.`];
  return [
    ...(rights.serverPrograms.length > 0
      ? [
          `${role} is a member of ${rights.serverPrograms.join(", ")}, which reaches the server’s own files and programs.`,
        ]
      : []),
    ...(rights.writable > 0
      ? [
          `${role} may change data in ${rights.writable === 1 ? "1 table" : `${rights.writable} tables`}, for example ${rights.writableExample}. Reading is enough.`,
        ]
      : []),
  ];
}

const MOST_NAMES = 5;

function unreadableProblem(schemas: readonly string[], role: string): string {
  const names = schemas.slice(0, MOST_NAMES).join(", ");
  const more = schemas.length > MOST_NAMES ? ` and ${schemas.length - MOST_NAMES} more` : "";
  return `${role} may not read ${names}${more}: what is in there stays unknown.`;
}

function encryptionProblems(tlsMode: TlsMode, isLocal: boolean): string[] {
  if (isLocal || tlsMode === "verify-full") return [];
  return tlsMode === "disable"
    ? ["The connection is not encrypted: the password and everything read cross the network in the clear."]
    : [
        `The connection is encrypted, but nobody checked that it is this server: the TLS ${tlsWords("verify-full")} does.`,
      ];
}

const OWN_SCHEMA = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

/** Schemas, with how many relations they hold and how many of them the role may select from. */
const SCHEMAS = `
  select n.nspname as name, has_schema_privilege(n.oid, 'USAGE') as "isUsable",
    count(c.oid)::int as relations,
    count(c.oid) filter (where has_table_privilege(c.oid, 'SELECT')
      or has_any_column_privilege(c.oid, 'SELECT'))::int as readable
  from pg_namespace n
  left join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and not c.relispartition
    and not exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  where ${OWN_SCHEMA}
    and not exists (select from pg_depend d
      where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')
  group by n.oid, n.nspname
  order by n.nspname`;

const RIGHTS = `
  select r.rolsuper as "isSuperuser",
    array(select g.rolname::text from pg_roles g
      where g.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')
        and pg_has_role(g.oid, 'USAGE') order by g.rolname) as "serverPrograms",
    w.writable, w.example as "writableExample",
    coalesce(inet_client_addr() << '127.0.0.0/8' or inet_client_addr() = '::1', true) as "isLocal"
  from pg_roles r
  cross join lateral (
    select count(*)::int as writable, min(quote_ident(n.nspname) || '.' || quote_ident(c.relname)) as example
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f') and not c.relispartition and ${OWN_SCHEMA}
      and has_schema_privilege(n.oid, 'USAGE')
      and has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
  ) w
  where r.rolname = current_user`;
