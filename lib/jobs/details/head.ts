import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Connection, Referred } from "../configuration.ts";
import { ofOrganization } from "../filter-conditions.ts";
import { ROW_COLUMNS, type StoredJob } from "../rows.ts";
import { asShortId } from "../search.ts";
import type { JobDetails } from "../views.ts";

/** A job with what stands beside its row, and the database's clock. */
export type Head = {
  job: StoredJob;
  config: unknown;
  error: unknown;
  result: unknown;
  source: (NonNullable<JobDetails["source"]> & Connection) | null;
  asset: { kind: string; state: string } | null;
  alerts: JobDetails["alerts"];
  referred: Referred;
  now: Date;
};

/** By the job's id or by the short id people see, however it is written; undefined where there is none here. */
export async function findHead(db: Db, scope: Scope, idOrShortId: string): Promise<Head | undefined> {
  const named = namedBy(idOrShortId);
  if (!named) return undefined;
  const ours = ofOrganization(scope);
  const [found] = await db.$queryRaw<(StoredJob & { beside: Omit<Head, "job" | "now">; now: Date })[]>`
    select ${ROW_COLUMNS}, clock_timestamp() as now, jsonb_build_object(
      'config', detail.config, 'error', detail.error, 'result', detail.result,
      'source', (select jsonb_build_object('id', s.id, 'name', s.name, 'state', s.state, 'serverVersion', s.server_version,
          'host', s.host, 'port', s.port, 'database', s.database, 'username', s.username, 'tlsMode', s.tls_mode,
          'tlsCa', s.tls_ca, 'includedSchemas', s.included_schemas, 'excludedSchemas', s.excluded_schemas,
          'timeLimitSeconds', s.time_limit_seconds, 'relationCount', (select count(*) from asset a
            where a.organization_id = s.organization_id and a.source_id = s.id and a.kind <> 'source' and a.state <> 'archived'))
        from source s where s.id = job.source_id and ${ours}),
      'asset', (select jsonb_build_object('kind', a.kind, 'state', a.state) from asset a
        where a.id = job.asset_id and ${ours}),
      'referred', jsonb_build_object(
        'discovery', (select d.short_id from job d where d.organization_id = job.organization_id
          and d.id = ${uuidIn("discoveryJobId")}),
        'import', (select i.name from lineage_import i where i.organization_id = job.organization_id
          and i.id = ${uuidIn("importId")})),
      'alerts', (select jsonb_build_object('all', count(*), 'open', count(*) filter (where a.state <> 'resolved'),
          'newestId', (array_agg(a.id order by a.id desc))[1], 'isFailureTold', exists (
            select from alert_rule r where r.organization_id = job.organization_id and r.is_enabled
              and r.kinds && '{job_failed,discovery_failed}' and r.schema_globs || r.table_globs || r.tags = '{}'
              and (job.type = 'asset_discovery' or 'job_failed' = any(r.kinds))
              and (r.source_ids = '{}' or job.source_id = any(r.source_ids))))
        from alert_item i join alert a on a.id = i.alert_id
        where i.organization_id = job.organization_id and i.job_id = job.id)) as beside
    from job left join lateral (
      select d.config, d.error, d.result from job_detail d where d.job_id = job.id and ${ours}) detail on true
    where ${ours} and ${named}`;
  if (!found) return undefined;
  const { beside, now, ...job } = found;
  return { job, now, ...beside };
}

/** Of the configuration; what another version kept there may be anything. */
const uuidIn = (name: string): Prisma.Sql => Prisma.sql`
  case when detail.config->>${name}::text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (detail.config->>${name}::text)::uuid end`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SHORT_ID = /^J-[0-9A-HJKMNP-TV-Z]{6,13}$/;

export function namedBy(text: string): Prisma.Sql | null {
  if (UUID.test(text)) return Prisma.sql`id = ${text.toLowerCase()}::uuid`;
  const shortId = asShortId(text);
  return SHORT_ID.test(shortId) ? Prisma.sql`short_id = ${shortId}` : null;
}
