-- People: what an organization's members may do to each other, under row-level security as everything else.

alter table member add column last_seen_at timestamptz;

-- One open invitation for an address: inviting again renews it.
create unique index invitation_open_key on invitation (organization_id, email) where status = 'pending';
alter table invitation add constraint invitation_role_check check (role in ('owner', 'admin', 'member', 'viewer')),
  add constraint invitation_status_check check (status in ('pending', 'accepted', 'revoked'));

grant update (role), delete on member to tidewatch_web;
grant insert, update (role, status, expires_at, inviter_id) on invitation to tidewatch_web;

-- The web sees the people of the organization it has opened, and nobody else.
alter table "user" enable row level security;
alter table "user" force row level security;
create policy tenant on "user" to tidewatch_web
  using (exists (select 1 from member where member.user_id = "user".id));
create policy auth on "user" to tidewatch_auth using (true) with check (true);
create policy worker on "user" to tidewatch_worker using (true) with check (true);

alter table user_preference enable row level security;
alter table user_preference force row level security;
create policy tenant on user_preference to tidewatch_web
  using (exists (select 1 from member where member.user_id = user_preference.user_id))
  with check (exists (select 1 from member where member.user_id = user_preference.user_id));
create policy auth on user_preference to tidewatch_auth using (true) with check (true);
create policy worker on user_preference to tidewatch_worker using (true) with check (true);

-- Whoever is taken out of an organization is out of it in every browser, whichever way the membership went.
create function end_sessions_of_removed_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.session
  where user_id = old.user_id and active_organization_id = old.organization_id;
  return null;
end $$;
revoke execute on function end_sessions_of_removed_member() from public;
create trigger member_removed_is_signed_out after delete on member for each row
  execute function end_sessions_of_removed_member();

-- A reset link opens a person's account as a whole, so an admin may make one only for somebody whose account is theirs
-- alone. This answers whether it is, for the people of the open organization, and says no more.
create function belongs_elsewhere(p_user_id uuid) returns boolean language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from public.member m where m.user_id = p_user_id
      and m.organization_id = public.current_organization())
    and exists (select 1 from public.member m where m.user_id = p_user_id
      and m.organization_id <> public.current_organization())
$$;
revoke execute on function belongs_elsewhere(uuid) from public;
grant execute on function belongs_elsewhere(uuid) to tidewatch_web, tidewatch_auth;
grant create on schema public to tidewatch_auth; -- a new owner needs it, for this one statement
alter function belongs_elsewhere(uuid) owner to tidewatch_auth;
revoke create on schema public from tidewatch_auth;
