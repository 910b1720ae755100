-- As for trends: failures by cause that are wrong are taken anew where there is no row.
grant delete on job_failure_fold to tidewatch_web;
