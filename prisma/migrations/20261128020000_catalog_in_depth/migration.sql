-- Null where a discovery before this version left it unknown: what was not known cannot have changed.
alter table asset add column has_row_security boolean;
alter table asset add column privileges text[];
alter table asset add column foreign_server text;
alter table asset_column add column owned_sequence text;
alter table asset_constraint add column object_id bigint;
alter table asset_index add column object_id bigint;

create table asset_trigger (
  asset_id uuid not null,
  name text not null,
  organization_id uuid not null,
  hash text not null,
  is_enabled boolean not null,
  primary key (asset_id, name)
);

alter table source_type add column object_id bigint;
alter table source_type add column label_ids bigint[];
alter table source_type drop constraint source_type_kind_check;
alter table source_type add constraint source_type_kind_check check (kind in ('enum', 'domain', 'composite'));
alter table source_type drop constraint source_type_organization_id_fkey;

-- Functions, procedures, aggregates and window functions.
create table source_routine (
  source_id uuid not null references source on delete cascade,
  schema_name text not null,
  name text not null,
  argument_types text not null,
  organization_id uuid not null,
  object_id bigint,
  kind text not null check (kind in ('function', 'procedure', 'aggregate', 'window')),
  language text not null,
  return_type text,
  hash text not null,
  comment text,
  primary key (source_id, schema_name, name, argument_types)
);

-- A part belongs to its asset and goes with it. A foreign key says so row by row, a lookup and a lock for each of the
-- 800,000 rows of a large catalog; parts are written by the publication alone, which has the assets at hand. The
-- organization's key says nothing that the asset's does not.
alter table asset drop constraint asset_organization_id_fkey;
alter table asset_column drop constraint asset_column_organization_id_fkey, drop constraint asset_column_asset_id_fkey;
alter table asset_constraint drop constraint asset_constraint_organization_id_fkey, drop constraint asset_constraint_asset_id_fkey;
alter table asset_index drop constraint asset_index_organization_id_fkey, drop constraint asset_index_asset_id_fkey;

create function delete_parts_of_assets() returns trigger language plpgsql as $$
begin
  delete from asset_column p using gone where p.asset_id = gone.id;
  delete from asset_constraint p using gone where p.asset_id = gone.id;
  delete from asset_index p using gone where p.asset_id = gone.id;
  delete from asset_trigger p using gone where p.asset_id = gone.id;
  return null;
end $$;
create trigger asset_takes_its_parts after delete on asset
  referencing old table as gone for each statement execute function delete_parts_of_assets();

-- Who refers to a table.
create index asset_constraint_referenced_idx on asset_constraint (organization_id, referenced_schema, referenced_table)
  where kind = 'foreign_key';

do $$
declare t text;
begin
  foreach t in array array['asset_trigger', 'source_routine'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', t);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', t);
    execute format('grant select on %I to tidewatch_web', t);
    execute format('grant select, insert, update, delete on %I to tidewatch_worker', t);
  end loop;
end $$;
