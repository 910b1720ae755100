-- To find what is old: alerts that were resolved long ago, and tests of destinations.
create index alert_resolved_idx on alert (state_at) where state = 'resolved';
create index alert_delivery_tests_idx on alert_delivery (created_at) where alert_id is null;
