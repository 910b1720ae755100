-- How many jobs an organization has in each tab, by type: folded in the background from the events that transitions
-- write anyway, for a counter that a transition changed itself would be a lock that all of them wait for.
create table job_count (
  organization_id uuid not null references organization on delete cascade,
  tab smallint not null,
  type text not null,
  jobs bigint not null,
  primary key (organization_id, tab, type)
);

-- Up to where: exactly the events that are visible in this snapshot are in the counts. Without a row, or with one of
-- another incarnation of the database, the counts mean nothing and are taken anew.
create table job_count_fold (
  organization_id uuid primary key references organization on delete cascade,
  epoch text not null,
  snapshot pg_snapshot not null
);

do $$
declare name text;
begin
  foreach name in array array['job_count', 'job_count_fold'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', name);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', name);
  end loop;
end $$;
grant select on job_count, job_count_fold to tidewatch_web;
grant delete on job_count_fold to tidewatch_web; -- counts that are wrong are taken anew where there is no row
grant select, insert, update, delete on job_count, job_count_fold to tidewatch_worker;
