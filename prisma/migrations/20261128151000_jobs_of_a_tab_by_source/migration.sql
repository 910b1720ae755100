-- The jobs of one source or asset in one tab: the failed ones are far apart, and between them nothing shall be read. The
-- type stands in the key and not beside it, for what is beside a key is compared only once the row has been read.
drop index job_source_idx;
drop index job_asset_idx;
create index job_source_idx on job (organization_id, source_id, tab, id, type);
create index job_asset_idx on job (organization_id, asset_id, tab, id, type);
