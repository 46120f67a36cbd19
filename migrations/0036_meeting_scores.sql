-- Scores of meetings: which form a committee scores by from which day, the score of each meeting, and what is kept of it with the month.

create table score_forms (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  valid_from date not null,
  path text collate "C" not null,
  form text collate "C" not null,
  chosen_by text not null,
  primary key (province_code, organisation_id, valid_from),
  constraint score_forms_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index score_forms_path on score_forms (province_code, path);

create table meeting_scores (
  province_code text collate "C" not null,
  meeting_id uuid not null,
  path text collate "C" not null,
  form text collate "C" not null,
  state text collate "C" not null check (state in ('proposed', 'voted', 'corrected')),
  -- Points and words given by hand, by the numbers of the form; what got full marks, where a form asks.
  given jsonb not null,
  explained jsonb not null,
  full_marks text[] not null,
  -- Every line as it counts, and why points are lost.
  lines jsonb not null,
  reasons text[] not null,
  hundredths integer not null check (hundredths between 0 and 10000),
  band text not null,
  in_favour integer,
  against integer,
  required integer,
  correction text,
  corrected_by text,
  corrected_on date,
  version integer not null default 1,
  primary key (province_code, meeting_id),
  constraint meeting_scores_fk foreign key (province_code, meeting_id) references meetings (province_code, id),
  check (state <> 'voted' or in_favour >= required),
  check ((state = 'corrected') = (correction is not null))
);

alter table branch_months add column score_hundredths integer, add column score_band text, add column score_lost text[];

do $$
declare t text;
begin
  foreach t in array array['score_forms', 'meeting_scores'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
create policy meeting_scores_scope on meeting_scores using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
-- The form a committee chose holds for the branches below it, so they read it; only within the own reach it is written.
create policy score_forms_scope on score_forms
  using ((path >= current_setting('app.lo', true) and path < current_setting('app.hi', true)) or starts_with(current_setting('app.lo', true), path))
  with check (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
