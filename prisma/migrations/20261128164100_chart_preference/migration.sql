-- Whether the chart above the list of jobs is unfolded.
alter table user_preference add column shows_trend boolean not null default true;
