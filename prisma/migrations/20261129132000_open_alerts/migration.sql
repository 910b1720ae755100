-- Alerts that wait for somebody, which every page counts. Those that nobody was to be told of are triggered as well, and stay
-- so: they are removed when they are old.
create index alert_waiting_idx on alert (organization_id, id) where state = 'triggered' and suppressed_by is null;
create index alert_suppressed_idx on alert (state_at) where state = 'triggered' and suppressed_by is not null;
