-- Which version of its type asked for a job. A worker that knows only an older one leaves it to one that knows it.
alter table job add column type_version smallint not null default 1;
