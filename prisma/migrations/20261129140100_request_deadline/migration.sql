-- Until when somebody waits for the answer: after it, no worker asks a model for it. The default is for a web of before.
alter table language_model_request add column deadline timestamptz not null default now() + interval '120 seconds';
grant insert (deadline) on language_model_request to tidewatch_web;
