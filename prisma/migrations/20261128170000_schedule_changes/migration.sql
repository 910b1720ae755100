-- A schedule as it was from a moment on, and who made it so; null where Tidewatch itself did.
create table schedule_change (
  id uuid primary key default uuid_v7(),
  schedule_id uuid not null references schedule on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  changed_at timestamptz not null,
  changed_by_name text,
  state text not null,
  cron text,
  interval_seconds integer,
  time_zone text not null,
  jitter_seconds integer not null
);
create index schedule_change_schedule_idx on schedule_change (schedule_id, id);

-- Whatever statement changes a schedule, and whoever runs it. People's statements write down when they changed it.
create function note_schedule_change() returns trigger language plpgsql as $$
begin
  insert into schedule_change (schedule_id, organization_id, changed_at, changed_by_name, state, cron, interval_seconds,
    time_zone, jitter_seconds)
  values (new.id, new.organization_id, statement_timestamp(),
    case when tg_op = 'INSERT' or new.changed_at is distinct from old.changed_at then new.changed_by_name end,
    new.state, new.cron, new.interval_seconds, new.time_zone, new.jitter_seconds);
  return null;
end $$;
create trigger note_schedule_made after insert on schedule for each row execute function note_schedule_change();
create trigger note_schedule_change after update of state, cron, interval_seconds, time_zone, jitter_seconds on schedule
  for each row when ((old.state, old.cron, old.interval_seconds, old.time_zone, old.jitter_seconds)
    is distinct from (new.state, new.cron, new.interval_seconds, new.time_zone, new.jitter_seconds))
  execute function note_schedule_change();

insert into schedule_change (schedule_id, organization_id, changed_at, changed_by_name, state, cron, interval_seconds,
  time_zone, jitter_seconds)
select id, organization_id, changed_at, changed_by_name, state, cron, interval_seconds, time_zone, jitter_seconds
from schedule;

alter table schedule_change enable row level security;
alter table schedule_change force row level security;
create policy tenant on schedule_change using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on schedule_change to tidewatch_worker using (true) with check (true);
grant select, insert on schedule_change to tidewatch_web;
grant select, insert, delete on schedule_change to tidewatch_worker;
