-- Counts of assets by kind and state, and kinds of which there are few: many rows share a key, so that the index is small.
create index asset_count_idx on asset (organization_id, kind, state, source_id);

-- Lists and counts of assets read an index alone, which holds where vacuum has seen the pages. By default it looks again
-- after a fifth of the table has changed.
alter table asset set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);
