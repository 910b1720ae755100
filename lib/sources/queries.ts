import type { Scope } from "#lib/auth/scope.ts";
import type { TlsMode } from "#lib/connectors/views.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import type { JobStatus } from "#lib/jobs/status.ts";
import type { AccessLevel } from "./views.ts";

export type SourceState = "draft" | "active" | "removed";

export type SourceSummary = {
  id: string;
  name: string;
  state: SourceState;
  kind: "postgres";
  host: string;
  port: number;
  database: string;
  isSample: boolean;
  serverVersion: string | null;
  relationCount: number;
  /** The newest discovery, whatever came of it; null before the first. */
  lastDiscovery: {
    id: string;
    shortId: string;
    status: JobStatus;
    message: string | null;
    createdAt: Date;
    finishedAt: Date | null;
  } | null;
};

/** A source's settings without its password, which the web cannot read. */
export type SourceDetails = SourceSummary & {
  username: string;
  tlsMode: TlsMode;
  tlsCa: string | null;
  includedSchemas: string[];
  excludedSchemas: string[];
  timeLimitSeconds: number;
  accessLevel: AccessLevel;
  hasPassword: boolean;
  /** That its last completed discovery could not read. */
  unreadableSchemas: string[];
  createdAt: Date;
  /** Of its settings or its password. */
  updatedAt: Date;
  removedAt: Date | null;
};

const SUMMARY = Prisma.sql`
  s.id, s.name, s.state, s.kind, s.host, s.port, s.database, s.is_sample as "isSample",
  s.server_version as "serverVersion",
  (select count(*)::int from asset a
    where a.organization_id = s.organization_id and a.source_id = s.id
      and a.state <> 'archived' and a.schema_name is not null) as "relationCount",
  (select json_build_object('id', j.id, 'shortId', j.short_id, 'status', j.status, 'message', j.message,
      'createdAt', j.created_at, 'finishedAt', j.finished_at)
    from job j
    where j.organization_id = s.organization_id and j.source_id = s.id and j.type = 'asset_discovery'
    order by j.id desc limit 1) as "lastDiscovery"`;

const SETTINGS = Prisma.sql`
  s.username, s.tls_mode as "tlsMode", s.tls_ca as "tlsCa", s.included_schemas as "includedSchemas",
  s.excluded_schemas as "excludedSchemas", s.time_limit_seconds as "timeLimitSeconds", s.access_level as "accessLevel",
  exists (select from source_credential c where c.source_id = s.id) as "hasPassword",
  array(select jsonb_array_elements_text(d.result->'unreadableSchemas') from job_detail d
    where d.job_id = s.last_discovery_job_id and jsonb_typeof(d.result->'unreadableSchemas') = 'array') as "unreadableSchemas",
  s.created_at as "createdAt", s.updated_at as "updatedAt", s.removed_at as "removedAt"`;

type StoredDiscovery = Omit<NonNullable<SourceSummary["lastDiscovery"]>, "createdAt" | "finishedAt"> & {
  createdAt: string;
  finishedAt: string | null;
};
type Stored<T extends SourceSummary> = Omit<T, "lastDiscovery"> & { lastDiscovery: StoredDiscovery | null };

function withDates<T extends SourceSummary>({ lastDiscovery, ...source }: Stored<T>) {
  return {
    ...source,
    lastDiscovery: lastDiscovery && {
      ...lastDiscovery,
      createdAt: new Date(lastDiscovery.createdAt),
      finishedAt: lastDiscovery.finishedAt ? new Date(lastDiscovery.finishedAt) : null,
    },
  };
}

/** The connected sources by name; drafts and removed ones are not among them. */
export async function listSources(db: Db, scope: Scope): Promise<SourceSummary[]> {
  const rows = await db.$queryRaw<Stored<SourceSummary>[]>`
    select ${SUMMARY} from source s
    where s.organization_id = ${scope.organizationId}::uuid and s.state = 'active'
    order by lower(s.name), s.id`;
  return rows.map((row) => withDates<SourceSummary>(row));
}

/** One source in any state, so that links from old jobs still say what became of it. */
export async function getSource(db: Db, scope: Scope, id: string): Promise<SourceDetails> {
  const [row] = await db.$queryRaw<Stored<SourceDetails>[]>`
    select ${SUMMARY}, ${SETTINGS} from source s
    where s.organization_id = ${scope.organizationId}::uuid and s.id = ${id}::uuid`;
  if (!row) throw notFound("source");
  return withDates<SourceDetails>(row);
}

export type SourceName = { id: string; name: string; isRemoved: boolean; isSample: boolean };

/** Every source a job may be of, by name: what a list is filtered by. Those that are gone come last. */
export async function listSourceNames(db: Db, scope: Scope): Promise<SourceName[]> {
  return db.$queryRaw<SourceName[]>`
    select id, name, state = 'removed' as "isRemoved", is_sample as "isSample" from source
    where organization_id = ${scope.organizationId}::uuid and state <> 'draft'
    order by state = 'removed', lower(name), id`;
}

const FEW = 6;

/** The first few connected ones whose name, after what is said of each, has all these words in it: best those that have the whole text. */
export function findSourcesSaid(
  db: Db,
  scope: Scope,
  said: string,
  text: string,
): Promise<{ id: string; name: string }[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return db.$queryRaw<{ id: string; name: string }[]>`
    select id, name from source
    where organization_id = ${scope.organizationId}::uuid and state = 'active'
      and not exists (select from unnest(${words}::text[]) word where strpos(lower(${said} || name), word) = 0)
    order by strpos(lower(name), lower(${text})) = 0, lower(name), id limit ${FEW}::integer`;
}
