-- Ids lie in the table in order of time, and the planner, knowing that, walks the primary key backwards for a page of one
-- tab: short while what it looks for is evenly spread, and past every job since when the last failure is old. Without
-- statistics on the id it takes the index made for the page, whose length does not depend on the history.
alter table job alter column id set statistics 0;
