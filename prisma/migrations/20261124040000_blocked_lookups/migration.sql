-- What waits for room is found by these two indexes alone. Spelled like this, no other index on what is pending stands for
-- them: to a plan made while the queue was empty, all of those cost the same, and one of them reads the whole queue.
drop index job_blocked_idx;
create index job_blocked_idx on job (source_id, type, id) where (status || '') = 'pending' and blocked_by_id is not null;
drop index job_blocked_by_limit_idx;
create index job_blocked_by_limit_idx on job (organization_id, id)
  where (status || '') = 'pending' and blocked_by_limit is not null;

create or replace function deliver_blocked(p_source_ids uuid[], p_organization_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.deliver(id) from (
    select id from (
      (select distinct on (source_id, type) id from public.job
        where source_id = any(p_source_ids) and (status || '') = 'pending' and blocked_by_id is not null
        order by source_id, type, id)
      union
      select next.id
      from (select id, count(*) as places from unnest(p_organization_ids) id group by id) organization,
        lateral (select id from public.job
          where organization_id = organization.id and (status || '') = 'pending' and blocked_by_limit is not null
          order by id limit organization.places) next
    ) waiting order by id -- in one order for everybody
  ) blocked;
end $$;
