-- The language model an organization may let Tidewatch use: where it is, what it may cost, what it was sent. Asked by
-- workers alone, as the web cannot open its key.
create table language_model (
  organization_id uuid primary key references organization on delete cascade,
  address text not null, -- of an endpoint that speaks as OpenAI's does, without `/chat/completions`
  model text not null,
  is_on boolean not null default true,
  requests_per_day integer not null check (requests_per_day >= 0),
  tokens_per_day bigint not null check (tokens_per_day >= 0),
  money_per_month double precision check (money_per_month >= 0), -- null for no limit
  input_price double precision not null default 0 check (input_price >= 0), -- of a million tokens, in any currency
  output_price double precision not null default 0 check (output_price >= 0),
  updated_by_name text not null,
  updated_at timestamptz not null default now()
);

-- Sealed for the worker. The web may write it and may never read it.
create table language_model_key (
  organization_id uuid primary key references organization on delete cascade,
  sealed_key text not null,
  updated_at timestamptz not null default now()
);

-- One request to a model: written before it is sent, with the most it can cost, and settled after. What is spent is the
-- sum of these, so that it holds whoever dies in between.
create table language_model_call (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  purpose text not null,
  model text not null,
  address text not null,
  job_id uuid, -- null where a person asked
  asked text not null, -- what was sent, as it was sent
  outcome text not null default 'asked' check (outcome in ('asked', 'answered', 'failed')),
  fault text, -- in words
  input_tokens integer not null, -- the most there can be, until it is settled
  output_tokens integer not null,
  money double precision not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((outcome = 'asked') = (ended_at is null))
);
create index language_model_call_spent_idx on language_model_call (organization_id, created_at);
create index language_model_call_old_idx on language_model_call (created_at);

-- What a model answered about something, as far as it was borne out, under a hash of all that it was told: the same is
-- not asked twice.
create table language_model_answer (
  organization_id uuid not null references organization on delete cascade,
  key text not null,
  purpose text not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, key)
);
create index language_model_answer_old_idx on language_model_answer (created_at);

-- What the web wants of a model: some worker takes it, and answers into the row.
create table language_model_request (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  purpose text not null,
  input jsonb not null,
  created_at timestamptz not null default now(),
  taken_at timestamptz,
  reply jsonb -- null until it is answered
);
create index language_model_request_waiting_idx on language_model_request (id) where taken_at is null;
create index language_model_request_old_idx on language_model_request (created_at);

do $$
declare t text;
begin
  foreach t in array array['language_model', 'language_model_key', 'language_model_call', 'language_model_answer',
    'language_model_request'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', t);
    execute format('create policy worker on %I to tidewatch_worker using (true) with check (true)', t);
  end loop;
end $$;

grant select, insert, update, delete on language_model to tidewatch_web;
grant select (organization_id, updated_at), insert, update, delete on language_model_key to tidewatch_web;
grant select on language_model_call to tidewatch_web;
grant select, insert (organization_id, purpose, input) on language_model_request to tidewatch_web;
grant select, update on language_model to tidewatch_worker; -- to lock it while what is spent is counted
grant select on language_model_key to tidewatch_worker;
grant select, insert, update, delete on language_model_call, language_model_answer, language_model_request to tidewatch_worker;
