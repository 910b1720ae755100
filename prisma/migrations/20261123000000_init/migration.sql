-- Tidewatch, first migration. Three roles use the database, none of them its owner:
--   tidewatch_web     what pages and actions may do, one organization at a time
--   tidewatch_auth    accounts, sessions and memberships, for the sign-in library alone
--   tidewatch_worker  runs jobs of every organization; owns the delivery queue
-- They cannot log in by themselves: a process's login is a member and starts as one of them.

do $$
declare name text;
begin
  foreach name in array array['tidewatch_web', 'tidewatch_auth', 'tidewatch_worker'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null; -- another database of this cluster has it
    end;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
end $$;

grant usage on schema public to tidewatch_web, tidewatch_auth, tidewatch_worker;

-- Time-ordered ids, made in one place and on one clock: key, sort order and cursor.
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

create function current_organization() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.organization_id', true), '')::uuid
$$;

-- Accounts -----------------------------------------------------------------------------------

create table "user" (
  id uuid primary key default uuid_v7(),
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table session (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references "user" on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  active_organization_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_user_id_idx on session (user_id);

create table account (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references "user" on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_user_id_idx on account (user_id);

create table verification (
  id uuid primary key default uuid_v7(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier_idx on verification (identifier);

create table rate_limit (
  id uuid primary key default uuid_v7(),
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

create table organization (
  id uuid primary key default uuid_v7(),
  name text not null check (length(name) between 1 and 80),
  slug text not null unique,
  logo text,
  metadata text,
  time_zone text not null default 'UTC',
  claimed_at timestamptz,
  created_at timestamptz not null default now()
);

create table member (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  user_id uuid not null references "user" on delete cascade,
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  created_at timestamptz not null default now(),
  unique (organization_id, user_id)
);
create index member_user_id_idx on member (user_id);

create table invitation (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  email text not null,
  role text,
  status text not null,
  expires_at timestamptz not null,
  inviter_id uuid not null references "user" on delete cascade,
  created_at timestamptz not null default now()
);
create index invitation_organization_id_idx on invitation (organization_id);
create index invitation_email_idx on invitation (email);

create table user_preference (
  user_id uuid primary key references "user" on delete cascade,
  time_zone text,
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  density text not null default 'comfortable' check (density in ('comfortable', 'compact')),
  single_key_shortcuts boolean not null default true
);

-- The one-time token that makes its bearer the owner of a waiting organization. Only its hash is kept.
create table instance_claim (
  organization_id uuid primary key references organization on delete cascade,
  token_hash text not null,
  created_at timestamptz not null default now()
);

-- Sources and what discovery found in them -----------------------------------------------------

create table source (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  state text not null default 'draft' check (state in ('draft', 'active', 'removed')),
  name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('postgres')),
  host text not null,
  port integer not null check (port between 1 and 65535),
  database text not null,
  username text not null,
  tls_mode text not null check (tls_mode in ('disable', 'require', 'verify-full')),
  tls_ca text,
  included_schemas text[] not null default '{}',
  excluded_schemas text[] not null default '{}',
  time_limit_seconds integer not null default 900 check (time_limit_seconds between 10 and 86400),
  access_level text not null default 'aggregates' check (access_level in ('schema_only', 'aggregates')),
  is_sample boolean not null default false,
  server_version text,
  system_identifier text,
  last_discovery_job_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((state = 'removed') = (removed_at is not null))
);
create unique index source_name_key on source (organization_id, lower(name)) where state = 'active';
create index source_organization_id_idx on source (organization_id, state);

-- Sealed for the worker. The web may write it and may never read it.
create table source_credential (
  source_id uuid primary key references source on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  sealed_password text not null,
  updated_at timestamptz not null default now()
);

create table asset (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  source_id uuid not null references source on delete cascade,
  kind text not null check (kind in ('source', 'table', 'partitioned_table', 'view', 'materialized_view', 'foreign_table')),
  schema_name text,
  name text not null,
  object_id bigint,
  state text not null default 'discovered' check (state in ('discovered', 'monitored', 'archived')),
  owner text,
  comment text,
  definition text,
  partition_key text,
  partition_count integer not null default 0,
  row_estimate bigint,
  size_bytes bigint,
  is_readable boolean not null default true,
  fingerprint text,
  created_by_job_id uuid,
  changed_by_job_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  check ((kind = 'source') = (schema_name is null)),
  check ((state = 'archived') = (archived_at is not null))
);
create index asset_source_id_idx on asset (organization_id, source_id, state, schema_name, name);
create index asset_object_id_idx on asset (source_id, object_id);

create table asset_column (
  asset_id uuid not null references asset on delete cascade,
  position integer not null,
  organization_id uuid not null references organization on delete cascade,
  name text not null,
  type text not null,
  is_nullable boolean not null,
  default_expression text,
  identity text check (identity in ('always', 'by_default')),
  generated_expression text,
  collation_name text,
  comment text,
  primary key (asset_id, position)
);

create table asset_constraint (
  asset_id uuid not null references asset on delete cascade,
  name text not null,
  organization_id uuid not null references organization on delete cascade,
  kind text not null check (kind in ('primary_key', 'foreign_key', 'unique', 'check', 'exclusion')),
  definition text not null,
  columns text[] not null,
  referenced_object_id bigint,
  referenced_schema text,
  referenced_table text,
  referenced_columns text[],
  primary key (asset_id, name)
);

create table asset_index (
  asset_id uuid not null references asset on delete cascade,
  name text not null,
  organization_id uuid not null references organization on delete cascade,
  definition text not null,
  method text not null,
  columns text[] not null,
  is_unique boolean not null,
  is_primary boolean not null,
  is_valid boolean not null,
  primary key (asset_id, name)
);

-- Enums and domains.
create table source_type (
  source_id uuid not null references source on delete cascade,
  schema_name text not null,
  name text not null,
  organization_id uuid not null references organization on delete cascade,
  kind text not null check (kind in ('enum', 'domain')),
  labels text[] not null default '{}',
  definition text,
  comment text,
  primary key (source_id, schema_name, name)
);

-- Jobs -----------------------------------------------------------------------------------------

create sequence job_number_seq start 234881024; -- 7 × 32^5: six characters from the first job on

create function job_short_id(n bigint) returns text language sql immutable strict parallel safe as $$
  select 'J-' || regexp_replace(
    string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((n >> (5 * i)) & 31)::int + 1, 1), '' order by i desc),
    '^0+(?=.{6})', '')
  from generate_series(0, 12) i
$$;

create table job (
  id uuid primary key default uuid_v7(),
  short_id text not null default job_short_id(nextval('job_number_seq')),
  organization_id uuid not null references organization on delete cascade,
  source_id uuid references source on delete cascade,
  asset_id uuid references asset on delete cascade,
  source_name text,
  relation_name text,
  type text not null check (type in ('asset_discovery', 'intelligence_analysis', 'tag_generation',
    'freshness_check', 'metric_capture', 'lineage_extraction', 'connection_test')),
  status text not null default 'pending' check (status in ('pending', 'running', 'completed', 'failed', 'cancelled')),
  tab smallint not null generated always as
    (case status when 'completed' then 2 when 'failed' then 3 when 'cancelled' then 4 else 1 end) stored,
  trigger text not null check (trigger in ('manual', 'schedule', 'after_discovery', 'retry', 'cli', 'api')),
  started_by uuid,
  started_by_name text,
  retry_of_id uuid references job on delete set null,
  dedupe_key text,
  attempt integer not null default 0,
  crash_count smallint not null default 0,
  worker_id uuid,
  slot smallint,
  lease_expires_at timestamptz,
  run_after timestamptz,
  blocked_by_id uuid,
  cancel_requested_at timestamptz,
  cancel_requested_by_name text,
  cancel_seen_at timestamptz,
  queries_stopped_at timestamptz,
  step text,
  progress smallint not null default 0 check (progress between 0 and 100),
  units_done bigint,
  units_total bigint,
  unit text,
  message text,
  error_class text,
  error_code text,
  waited_ms bigint not null default 0,
  queued_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  version bigint not null default 1,
  constraint job_finished_iff_terminal
    check ((status in ('completed', 'failed', 'cancelled')) = (finished_at is not null)),
  constraint job_leased_iff_running
    check ((status = 'running') = (lease_expires_at is not null)),
  constraint job_running_on_source_has_slot
    check (status <> 'running' or source_id is null or slot is not null)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create unique index job_short_id_key on job (short_id);
create index job_short_id_prefix_idx on job (organization_id, short_id text_pattern_ops);
create index job_tab_idx on job (organization_id, tab, type, id);
create index job_asset_idx on job (organization_id, asset_id, id) include (tab, type);
create index job_source_idx on job (organization_id, source_id, id) include (tab, type);
-- Limits are constraints: only a unique violation waits for a completion in flight, a read does not.
create unique index job_one_running_per_type on job (source_id, type) where status = 'running';
create unique index job_running_slot on job (source_id, slot) where status = 'running';
create index job_lease_idx on job (lease_expires_at) where status = 'running';
create index job_pending_idx on job (source_id, type, id) where status = 'pending';
create unique index job_retry_key on job (retry_of_id) where retry_of_id is not null;
-- Asked twice while waiting: the first answers. A job that has been tried keeps its place beside a newer one.
create unique index job_dedupe_key on job (organization_id, dedupe_key)
  where status = 'pending' and attempt = 0 and dedupe_key is not null;

create function refuse_terminal_change() returns trigger language plpgsql as $$
begin
  raise exception 'Job % is % and cannot change any more.', old.short_id, old.status
    using errcode = 'check_violation';
end $$;
create trigger job_terminal_is_final before update on job for each row
  when (old.status in ('completed', 'failed', 'cancelled')) execute function refuse_terminal_change();

-- Configuration, error and result: read by the details alone, kept out of the busy row.
create table job_detail (
  job_id uuid primary key references job on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  config jsonb not null,
  error jsonb,
  result jsonb
);

create table job_attempt (
  job_id uuid not null references job on delete cascade,
  attempt integer not null,
  organization_id uuid not null references organization on delete cascade,
  worker_id uuid not null,
  worker_name text not null,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  outcome text check (outcome in ('completed', 'failed', 'cancelled', 'retried', 'lost', 'returned')),
  error jsonb,
  primary key (job_id, attempt)
);

create table job_step (
  job_id uuid not null,
  attempt integer not null,
  step text not null,
  organization_id uuid not null references organization on delete cascade,
  started_at timestamptz not null,
  finished_at timestamptz,
  units_done bigint,
  units_total bigint,
  unit text,
  primary key (job_id, attempt, step),
  foreign key (job_id, attempt) references job_attempt on delete cascade
);

create table job_log (
  job_id uuid not null,
  attempt integer not null,
  line integer not null,
  organization_id uuid not null references organization on delete cascade,
  at timestamptz not null,
  level text not null check (level in ('info', 'warn', 'error')),
  message text not null,
  primary key (job_id, attempt, line),
  foreign key (job_id, attempt) references job_attempt on delete cascade
);

-- Written in the statement that makes the change; the transaction id is the cursor that loses none of them.
create table job_event (
  id bigint generated always as identity primary key,
  organization_id uuid not null references organization on delete cascade,
  job_id uuid not null references job on delete cascade,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in ('created', 'started', 'blocked', 'completed', 'failed', 'cancelled', 'will_retry',
    'lost', 'returned', 'cancel_requested', 'cancel_seen', 'queries_stopped', 'cancel_too_late', 'retried')),
  type text not null,
  tab_from smallint,
  tab_to smallint,
  attempt integer,
  actor_id uuid,
  actor_name text,
  detail jsonb
);
create index job_event_cursor_idx on job_event (organization_id, xid);
create index job_event_job_idx on job_event (job_id, id);

-- What a running attempt has found so far; published with its completion, or thrown away.
create table job_stage (
  job_id uuid not null,
  attempt integer not null,
  part integer not null,
  organization_id uuid not null references organization on delete cascade,
  kind text not null,
  rows jsonb not null,
  primary key (job_id, attempt, part),
  foreign key (job_id, attempt) references job_attempt on delete cascade
);

create table worker (
  id uuid primary key default uuid_v7(),
  name text not null,
  version text not null,
  capacity integer not null,
  started_at timestamptz not null default clock_timestamp(),
  last_beat_at timestamptz not null default clock_timestamp(),
  stopped_at timestamptz
);

-- Delivery. graphile-worker delivers, the job row is the truth; both commit together. The queue belongs to the
-- worker role, so the web can ask for a delivery and do nothing else to it.
create function deliver(p_job_id uuid, p_run_at timestamptz default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('run_job', json_build_object('jobId', p_job_id),
    run_at => p_run_at, max_attempts => 1, job_key => 'job:' || p_job_id, job_key_mode => 'replace');
end $$;
revoke execute on function deliver(uuid, timestamptz) from public;
grant execute on function deliver(uuid, timestamptz) to tidewatch_web, tidewatch_worker;
grant create on schema public to tidewatch_worker; -- a new owner needs it, for this one statement
alter function deliver(uuid, timestamptz) owner to tidewatch_worker;
revoke create on schema public from tidewatch_worker;

-- Row-level security: the second lock --------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['source', 'source_credential', 'asset', 'asset_column', 'asset_constraint', 'asset_index',
    'source_type', 'job', 'job_detail', 'job_attempt', 'job_step', 'job_log', 'job_event', 'job_stage',
    'member', 'invitation', 'instance_claim'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', t);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', t);
  end loop;
end $$;
alter table organization enable row level security;
alter table organization force row level security;
create policy tenant on organization using (id = (select current_organization()));
create policy worker on organization to tidewatch_worker using (true) with check (true);
create policy auth on organization to tidewatch_auth using (true) with check (true);
create policy auth on member to tidewatch_auth using (true) with check (true);
create policy auth on invitation to tidewatch_auth using (true) with check (true);
create policy auth on instance_claim to tidewatch_auth using (true) with check (true);

-- Grants ----------------------------------------------------------------------------------------

grant select, insert, update, delete on
  "user", session, account, verification, rate_limit, organization, member, invitation, user_preference, instance_claim
  to tidewatch_auth;

grant select (id, name, email, image, created_at) on "user" to tidewatch_web;
grant select, insert, update on user_preference to tidewatch_web;
grant select, update (name, time_zone) on organization to tidewatch_web;
grant select on member, invitation to tidewatch_web;
grant select, insert, update on source, asset to tidewatch_web;
grant select on asset_column, asset_constraint, asset_index, source_type to tidewatch_web;
grant select (source_id, organization_id, updated_at), insert, update, delete on source_credential to tidewatch_web;
grant select, insert, update on job to tidewatch_web;
grant select, insert on job_detail, job_event to tidewatch_web;
grant select on job_attempt, job_step, job_log, worker to tidewatch_web;
grant usage on sequence job_number_seq to tidewatch_web;

grant select, insert, update, delete on all tables in schema public to tidewatch_worker;
revoke all on account, session, verification, rate_limit from tidewatch_worker;
grant usage on sequence job_number_seq to tidewatch_worker;
