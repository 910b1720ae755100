-- Who may make a reset link for somebody depends on their role and on what else their account opens. A link lives for a
-- day and outlives neither: whoever could make it yesterday might not today. The person's row is locked, as it is while
-- a link is made, so that of a link and a membership that come at once the later sees the earlier.
create function end_reset_links_of_changed_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from public."user" where id = new.user_id for no key update;
  delete from public.verification
  where value = new.user_id::text and identifier like 'password-reset:%';
  return null;
end $$;
revoke execute on function end_reset_links_of_changed_member() from public;
create trigger member_added_ends_reset_links after insert on member for each row
  execute function end_reset_links_of_changed_member();
create trigger member_role_ends_reset_links after update of role on member for each row
  when (old.role is distinct from new.role) execute function end_reset_links_of_changed_member();
grant create on schema public to tidewatch_auth; -- a new owner needs it, for this one statement
alter function end_reset_links_of_changed_member() owner to tidewatch_auth;
revoke create on schema public from tidewatch_auth;
