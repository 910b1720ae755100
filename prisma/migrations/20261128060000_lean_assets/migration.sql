-- As with the parts of assets: the publication holds the source locked while it writes them, thousands in one statement.
alter table asset drop constraint asset_source_id_fkey;
create function delete_assets_of_sources() returns trigger language plpgsql as $$
begin
  delete from asset a using gone where a.source_id = gone.id;
  return null;
end $$;
create trigger source_takes_its_assets after delete on source
  referencing old table as gone for each statement execute function delete_assets_of_sources();

-- Object ids are compared for all relations of a source at once.
drop index asset_object_id_idx;
