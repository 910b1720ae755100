-- An import stays on record when it has been read: what it is called, who brought it when, and the job that read it. What
-- it said does not stay.
alter table lineage_import
  alter column content drop not null,
  add column read_at timestamptz,
  add column job_id uuid references job on delete set null,
  drop constraint lineage_import_kind_check;
alter table lineage_import
  add constraint lineage_import_kind_check check (kind in ('dbt', 'sql', 'statistics')),
  add constraint lineage_import_read_check check ((content is null) = (read_at is not null));
-- The next one of its name takes its place.
create unique index lineage_import_name_key on lineage_import (source_id, kind, name) where read_at is not null;
create index lineage_import_job_idx on lineage_import (job_id);

-- Imports of before, as far as arrows tell of them.
insert into lineage_import (organization_id, source_id, kind, name, created_by_name, created_at, read_at, job_id)
select distinct on (e.source_id, e.origin, e.import_name) e.organization_id, e.source_id,
  case when (e.origin, e.import_name) = ('sql', 'pg_stat_statements') then 'statistics' else e.origin end, e.import_name,
  coalesce(j.started_by_name, 'Tidewatch'), j.created_at, coalesce(j.finished_at, j.created_at), j.id
from lineage_edge e join job j on j.id = e.job_id join source s on s.id = e.source_id and s.state <> 'removed'
where e.origin in ('dbt', 'sql') and e.import_name <> ''
order by e.source_id, e.origin, e.import_name, j.created_at desc;

-- What a removed source was brought goes with it, from now on.
delete from lineage_import i using source s where s.id = i.source_id and s.state = 'removed';

grant select (job_id, read_at), delete on lineage_import to tidewatch_web;
grant delete on lineage_edge to tidewatch_web;
grant insert, update on lineage_import to tidewatch_worker;
