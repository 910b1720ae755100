-- Who is told of what. Events are written in the transaction of what they tell; a worker matches them with the rules and
-- writes alerts, and a delivery for each destination; another of its rounds sends these.

-- The outbox. Written where some rule listens, and nobody's any more once it was routed. No keys: transitions write here.
create table alert_event (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null,
  kind text not null check (kind in ('discovery_failed', 'job_failed', 'job_recovered', 'job_slow', 'job_fast', 'job_stuck',
    'schema_change', 'asset_removed', 'asset_discovered', 'freshness_violation', 'freshness_recovered', 'metric_anomaly',
    'metric_recovered')),
  severity text not null check (severity in ('critical', 'warning', 'info')),
  job_id uuid, -- whose run tells it
  job_type text,
  source_id uuid,
  asset_id uuid, -- what it happened to: a table, or the source itself
  facts jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  routed_at timestamptz
);
create index alert_event_waiting_idx on alert_event (organization_id, id) where routed_at is null;
create index alert_event_routed_idx on alert_event (routed_at) where routed_at is not null;
-- A job is found stuck by whichever worker looks, and once.
create unique index alert_event_stuck_key on alert_event (job_id) where kind = 'job_stuck';

-- Which events become alerts, and where these go. An empty list means all.
create table alert_rule (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  name text not null check (length(name) between 1 and 100),
  is_enabled boolean not null default true,
  kinds text[] not null check (cardinality(kinds) > 0),
  severities text[] not null default '{}',
  source_ids uuid[] not null default '{}',
  schema_globs text[] not null default '{}',
  table_globs text[] not null default '{}',
  tags text[] not null default '{}',
  is_breaking_only boolean not null default false,
  delay_over_seconds integer check (delay_over_seconds between 60 and 2592000),
  in_a_row integer not null default 1 check (in_a_row between 1 and 50),
  is_state_change_only boolean not null default true, -- the first failure and the recovery, not every repeat
  cooldown_seconds integer check (cooldown_seconds between 60 and 2592000),
  daily_limit integer check (daily_limit between 1 and 10000),
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create unique index alert_rule_name_key on alert_rule (organization_id, lower(name));
create index alert_rule_listening_idx on alert_rule (organization_id) where is_enabled;

-- Where alerts go. Its secret (the address of a Slack webhook, the key of a signature) is sealed for the worker: the web
-- may write it and may never read it.
create table alert_destination (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  kind text not null check (kind in ('email', 'slack', 'webhook')),
  name text not null check (length(name) between 1 and 100),
  settings jsonb not null default '{}', -- what everybody may read: recipients, a host
  sealed_secret text,
  sealed_secret_before text, -- while a rotation lasts, both sign
  secret_before_until timestamptz,
  state text not null default 'active' check (state in ('active', 'paused', 'off')),
  paused_until timestamptz,
  state_reason text,
  state_since timestamptz not null default now(),
  failures_in_row integer not null default 0,
  last_error_class text,
  last_sent_at timestamptz,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  check ((state = 'paused') = (paused_until is not null))
);
create unique index alert_destination_name_key on alert_destination (organization_id, lower(name));

create table alert_rule_destination (
  rule_id uuid not null references alert_rule on delete cascade,
  destination_id uuid not null references alert_destination on delete cascade,
  organization_id uuid not null,
  primary key (rule_id, destination_id)
);
create index alert_rule_destination_idx on alert_rule_destination (destination_id);

-- What a rule made of events: one for a rule and a job, or for what failed of one cause within a minute.
create table alert (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  rule_id uuid references alert_rule on delete set null,
  rule_name text not null,
  kind text not null,
  severity text not null check (severity in ('critical', 'warning', 'info')),
  group_key text not null, -- what comes to the same rule with the same key within a minute belongs to it
  title text not null,
  sentence text not null,
  facts jsonb not null default '[]', -- [{label, value}], as of then
  source_id uuid,
  asset_id uuid, -- the asset and the job of the first event
  job_id uuid,
  item_count integer not null default 1,
  state text not null default 'triggered' check (state in ('triggered', 'acknowledged', 'resolved', 'snoozed')),
  state_by_name text, -- null: Tidewatch itself
  state_at timestamptz not null default clock_timestamp(),
  snoozed_until timestamptz,
  suppressed_by text check (suppressed_by in ('operating_hours', 'blackout', 'cooldown', 'daily_limit')),
  suppressed_because text, -- a sentence for people
  created_at timestamptz not null default clock_timestamp(),
  check ((state = 'snoozed') = (snoozed_until is not null)),
  check ((suppressed_by is null) = (suppressed_because is null))
);
create index alert_newest_idx on alert (organization_id, id);
create index alert_open_idx on alert (organization_id, state, id) where state <> 'resolved';
create index alert_rule_idx on alert (rule_id, id); -- cooldowns, daily limits and groups look at the newest of a rule
create index alert_snoozed_idx on alert (snoozed_until) where snoozed_until is not null;

-- What it tells of, one by one. It resolves by itself once all of them have recovered.
create table alert_item (
  alert_id uuid not null references alert on delete cascade,
  event_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  job_id uuid,
  job_type text,
  asset_id uuid,
  line text not null,
  at timestamptz not null,
  recovered_at timestamptz,
  primary key (alert_id, event_id)
);
create index alert_item_job_idx on alert_item (organization_id, job_id);
create index alert_item_asset_idx on alert_item (organization_id, asset_id, alert_id);
create index alert_item_open_idx on alert_item (organization_id, asset_id, job_type) where recovered_at is null;

-- Who did what to an alert, and what became of it by itself.
create table alert_history (
  id uuid primary key default uuid_v7(),
  alert_id uuid not null references alert on delete cascade,
  organization_id uuid not null,
  verb text not null check (verb in ('triggered', 'suppressed', 'grew', 'acknowledged', 'resolved', 'reopened', 'snoozed',
    'woke', 'noted')),
  actor_id uuid,
  actor_name text, -- null: Tidewatch itself
  note text check (length(note) between 1 and 2000),
  at timestamptz not null default clock_timestamp()
);
create index alert_history_alert_idx on alert_history (alert_id, id);

-- One message to one destination. Its id stays the same however often it is tried; the content is the alert's.
create table alert_delivery (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  alert_id uuid references alert on delete cascade, -- null for a test
  destination_id uuid not null references alert_destination on delete cascade,
  state text not null default 'pending' check (state in ('pending', 'sent', 'failed')),
  attempt integer not null default 0,
  next_at timestamptz not null default clock_timestamp(), -- also how long a sender holds it
  sent_at timestamptz,
  status_code integer,
  duration_ms integer,
  error_class text,
  error text, -- a sentence; never what the other side answered
  asked_by_name text, -- of a test
  created_at timestamptz not null default clock_timestamp(),
  unique (alert_id, destination_id),
  check (state <> 'sent' or sent_at is not null)
);
create index alert_delivery_due_idx on alert_delivery (next_at) where state = 'pending';
create index alert_delivery_destination_idx on alert_delivery (destination_id, id);

-- When rules are quiet: outside operating hours, and during blackouts. By a clock people read, in their zone.
create table alert_silence (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  kind text not null check (kind in ('operating_hours', 'blackout')),
  name text not null check (length(name) between 1 and 100),
  time_zone text not null check (length(time_zone) between 1 and 60),
  rule_ids uuid[] not null default '{}', -- empty: all rules
  -- Operating hours: days of the week they begin on (1 is Monday), minutes of the day; past midnight where the end is not later.
  days smallint[],
  begins_minute integer check (begins_minute between 0 and 1439),
  ends_minute integer check (ends_minute between 0 and 1439),
  -- A blackout: local times such as 2026-12-24T18:00, the end excluded; each year again, or once.
  begins_local text check (begins_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  ends_local text check (ends_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  is_yearly boolean not null default false,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  check (case kind when 'operating_hours' then days is not null and begins_minute is not null and ends_minute is not null
    else begins_local is not null and ends_local > begins_local end)
);
create index alert_silence_organization_idx on alert_silence (organization_id);

-- The server that carries an organization's mail.
create table mail_setting (
  organization_id uuid primary key references organization on delete cascade,
  host text not null,
  port integer not null check (port between 1 and 65535),
  tls text not null check (tls in ('required', 'starttls', 'none')),
  user_name text,
  sealed_password text,
  sender text not null,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamptz not null default now()
);

create function delete_alert_events_of_organizations() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.alert_event e using gone where e.organization_id = gone.id;
  return null;
end $$;
create trigger organization_alert_events_go_along after delete on organization
  referencing old table as gone for each statement execute function delete_alert_events_of_organizations();

do $$
declare t text;
begin
  foreach t in array array['alert_event', 'alert_rule', 'alert_destination', 'alert_rule_destination', 'alert', 'alert_item',
    'alert_history', 'alert_delivery', 'alert_silence', 'mail_setting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', t);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', t);
  end loop;
end $$;

-- People make rules, destinations and quiet times, and act on alerts; what happened is the worker's to say.
grant select, insert, update, delete on alert_rule, alert_rule_destination, alert_silence to tidewatch_web;
grant select, update (state, state_by_name, state_at, snoozed_until) on alert to tidewatch_web;
grant select on alert_item to tidewatch_web;
grant select, insert on alert_history to tidewatch_web;
grant select, insert on alert_delivery to tidewatch_web; -- a test
grant select (id, organization_id, kind, name, settings, secret_before_until, state, paused_until, state_reason, state_since,
    failures_in_row, last_error_class, last_sent_at, changed_by, changed_by_name, changed_at, created_at),
  insert, update, delete on alert_destination to tidewatch_web;
grant select (organization_id, host, port, tls, user_name, sender, changed_by, changed_by_name, changed_at),
  insert, update, delete on mail_setting to tidewatch_web;
grant select, insert, update, delete on alert_event, alert_rule, alert_destination, alert_rule_destination, alert, alert_item,
  alert_history, alert_delivery, alert_silence, mail_setting to tidewatch_worker;
