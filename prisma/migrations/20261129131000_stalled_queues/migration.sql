-- That an organization's jobs wait and none begins is told once, by an event of no job: whether it was is looked for by it.
create index alert_event_stalled_idx on alert_event (organization_id, created_at) where kind = 'job_stuck' and job_id is null;
