-- What every transition writes. A record's organization is its job's, and goes with it: one key to the job says so, and
-- each key more is a lookup and a lock per row.
alter table job_detail drop constraint job_detail_organization_id_fkey;
alter table job_attempt drop constraint job_attempt_organization_id_fkey;
alter table job_step drop constraint job_step_organization_id_fkey;
alter table job_log drop constraint job_log_organization_id_fkey;
alter table job_event drop constraint job_event_organization_id_fkey;
alter table job_stage drop constraint job_stage_organization_id_fkey;

-- One index finds a short id, whole or by its beginning.
drop index job_short_id_prefix_idx;
drop index job_short_id_key;
create unique index job_short_id_key on job (short_id text_pattern_ops);

-- The running jobs are few and have an index already. Without one on the lease, a heartbeat touches no index at all.
drop index job_lease_idx;

-- As before, but for speed: a fan-out makes thousands of them in one statement.
create or replace function job_short_id(n bigint) returns text language plpgsql immutable strict parallel safe as $$
declare
  digits constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  id text := '';
begin
  while n > 0 or length(id) < 6 loop
    id := substr(digits, (n & 31)::int + 1, 1) || id;
    n := n >> 5;
  end loop;
  return 'J-' || id;
end $$;

-- Postgres has its own since version 18.
do $$ begin
  if current_setting('server_version_num')::int >= 180000 then
    create or replace function uuid_v7() returns uuid language sql volatile parallel safe as 'select uuidv7()';
  end if;
end $$;
