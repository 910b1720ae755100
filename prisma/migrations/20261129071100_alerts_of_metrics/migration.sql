-- Of several metrics of a table each recovers by itself: which one an event and what is told of it are about.
alter table alert_event add column metric_id uuid;
alter table alert_item add column metric_id uuid;
