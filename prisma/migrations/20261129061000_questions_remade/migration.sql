-- A turn is kept as soon as it is known what is asked, and answered after that; a part of what was understood can be changed,
-- and the answer is then made anew in its place.
alter table question_turn add column edited_at timestamptz;
grant update (question, reply, edited_at) on question_turn to tidewatch_web;
