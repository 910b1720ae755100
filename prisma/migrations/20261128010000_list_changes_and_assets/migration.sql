-- Ids of the changes of one run: in the order in which people read them, and next to each other whatever else is
-- written meanwhile. The highest number is read first, as the newest is.
create function schema_change_id(job_id uuid, detected_at timestamptz, number integer) returns uuid
  language sql stable parallel safe as $$
  select encode(
    overlay(
      overlay(uuid_send(job_id)
        placing substring(int8send(floor(extract(epoch from detected_at) * 1000)::bigint) from 3) from 1 for 6)
      placing int4send(number) from 10 for 4),
    'hex')::uuid
$$;

-- The least id that uuid_v7() can give at that time: a range of time is a range of ids.
create function uuid_v7_floor(at timestamptz) returns uuid language sql stable parallel safe as $$
  select encode(
    substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) || '\x70008000000000000000'::bytea,
    'hex')::uuid
$$;

create index schema_change_severity_idx on schema_change (organization_id, severity, id);
create index schema_change_kind_idx on schema_change (organization_id, kind, id);
create index schema_change_open_idx on schema_change (organization_id, id) where acknowledged_at is null;

-- What a list of tables is ordered by and searched in: one text, the same on every server. The index holds whatever the
-- list is filtered by, so that even a search that finds nothing reads no table.
alter table asset add column search_name text collate "C"
  generated always as (lower(coalesce(schema_name || '.', '') || name)) stored;
create index asset_name_idx on asset (organization_id, state, search_name, id) include (kind, source_id, schema_name);
