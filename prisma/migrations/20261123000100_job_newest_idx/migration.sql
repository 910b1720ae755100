-- A tab of the list with no type chosen: one ordered arm a tab. Through (organization_id, tab, type, id) it would be one
-- for every type there is, and reading the first entry of each costs more than the page itself.
create index job_newest_idx on job (organization_id, tab, id);
