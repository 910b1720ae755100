-- The form of a rule asked about repeats only where it meant failures or late tables, and took what it had not asked for a
-- wish to hear of each: whoever made a rule of unusual values was told of every capture.
alter table alert_rule no force row level security;
update alert_rule set is_state_change_only = true
where not is_state_change_only and not kinds && '{discovery_failed,job_failed,freshness_violation}';
alter table alert_rule force row level security;
