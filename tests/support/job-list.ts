import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { listJobs } from "#lib/jobs/queries.ts";
import type { JobPage } from "#lib/jobs/views.ts";

type Query = Record<string, unknown>;

/** A page of the list as an address asks for it. */
export const pageOf = (web: PrismaClient, scope: Scope, query: Query, timeZone?: string): Promise<JobPage> =>
  inOrganization(web, scope, (db) =>
    listJobs(db, scope, { ...JobFilter.parse(query), ...(timeZone && { timeZone }) }),
  );

/** The ids of all pages, from the first to the last and back again; searches go on where they stop. */
export async function walk(
  web: PrismaClient,
  scope: Scope,
  query: Query,
): Promise<{ down: string[]; up: string[] }> {
  const idsOf = ({ rows }: JobPage) => rows.map(({ id }) => id);
  let page = await pageOf(web, scope, query);
  const down = idsOf(page);
  for (let next = further(page); next; next = further(page)) {
    page = await pageOf(web, scope, { ...query, before: next });
    down.push(...idsOf(page));
  }
  const up = idsOf(page);
  while (page.newer) {
    page = await pageOf(web, scope, { ...query, after: page.newer });
    up.unshift(...idsOf(page));
  }
  return { down, up };
}

const further = ({ older, searched }: JobPage): string | null => older ?? searched?.until ?? null;

/** What stands in the jobs of `insertVariedJobs`, by the number of a job. */
const VARIED = {
  types: ["asset_discovery", "freshness_check", "metric_capture", "tag_generation"],
  statuses: ["completed", "completed", "completed", "failed", "cancelled", "pending"],
  triggers: ["manual", "schedule", "schedule", "retry"],
} as const;

type Varied = {
  sources: readonly string[];
  people: readonly string[];
  count: number;
  everyMs?: number;
  marked?: readonly number[];
};

/**
 * Ended and waiting jobs of every kind that a filter tells apart, one every so often up to now, as a worker's statements
 * leave them. Which is which follows from its number alone; those with `marked` numbers are `cli` jobs that say "needle".
 */
export async function insertVariedJobs(
  owner: PrismaClient,
  { organizationId }: Scope,
  { sources, people, count, everyMs = 60_000, marked = [] }: Varied,
): Promise<void> {
  await owner.$executeRaw`
    insert into job (id, organization_id, source_id, asset_id, source_name, relation_name, type, trigger, started_by,
      started_by_name, status, attempt, created_at, queued_at, started_at, finished_at, message)
    select overlay(uuid_v7_floor(at)::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, ${organizationId}::uuid,
      source, source, 'source ' || n % 5, case when n % 4 = 0 then 'public.table_' || n % 7 end,
      (${VARIED.types}::text[])[1 + n % 4], case when n = any(${marked}::integer[]) then 'cli' else (${VARIED.triggers}::text[])[1 + n / 3 % 4] end,
      (${people}::uuid[])[1 + n % (1 + cardinality(${people}::uuid[]))], 'person ' || n % 3, status, 1, at, at,
      case when status <> 'pending' then at end,
      case when status <> 'pending' then at + (n * 7919 % 5000) * interval '1 second' end,
      case when n = any(${marked}::integer[]) then 'A needle in it' when n % 10 = 0 then 'Found 100% of _' || n % 30 || ' tables' when n % 3 = 0 then 'Ünreachable server' end
    from (
      select n, (${VARIED.statuses}::text[])[1 + n / 4 % 6] as status,
        (${sources}::uuid[])[1 + n % cardinality(${sources}::uuid[])] as source,
        clock_timestamp() - (${count}::integer - n) * ${everyMs}::bigint * interval '1 millisecond' as at
      from generate_series(1, ${count}::integer) n) numbered`;
}
