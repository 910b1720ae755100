-- Beside what a run wrote from facts stands what a language model wrote from the same ones: a version that counts only
-- once a person accepts it, which makes it theirs like any text they edit.
alter table asset_documentation
  add column model_text text, -- that passed the checks; null where none did
  add column model_name text,
  add column model_key text, -- of the facts it was written from
  add column model_job_id uuid,
  add column model_decision text check (model_decision in ('accepted', 'rejected')),
  add column model_decided_by_name text,
  add column model_decided_at timestamptz,
  add column edited_from_model text, -- the model whose words a person accepted as they were
  add check (model_text is null or (model_name is not null and model_job_id is not null)),
  add check ((model_decision is null) = (model_decided_at is null));
alter table documentation_version
  add column model_name text; -- whose words these are, where a model's

grant insert (edited_from_model), update (edited_from_model, model_decision, model_decided_by_name, model_decided_at)
  on asset_documentation to tidewatch_web;
grant insert (model_name) on documentation_version to tidewatch_web;
