-- What is staged is thrown away with its attempt, and a crash of the server may throw it away before: the attempt counts
-- what it staged, and one that misses a part fails. So it needs no log, and being read once, no compression.
alter table job_stage set unlogged;
alter table job_stage alter column rows set storage external;
