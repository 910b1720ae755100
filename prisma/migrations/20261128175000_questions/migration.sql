-- What a person asked, and what was answered then. It is theirs alone, which the queries see to, as for everything inside an
-- organization.
create table question_turn (
  id uuid primary key default uuid_v7(),
  organization_id uuid not null references organization on delete cascade,
  user_id uuid not null references "user" on delete cascade,
  -- The id of the first turn of the conversation.
  conversation_id uuid not null,
  text text not null check (length(text) between 1 and 300),
  -- As it was understood, for the question after it; null where it was not.
  question jsonb check (jsonb_typeof(question) = 'object'),
  reply jsonb not null check (jsonb_typeof(reply) = 'object' and length(reply::text) <= 100000),
  asked_at timestamptz not null default clock_timestamp()
);
create index question_turn_own_idx on question_turn (organization_id, user_id, conversation_id, id);
create index question_turn_user_idx on question_turn (user_id);

alter table question_turn enable row level security;
alter table question_turn force row level security;
create policy tenant on question_turn using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
grant select, insert, delete on question_turn to tidewatch_web;
