import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { helpsToRetry } from "../failure-fixes.ts";

const MOST_OPEN = 50;
const MOST_RESOLVED = 20;
const PLACES_NAMED = 6;
/** More are not acted upon at once; the filter of the list is for those. */
const MOST_RETRIED = 1_000;

/** Where it failed last: `orders` or `orders › public.item`. */
export type FailurePlace = {
  assetId: string;
  sourceId: string | null;
  label: string;
  type: string;
  jobs: number;
  lastJobId: string;
  lastShortId: string;
  isResolved: boolean;
  /** Whether its source ever answered. */
  hasConnected: boolean;
};

export type FailureGroup = {
  id: string;
  class: string;
  code: string;
  message: string;
  cause: string;
  remedy: string;
  remedySql: string | null;
  retryHelps: boolean;
  jobs: number;
  /** Since it began, or came back. */
  since: string;
  lastAt: string;
  resolvedAt: string | null;
  isAgain: boolean;
  /** Places where the last run failed so. */
  open: number;
  /** The newest few. */
  places: FailurePlace[];
};

/** What fails now, the newest first, and then what was resolved of late. */
export const listFailureGroups = async (db: Db, scope: Scope): Promise<FailureGroup[]> => [
  ...(await readGroups(db, scope, Prisma.sql`resolved_at is null`, MOST_OPEN)),
  ...(await readGroups(db, scope, Prisma.sql`resolved_at > now() - interval '7 days'`, MOST_RESOLVED)),
];

/** The few with the most jobs that fail now, for a line of text. */
export const listOpenCauses = (db: Db, scope: Scope): Promise<FailureGroup[]> =>
  readGroups(db, scope, Prisma.sql`resolved_at is null`, 3);

type Found = Omit<FailureGroup, "since" | "lastAt" | "resolvedAt"> & {
  since: Date;
  lastAt: Date;
  resolvedAt: Date | null;
};

async function readGroups(
  db: Db,
  { organizationId }: Scope,
  which: Prisma.Sql,
  most: number,
): Promise<FailureGroup[]> {
  const found = await db.$queryRaw<Found[]>`
    select g.id, error_class as class, error_code as code, g.message, cause, remedy, remedy_sql as "remedySql",
      retry_helps as "retryHelps", jobs, coalesce(again_at, first_at) as since, last_at as "lastAt",
      resolved_at as "resolvedAt", again_at is not null and resolved_at is null as "isAgain",
      (select count(*)::integer from job_failure_place p where p.group_id = g.id and p.resolved_at is null) as open,
      array(select jsonb_build_object('assetId', p.asset_id, 'sourceId', j.source_id, 'type', p.type, 'jobs', p.jobs, 'lastJobId', p.last_job_id,
          'lastShortId', j.short_id, 'hasConnected', not exists (select from source s
            where s.id = j.source_id and s.organization_id = g.organization_id and s.server_version is null), 'isResolved', p.resolved_at is not null,
          'label', coalesce(j.source_name || ' › ' || j.relation_name, j.source_name, j.relation_name, 'gone'))
        from (select * from job_failure_place p where p.group_id = g.id
          order by resolved_at is not null, last_at desc limit ${PLACES_NAMED}::integer) p
        join job j on j.id = p.last_job_id) as places
    from (
      select * from job_failure_group where organization_id = ${organizationId}::uuid and ${which}
      order by last_at desc limit ${most}::integer) g
    order by g.last_at desc`;
  return found.map(({ since, lastAt, resolvedAt, ...group }) => ({
    ...group,
    retryHelps: helpsToRetry(
      group,
      group.places.some(({ hasConnected }) => hasConnected),
    ),
    since: since.toISOString(),
    lastAt: lastAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  }));
}

/** The last job of each place where it fails now. */
export async function jobsToRetry(db: Db, { organizationId }: Scope, groupId: string): Promise<string[]> {
  const places = await db.jobFailurePlace.findMany({
    where: { groupId, organizationId, resolvedAt: null },
    orderBy: { lastAt: "desc" },
    take: MOST_RETRIED,
    select: { lastJobId: true },
  });
  if (places.length === 0) throw notFound("failed job of this cause");
  return places.map(({ lastJobId }) => lastJobId);
}
