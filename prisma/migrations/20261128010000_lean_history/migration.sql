-- Attempts, events and details are written by the statement that moves their job and by nothing else, so a key that
-- looks the job up and locks it again for each of them says nothing new; nor does that of a job to its organization,
-- which is its source's. Together they were a fifth of what a start, an end or a fan-out costs the database. What the
-- keys did when something goes, one trigger does for all rows of a statement.
alter table job_attempt drop constraint job_attempt_job_id_fkey;
alter table job_event drop constraint job_event_job_id_fkey;
alter table job_detail drop constraint job_detail_job_id_fkey;
alter table job drop constraint job_organization_id_fkey;

-- They act as the worker role, which sees all organizations: whoever deletes one may see none.
create function delete_jobs() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.job where organization_id in (select id from deleted);
  return null;
end $$;
create trigger organization_jobs_go_along after delete on organization
  referencing old table as deleted for each statement execute function delete_jobs();

create function delete_job_history() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.job_attempt where job_id in (select id from deleted);
  delete from public.job_event where job_id in (select id from deleted);
  delete from public.job_detail where job_id in (select id from deleted);
  return null;
end $$;
create trigger job_history_goes_along after delete on job
  referencing old table as deleted for each statement execute function delete_job_history();

revoke execute on function delete_jobs(), delete_job_history() from public;
grant create on schema public to tidewatch_worker; -- a new owner needs it, for these two statements
alter function delete_jobs() owner to tidewatch_worker;
alter function delete_job_history() owner to tidewatch_worker;
revoke create on schema public from tidewatch_worker;

-- One index finds a job's events and is their key as well.
alter table job_event drop constraint job_event_pkey;
alter table job_event add primary key (job_id, id);
drop index job_event_job_idx;

-- As before, and without a loop for the first billion of jobs: a fan-out makes thousands of them in one statement.
create or replace function job_short_id(n bigint) returns text language plpgsql immutable strict parallel safe as $$
declare
  digits constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  id text;
begin
  id := substr(digits, (n >> 25 & 31)::int + 1, 1) || substr(digits, (n >> 20 & 31)::int + 1, 1)
    || substr(digits, (n >> 15 & 31)::int + 1, 1) || substr(digits, (n >> 10 & 31)::int + 1, 1)
    || substr(digits, (n >> 5 & 31)::int + 1, 1) || substr(digits, (n & 31)::int + 1, 1);
  n := n >> 30;
  while n > 0 loop
    id := substr(digits, (n & 31)::int + 1, 1) || id;
    n := n >> 5;
  end loop;
  return 'J-' || id;
end $$;
