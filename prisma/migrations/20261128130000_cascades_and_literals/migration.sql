-- As with jobs: they act as the worker role, which sees all organizations. Whoever deletes one may see none.
create or replace function delete_assets_of_sources() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.asset a using gone where a.source_id = gone.id;
  return null;
end $$;

create or replace function delete_parts_of_assets() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.asset_column p using gone where p.asset_id = gone.id;
  delete from public.asset_constraint p using gone where p.asset_id = gone.id;
  delete from public.asset_index p using gone where p.asset_id = gone.id;
  delete from public.asset_trigger p using gone where p.asset_id = gone.id;
  delete from public.asset_relationship p using gone where p.asset_id = gone.id;
  delete from public.asset_relationship p using gone where p.referenced_asset_id = gone.id;
  return null;
end $$;

revoke execute on function delete_assets_of_sources(), delete_parts_of_assets() from public;
grant create on schema public to tidewatch_worker; -- a new owner needs it, for these two statements
alter function delete_assets_of_sources() owner to tidewatch_worker;
alter function delete_parts_of_assets() owner to tidewatch_worker;
revoke create on schema public from tidewatch_worker;

-- As before, and quoted text stays as it is: what looks like an alias within a literal is part of what it says.
create or replace function words_of(definition text) returns table (place bigint, word text)
  language sql immutable parallel safe as $$
  select m.place, m.word[1]
  from regexp_matches(
    regexp_replace(
      regexp_replace(definition,
        '("(?:""|[^"])*"|''(?:''''|[^''])*'')| AS (?:"(?:""|[^"])+"|\w+)', '\1', 'g'),
      '(''(?:''''|[^''])*'')|((?:\w+|"(?:""|[^"])+")\.(?:\w+|"(?:""|[^"])+")) (?:[a-z_]\w*|"(?:""|[^"])+")|("(?:""|[^"])*")',
      '\1\2\3', 'g'),
    '"(?:""|[^"])*"|''(?:''''|[^''])*''|\w+|\S', 'g') with ordinality m (word, place)
$$;
