-- A named filter of the Jobs page: its maker's own, or everybody's in the organization. Whose it is, is decided by the
-- queries, as for everything inside an organization.
create table saved_view (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  -- Null once the account is gone; what was shared stays, under the name of that time.
  maker_id uuid references "user" on delete set null,
  maker_name text not null,
  name text not null check (length(name) between 1 and 60),
  is_shared boolean not null,
  -- As the page's address was understood when it was saved, without a place in the list.
  filter jsonb not null check (jsonb_typeof(filter) = 'object' and length(filter::text) <= 10000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index saved_view_own_name_key on saved_view (organization_id, maker_id, lower(name)) where not is_shared;
create unique index saved_view_shared_name_key on saved_view (organization_id, lower(name)) where is_shared;

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy tenant on saved_view using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
grant select, insert, update (name, is_shared, filter, updated_at), delete on saved_view to tidewatch_web;

-- Columns of the Jobs page beyond those that always stand: like the density, one's own in every browser. Their names are
-- checked where they are read and written: one that is no longer known is left out.
alter table user_preference add column job_columns text[] not null default '{}';
