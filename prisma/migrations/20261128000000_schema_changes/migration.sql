-- What differs from the discovery before, one row each, written in the transaction that publishes the discovery. The
-- first discovery of a source is the baseline and writes none. Names are those of that time, so that old changes read
-- right after later renames.
create table schema_change (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null,
  source_id uuid not null references source on delete cascade,
  job_id uuid not null references job on delete cascade,
  asset_id uuid, -- the relation it happened to; null for types and routines
  kind text not null,
  severity smallint not null check (severity between 1 and 3), -- 1 info, 2 warning, 3 critical
  schema_name text not null,
  object_name text not null, -- the relation, type or routine
  part_name text, -- the column, constraint, index, trigger or label in it
  before text,
  after text,
  detected_at timestamptz not null default now(),
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_by_name text,
  check ((acknowledged_at is null) = (acknowledged_by_name is null))
);
create index schema_change_newest_idx on schema_change (organization_id, id);
create index schema_change_source_idx on schema_change (organization_id, source_id, id);
create index schema_change_asset_idx on schema_change (organization_id, asset_id, id);
create index schema_change_job_idx on schema_change (job_id, id);

alter table schema_change enable row level security;
alter table schema_change force row level security;
create policy tenant on schema_change using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on schema_change to tidewatch_worker using (true) with check (true);
grant select, update (acknowledged_at, acknowledged_by, acknowledged_by_name) on schema_change to tidewatch_web;
grant select, insert, update, delete on schema_change to tidewatch_worker;
