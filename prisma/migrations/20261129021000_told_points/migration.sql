-- What was out of the usual, and what people said of it: the newest of an organization first, without the many between.
create index metric_point_told_idx on metric_point (organization_id, captured_at desc, metric_id desc)
  where state = 'anomalous' or mark is not null;
