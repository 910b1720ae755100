-- A worker sends on only while it still holds a destination, and what an attempt came to says nothing of a destination that
-- somebody changed, resumed or turned off since.
alter table alert_destination
  add column held_by uuid, -- made anew for each hold
  add column revision integer not null default 0;
grant select (revision) on alert_destination to tidewatch_web; -- to count it up
