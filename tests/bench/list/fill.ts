import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { openOwner } from "#tests/support/owner.ts";

/** Of the organization that has half of all jobs. */
export type History = { scope: Scope; sources: string[]; tables: string[]; people: string[] };

const [SOURCES, TABLES_PER_SOURCE, RIVALS, PEOPLE] = [40, 25, 8, 20];
/** Jobs come in runs: a source's discovery, what follows it, and its tables one by one. */
const RUN = 24;
const DAYS = 400;

/** Organizations with sources and tables, and no jobs yet. */
export async function prepareHistory(url: string): Promise<History> {
  const owner = openOwner(url);
  try {
    await owner.$executeRaw`create table bench_target (organization smallint, number integer, source uuid, tables uuid[],
      organization_id uuid, primary key (organization, number))`;
    const scope = await createOrganization(owner);
    const { sources, tables } = await addSources(owner, scope, 0);
    for (let rival = 1; rival <= RIVALS; rival += 1)
      await addSources(owner, await createOrganization(owner, { name: `Rival ${rival}` }), rival);
    const people = await owner.$queryRaw<{ id: string }[]>`
      select uuid_v7() as id from generate_series(1, ${PEOPLE}::integer)`;
    return { scope, sources, tables, people: people.map(({ id }) => id) };
  } finally {
    await owner.$disconnect();
  }
}

async function addSources(owner: PrismaClient, scope: Scope, organization: number) {
  const sources: string[] = [];
  for (let number = 0; number < SOURCES; number += 1)
    sources.push(await insertSource(owner, scope, `warehouse${number}`));
  await owner.$executeRaw`
    insert into asset (organization_id, source_id, kind, schema_name, name)
    select ${scope.organizationId}::uuid, id, 'table', 'public', 'table_' || n
    from unnest(${sources}::uuid[]) id, generate_series(1, ${TABLES_PER_SOURCE}::integer) n`;
  await owner.$executeRaw`
    insert into bench_target
    select ${organization}::smallint, s.n - 1, s.id, array_agg(a.id), ${scope.organizationId}::uuid
    from unnest(${sources}::uuid[]) with ordinality s (id, n) join asset a on a.source_id = s.id and a.kind = 'table'
    group by s.n, s.id`;
  const [{ tables }] = await owner.$queryRaw<[{ tables: string[] }]>`
    select array_agg(id) as tables from asset
    where organization_id = ${scope.organizationId}::uuid and kind = 'table'`;
  return { sources, tables };
}

/** Work on the table of jobs without the indexes that no constraint needs; afterwards they are built as they were. */
export async function withoutIndexes(url: string, work: () => Promise<void>): Promise<void> {
  const owner = openOwner(url);
  try {
    const indexes = await owner.$queryRaw<{ name: string; definition: string }[]>`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename = 'job' and indexname <> 'job_pkey'`;
    for (const { name } of indexes) await owner.$executeRawUnsafe(`drop index "${name}"`);
    await work();
    for (const { definition } of indexes)
      await owner.$transaction(
        async (db) => {
          await db.$executeRaw`set local maintenance_work_mem = '1GB'`;
          await db.$executeRawUnsafe(definition);
        },
        { timeout: 600_000 },
      );
  } finally {
    await owner.$disconnect();
  }
}

/**
 * Jobs `from` to `to` of `last` in the order of their ids, the last of which is of now. Most completed, some failed or
 * were cancelled, and the newest are waiting. Foreign keys and triggers have nothing to check.
 */
export async function fillJobs(
  url: string,
  { people }: History,
  { from, to, last, days = DAYS }: { from: number; to: number; last: number; days?: number },
): Promise<void> {
  const owner = openOwner(url);
  try {
    await owner.$transaction(
      async (db) => {
        await db.$executeRaw`set local session_replication_role = replica`;
        await db.$executeRaw`set local synchronous_commit = off`;
        await db.$executeRaw`
          insert into job (id, short_id, organization_id, source_id, asset_id, source_name, relation_name, type, trigger,
            started_by, started_by_name, status, attempt, progress, created_at, queued_at, started_at, finished_at, message,
            error_class, error_code)
          select overlay(uuid_v7_floor(at)::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, job_short_id(n),
            organization_id, source, coalesce(relation, source), 'warehouse' || number,
            case when relation is not null then 'public.table_' || part end, type,
            case when chance % 20 = 0 then 'manual' when type = 'asset_discovery' then 'schedule' else 'after_discovery' end,
            case when chance % 20 = 0 then (${people}::uuid[])[1 + chance % cardinality(${people}::uuid[])] end,
            case when chance % 20 = 0 then 'Person ' || chance % cardinality(${people}::uuid[]) end, status,
            case when status = 'pending' then 0 else 1 end, case when status = 'completed' then 100 else 0 end, at, at,
            case when status <> 'pending' then at + interval '1 second' end,
            case when status <> 'pending' then at + (1 + chance % 900) * interval '1 second' end,
            case status when 'completed' then 'Read ' || chance % 400 || ' columns, ' || chance % 7 || ' differ from last time'
              when 'failed' then 'The role tidewatch_ro may not read the schema sales' end,
            case when status = 'failed' then 'PERMISSION' end, case when status = 'failed' then 'PERMISSION/schema' end
          from (
            select n, at, chance, part, organization_id, number, source, type,
              case when type in ('metric_capture', 'intelligence_analysis') then tables[1 + part] end as relation,
              case when n > ${last}::integer - 400 then 'pending' when chance % 100 < 5 then 'failed'
                when chance % 100 < 7 then 'cancelled' else 'completed' end as status
            from (
              select n, n % ${RUN}::integer as part, abs(hashint4(n)) as chance,
                clock_timestamp() - (${last}::integer - n)::float8 / ${last}::integer * ${days}::float8 * interval '1 day' as at,
                case when abs(hashint4(n / ${RUN}::integer)) % 2 = 0 then 0
                  else 1 + abs(hashint4(-n / ${RUN}::integer)) % ${RIVALS}::integer end as organization,
                abs(hashint4(1000000007 - n / ${RUN}::integer)) % ${SOURCES}::integer as wanted,
                (array['asset_discovery', 'tag_generation', 'lineage_extraction', 'freshness_check', 'freshness_check',
                  'intelligence_analysis', 'intelligence_analysis', 'connection_test'])[least(1 + n % ${RUN}::integer, 9)] as named
              from generate_series(${from}::integer, ${to}::integer) n) drawn
            join bench_target t on t.organization = drawn.organization and t.number = drawn.wanted,
            lateral (select coalesce(named, 'metric_capture') as type) kind
          ) job`;
      },
      { maxWait: 5_000, timeout: 3_600_000 },
    );
  } finally {
    await owner.$disconnect();
  }
}

/** So many more that wait, each with the event of its creation, which nobody has folded into the counts yet. */
export async function addUncounted(url: string, history: History, jobs: number, more: number): Promise<void> {
  const [from, to] = [jobs + 1, jobs + more];
  await fillJobs(url, history, { from, to, last: to, days: 1 }); // of the last seconds: newer than all others
  const owner = openOwner(url);
  try {
    await owner.$executeRaw`
      insert into job_event (organization_id, job_id, kind, type, tab_to)
      select organization_id, id, 'created', type, tab from job
      where short_id in (select job_short_id(n) from generate_series(${from}::integer, ${to}::integer) n)`;
  } finally {
    await owner.$disconnect();
  }
}
