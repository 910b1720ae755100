-- Why the worker stopped it, as a clause for people; null where somebody asked for that.
alter table job_operation add column stop_reason text;
