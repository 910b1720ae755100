-- Arrows that routines and rules draw, and those that people bring. `import_name` tells imports of one origin apart: the
-- next one of the same name replaces the last.
alter table lineage_edge add column import_name text not null default '' check (length(import_name) <= 200);
alter table lineage_edge drop constraint lineage_edge_origin_check, drop constraint lineage_edge_evidence_check;
alter table lineage_edge
  add constraint lineage_edge_origin_check check (origin in ('catalog', 'parsed', 'dbt', 'sql', 'manual')),
  add constraint lineage_edge_evidence_check check (evidence in
    ('checked', 'differs', 'recorded', 'generated', 'routine', 'rule', 'imported', 'stated'));
drop index lineage_edge_key;
create unique index lineage_edge_key
  on lineage_edge (to_asset_id, to_column, from_asset_id, from_column, use, origin, import_name);

-- What a person brought, until the job that reads it is done. It may quote values, so it does not stay.
create table lineage_import (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  source_id uuid not null references source on delete cascade,
  kind text not null check (kind in ('dbt', 'sql')),
  name text not null check (length(name) between 1 and 200),
  content bytea not null check (octet_length(content) <= 33554432),
  created_by_name text not null,
  created_at timestamptz not null default now()
);
create index lineage_import_created_idx on lineage_import (created_at);

alter table lineage_import enable row level security;
alter table lineage_import force row level security;
create policy tenant on lineage_import using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
create policy worker on lineage_import to tidewatch_worker using (true) with check (true);
grant select (id, organization_id, source_id, kind, name, created_by_name, created_at), insert on lineage_import to tidewatch_web;
grant select, delete on lineage_import to tidewatch_worker;
