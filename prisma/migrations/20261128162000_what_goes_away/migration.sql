-- A view of one's own goes with its owner's account. A shared one stays, under its maker's id and name of that time, which
-- nobody will have again.
alter table saved_view drop constraint saved_view_maker_id_fkey;
alter table saved_view no force row level security;
delete from saved_view where not is_shared and maker_id is null;
alter table saved_view force row level security;
alter table saved_view
  add column owner_id uuid generated always as (case when not is_shared then maker_id end) stored
    references "user" on delete cascade;
create index saved_view_owner_idx on saved_view (owner_id);

-- Those that ended long ago are removed, the oldest first.
create index job_operation_finished_idx on job_operation (finished_at) where finished_at is not null;
