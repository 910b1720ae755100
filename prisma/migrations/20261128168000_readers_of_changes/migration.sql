-- What read a table or column when it changed, directly or through others: lineage forgets it with the arrow.
alter table schema_change
  add column reader_count integer not null default 0,
  add column reader_column_count integer not null default 0,
  add column reader_ids uuid[] not null default '{}'; -- the first of them
