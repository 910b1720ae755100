-- The last job that was taken of a history that is not all in the trends yet; null once all of it is.
alter table job_trend_fold add column taken_until uuid;
