import type { PrismaClient } from "#lib/db/client.ts";

/** Organizations with as many active sources each, every one with a schedule whose slot comes in a year. */
export async function fillSchedules(
  db: PrismaClient,
  organizations: number,
  sourcesEach: number,
): Promise<void> {
  await db.$executeRaw`
    with o as (
      insert into organization (name, slug) select 'Bench ' || n, 'bench-' || n
      from generate_series(1, ${organizations}::int) n returning id
    ), s as (
      insert into source (organization_id, state, name, kind, host, port, database, username, tls_mode)
      select o.id, 'active', 'source ' || n, 'postgres', 'db.example.com', 5432, 'shop', 'reader', 'disable'
      from o, generate_series(1, ${sourcesEach}::int) n returning id, organization_id, name
    ), a as (
      insert into asset (id, organization_id, source_id, kind, name)
      select id, organization_id, id, 'source', name from s
    )
    insert into schedule (organization_id, source_id, job_type, cron, time_zone, changed_by_name, next_slot, next_run_at,
      planned_at)
    select organization_id, id, 'asset_discovery',
      (row_number() over ()) % 60 || ' ' || 2 + (row_number() over ()) % 3 || ' * * *',
      (array['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])[1 + (row_number() over ()) % 4], 'Bench',
      date_trunc('minute', now()) + interval '1 year', date_trunc('minute', now()) + interval '1 year', now()
    from s`;
}

/** Lets the slots of so many schedules come now, one a schedule. */
export const letCome = (db: PrismaClient, most: number): Promise<number> => db.$executeRaw`
  update schedule set next_slot = date_trunc('milliseconds', clock_timestamp()), next_run_at = clock_timestamp(),
    planned_at = clock_timestamp(), open_job_id = null
  where id in (select id from schedule order by id limit ${most}::int)`;
