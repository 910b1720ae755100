-- One worker at a time sends to a destination, so that failures in a row are in a row. Another may from `held_until` on:
-- whoever held it is gone then, or the other side asked for patience.
alter table alert_destination
  add column held_until timestamptz,
  add column sealed_authorization text; -- of a webhook, sealed like its secret

create index alert_delivery_waiting_idx on alert_delivery (destination_id, next_at) where state = 'pending';
create index alert_delivery_test_idx on alert_delivery (destination_id) where state = 'pending' and alert_id is null;

-- The web may write a sealed secret and not read it, so it cannot put the one before aside by itself.
create function keep_secret_while_it_rotates() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.sealed_secret is distinct from old.sealed_secret then
    new.sealed_secret_before := case when new.secret_before_until > now() then old.sealed_secret end;
  end if;
  return new;
end $$;
create trigger alert_destination_secret_rotates before update of sealed_secret on alert_destination
  for each row execute function keep_secret_while_it_rotates();
