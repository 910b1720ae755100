-- What a test keeps of every change of a job, beside the product and out of its reach.
create schema history;
create table history.move (
  n bigint generated always as identity,
  job_id uuid not null, old_status text not null, new_status text not null, attempt int not null, writer text not null
);
create table history.holder (job_id uuid, attempt int, writer text not null, primary key (job_id, attempt));
create table history.stale (job_id uuid, attempt int, writer text not null, holder text not null);

-- Each process has an application name of its own. A running job may be changed by whoever claimed that attempt, by the
-- web (which only asks for a cancel), and once its lease has run out by the reaper of any worker, which ends the attempt.
create function history.keep() returns trigger language plpgsql security definer set search_path = history, public as $$
declare
  me text := current_setting('application_name');
  holder text;
begin
  if old.status <> new.status or old.attempt <> new.attempt then
    insert into move (job_id, old_status, new_status, attempt, writer)
    values (new.id, old.status, new.status, new.attempt, me);
  end if;
  if old.status = 'pending' and new.status = 'running' then
    insert into holder values (new.id, new.attempt, me);
  elsif old.status = 'running' and me like 'worker-%'
    and not (new.status <> 'running' and old.lease_expires_at < clock_timestamp()) then
    select writer into holder from history.holder h where h.job_id = old.id and h.attempt = old.attempt;
    if holder is distinct from me then
      insert into stale values (old.id, old.attempt, me, coalesce(holder, 'nobody'));
    end if;
  end if;
  return null;
end $$;
create trigger history_keep after update on job for each row execute function history.keep();
