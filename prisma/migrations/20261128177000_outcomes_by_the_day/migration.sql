-- How many runs ended on a day (of UTC), within a source and within the whole organization: what job_hour says, added up,
-- so that a chart of months reads a day and not its hours. Kept by the fold that keeps job_hour.
create table job_outcome_day (
  organization_id uuid not null references organization on delete cascade,
  within_id uuid not null,
  type text not null,
  day date not null,
  completed integer not null,
  failed integer not null,
  cancelled integer not null,
  primary key (organization_id, within_id, type, day)
);

-- Of all organizations, and nothing is folded between what is read here and the end of the migration.
alter table job_hour no force row level security;
insert into job_outcome_day (organization_id, within_id, type, day, completed, failed, cancelled)
select organization_id, within_id, type, (hour at time zone 'UTC')::date as day, sum(completed), sum(failed), sum(cancelled)
from job_hour group by organization_id, within_id, type, day order by organization_id, within_id, type, day;
alter table job_hour force row level security;

alter table job_outcome_day enable row level security;
alter table job_outcome_day force row level security;
create policy tenant on job_outcome_day using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on job_outcome_day to tidewatch_worker using (true) with check (true);
grant select on job_outcome_day to tidewatch_web;
grant select, insert, update, delete on job_outcome_day to tidewatch_worker;
