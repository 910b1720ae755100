-- Delivers what waits for places that are being left: on a source the first of each type, as there is room for one and
-- its own end delivers the next; of an organization as many as leave. Called in the statement that leaves: it looks when
-- the rows have moved and are locked, with a snapshot of that moment. Who was told before that they must wait is seen
-- here, and who tries after it waits for the commit, so that nobody is missed.
create function deliver_blocked(p_source_ids uuid[], p_organization_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.deliver(id) from (
    select id from (
      (select distinct on (source_id, type) id from public.job
        where source_id = any(p_source_ids) and status = 'pending' and blocked_by_id is not null
        order by source_id, type, id)
      union
      select next.id
      from (select id, count(*) as places from unnest(p_organization_ids) id group by id) organization,
        lateral (select id from public.job
          where organization_id = organization.id and status = 'pending' and blocked_by_limit is not null
          order by id limit organization.places) next
    ) waiting order by id -- in one order for everybody
  ) blocked;
end $$;
revoke execute on function deliver_blocked(uuid[], uuid[]) from public;
grant execute on function deliver_blocked(uuid[], uuid[]) to tidewatch_web, tidewatch_worker;
grant create on schema public to tidewatch_worker; -- a new owner needs it, for this one statement
alter function deliver_blocked(uuid[], uuid[]) owner to tidewatch_worker;
revoke create on schema public from tidewatch_worker;

-- Of what is pending only the blocked is looked for on its source, and mostly there is none.
create index job_blocked_idx on job (source_id, type, id) where status = 'pending' and blocked_by_id is not null;
drop index job_pending_idx;
