-- What a line of a log was written in the midst of, how many lines an attempt wrote that were not kept, and which
-- versions it ran with: what tells one run from the last good one.
alter table job_log add column step text;
alter table job_attempt
  add column lines_left_out integer not null default 0,
  add column worker_version text,
  add column server_version text;
