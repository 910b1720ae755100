-- What has no recovery (a change of a schema, a recovery) is never open by its place: each completion looks there.
alter table alert_item add column recovers boolean not null default false;
drop index alert_item_open_idx;
create index alert_item_open_idx on alert_item (organization_id, asset_id, job_type) where recovers and recovered_at is null;
