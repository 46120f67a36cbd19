-- What biểu 2, 2B and 7 read, and the questions an organisation composes, keeps and shares.

-- Admissions of branches within reach with the few facts the printed form asks for, also of people whose record has gone elsewhere since.
-- `again`: had been a member before and had left. Only reads.
create function admissions_here(in_province text, in_ids uuid[])
returns table (province_code text, id uuid, member_id uuid, organisation_id uuid, day date, again boolean, gender text, ethnicity_code text,
               religion_code text, education_code text, professional_code text, academic_title text, occupation_code text, birth_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.province_code, v.id, v.member_id, v.organisation_id, v.happened_on,
         exists (select from member_movements w
                  where w.province_code = in_province and w.member_id = v.member_id and w.happened_on < v.happened_on
                    and w.kind in ('expelled', 'name-deleted', 'resigned')),
         m.gender, m.ethnicity_code, m.religion_code, m.education_code, m.professional_code, m.academic_title, m.occupation_code, m.birth_on
    from member_movements v
    join members m on m.province_code = in_province and m.id = v.member_id
   where v.province_code = in_province and v.id = any(in_ids) and v.kind = 'admitted'
     and v.path >= current_setting('app.lo', true) and v.path < current_setting('app.hi', true)
$$;
revoke all on function admissions_here(text, uuid[]) from public;
grant execute on function admissions_here(text, uuid[]) to dangvu_app;

-- Badges awarded within a period: awards are few among the entries of careers.
create index career_entries_awards on career_entries (province_code, path, from_date) where kind = 'award' and not ended;

-- A question of an organisation: a filter of the list of members, and how its answer is shown.
create table questions (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  title text not null check (length(title) between 1 and 120),
  -- The filter as the list of members takes it.
  filter jsonb not null,
  show text collate "C" not null check (show in ('list', 'count', 'cross')),
  row_field text collate "C",
  column_field text collate "C",
  saved_on date not null,
  saved_by text not null,
  version integer not null default 1,
  primary key (province_code, id),
  constraint questions_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check ((show = 'cross') = (row_field is not null)),
  check (column_field is null or row_field is not null)
);
create index questions_list on questions (province_code, organisation_id, title, id);

-- An answer that came from another organisation: the question and its figures of a day, kept at the organisation that received it. Whoever
-- does not reach the people counted gets it with small counts already left out. Later changes of the question do not reach it.
create table received_answers (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  question_id uuid not null,
  sender_id uuid not null,
  sender_name text not null,
  title text not null,
  filter jsonb not null,
  show text collate "C" not null,
  row_field text collate "C",
  column_field text collate "C",
  -- The figures as `reports.ask` answers them.
  answer jsonb not null,
  sent_on date not null,
  sent_by text not null,
  primary key (province_code, id),
  constraint received_answers_once unique (province_code, organisation_id, question_id),
  constraint received_answers_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);

do $$
declare t text;
begin
  foreach t in array array['questions', 'received_answers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- A question that nobody asks any more goes; what others received stays with them until they take it away.
grant delete on questions, received_answers to dangvu_app;

-- Puts the answer of a question of the reach before other organisations of the province that stand, the latest answer in place of an earlier
-- one. `in_counts` goes to those above the place asked about or at it, `in_hidden` to everybody else. Answers to whom it came.
create function share_answer(in_province text, in_question uuid, in_targets uuid[], in_ids uuid[], in_asked text, in_counts jsonb, in_hidden jsonb,
                             in_on date, in_by text)
returns table (province_code text, organisation_id uuid, name text, whole boolean)
language sql volatile security definer set search_path = public, pg_temp as $$
  with one as (
    select q.*, s.name as sender_name from questions q
      join organisations s on s.province_code = in_province and s.id = q.organisation_id
     where q.province_code = in_province and q.id = in_question
       and q.path >= current_setting('app.lo', true) and q.path < current_setting('app.hi', true)
  ), targets as (
    select o.id as organisation_id, o.path, o.name, n.id, starts_with(in_asked, o.path) as whole
      from unnest(in_targets, in_ids) as n(organisation_id, id)
      join organisations o on o.province_code = in_province and o.id = n.organisation_id and o.ended_on is null
  ), sent as (
    insert into received_answers as x (province_code, id, path, organisation_id, question_id, sender_id, sender_name, title, filter, show,
                                       row_field, column_field, answer, sent_on, sent_by)
    select in_province, t.id, t.path, t.organisation_id, one.id, one.organisation_id, one.sender_name, one.title, one.filter, one.show,
           one.row_field, one.column_field, case when t.whole then in_counts else in_hidden end, in_on, in_by
      from one, targets t
     where t.organisation_id <> one.organisation_id
    on conflict (province_code, organisation_id, question_id) do update
      set title = excluded.title, filter = excluded.filter, show = excluded.show, row_field = excluded.row_field,
          column_field = excluded.column_field, answer = excluded.answer, sent_on = excluded.sent_on, sent_by = excluded.sent_by
    returning x.organisation_id
  )
  select in_province, t.organisation_id, t.name, t.whole from targets t join sent s on s.organisation_id = t.organisation_id
$$;
revoke all on function share_answer(text, uuid, uuid[], uuid[], text, jsonb, jsonb, date, text) from public;
grant execute on function share_answer(text, uuid, uuid[], uuid[], text, jsonb, jsonb, date, text) to dangvu_app;
