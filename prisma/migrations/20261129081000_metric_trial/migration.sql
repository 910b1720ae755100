-- Trials of statements are a type of their own: nothing of captures is told of them.
alter table job drop constraint job_type_check;
alter table job add constraint job_type_check check (type in ('asset_discovery', 'intelligence_analysis', 'tag_generation',
  'freshness_check', 'metric_capture', 'lineage_extraction', 'connection_test', 'metric_trial')) not valid; -- it only grew
