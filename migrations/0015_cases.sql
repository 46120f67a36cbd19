-- People of the pool, who are not members: enough to know who it is, no more.
create table citizens (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  full_name text not null check (length(full_name) between 1 and 120),
  search_key text collate "C" not null,
  sort_key text collate "C" not null,
  gender text collate "C" check (gender in ('male', 'female')),
  birth_date text collate "C" check (birth_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ethnicity_code text collate "C",
  education_code text collate "C",
  occupation_code text collate "C",
  residence text,
  note text,
  -- The record this person became.
  member_id uuid,
  version integer not null default 1,
  primary key (province_code, id),
  constraint citizens_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index citizens_list on citizens (province_code, path, sort_key, id);

-- A case stands at the path of the organisation it belongs to. Its truth are its steps; what stands here besides is read from them.
-- The subject has no foreign key: at the receiving end of a transfer the record still lives elsewhere.
create table cases (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  lifecycle text collate "C" not null,
  subject_kind text collate "C" not null check (subject_kind in ('member', 'citizen', 'organisation')),
  subject_id uuid not null,
  subject_name text not null,
  opened_on date not null,
  state text collate "C" not null,
  end_kind text collate "C" check (end_kind in ('done', 'refused', 'withdrawn', 'moved', 'cancelled', 'overturned')),
  -- Organisations outside the own line, by level: where the person goes, who is asked.
  places jsonb not null default '{}',
  -- The case that opened this one, in the same province; the case at the other end, wherever it is.
  parent_id uuid,
  counterpart_province text collate "C",
  counterpart_id uuid,
  version integer not null default 1,
  primary key (province_code, id),
  constraint cases_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index cases_list on cases (province_code, path, id desc);
create index cases_subject on cases (province_code, subject_id, id desc);
create index cases_parent on cases (province_code, parent_id) where parent_id is not null;
-- One open case of a kind about one person at one place.
create unique index cases_once on cases (province_code, lifecycle, subject_id, organisation_id) where end_kind is null;

-- The steps taken, in their order: never changed, never deleted.
create table case_steps (
  province_code text collate "C" not null,
  case_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  step text collate "C" not null,
  taken_on date not null,
  recorded_at timestamptz not null,
  author text not null,
  seat text,
  recorded jsonb not null,
  -- Who might vote that day and who might not and why; null when nothing was voted on in the branch.
  electorate jsonb,
  primary key (province_code, case_id, seq),
  constraint case_steps_case_fk foreign key (province_code, case_id) references cases (province_code, id)
);

-- What waits for whom: read from the cases and their terms, counted anew when one of them moves and once a day; never the truth.
create table case_work (
  province_code text collate "C" not null,
  case_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  -- Who is to do it: an organisation with roles, or the person concerned.
  organisation_id uuid,
  roles text[] collate "C" not null default '{}',
  holder text not null,
  step text collate "C",
  step_title text,
  blocked boolean not null,
  -- Nothing can be done before.
  waits_until date,
  due_on date,
  clock_title text,
  rule_id text collate "C",
  basis text,
  escalates_organisation_id uuid,
  primary key (province_code, case_id, seq),
  constraint case_work_case_fk foreign key (province_code, case_id) references cases (province_code, id)
);
create index case_work_holder on case_work (province_code, organisation_id, due_on, case_id, seq);
create index case_work_queue on case_work (province_code, due_on, case_id, seq);
create index case_work_path on case_work (province_code, path, due_on);
create index case_work_escalated on case_work (province_code, escalates_organisation_id, due_on)
  where escalates_organisation_id is not null and due_on is not null;

-- What cases tell each other: written with the step that says it, handed over once, whichever process does it.
create table case_messages (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  direction text collate "C" not null check (direction in ('out', 'in')),
  case_id uuid not null,
  message text collate "C" not null,
  -- Sealed JSON: where to, and what goes along.
  content_sealed text not null,
  written_at timestamptz not null,
  handed_over_at timestamptz,
  attempts integer not null default 0,
  fault text,
  primary key (province_code, id, direction)
);
create index case_messages_waiting on case_messages (province_code, id) where direction = 'out' and handed_over_at is null;

do $$
declare t text;
begin
  foreach t in array array['citizens', 'cases', 'case_steps', 'case_work', 'case_messages'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
grant delete on case_work to dangvu_app;

-- The line of one organisation anywhere as it stands now, from the top down to itself: directory facts only. Called before the first
-- write, never joined.
create function organisation_line(in_province text, in_id uuid)
returns table (place integer, id uuid, name text, type_code text, path text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.depth, above.id, above.name, above.type_code, above.path
    from organisations o
   cross join lateral (
     select depth, array_to_string((string_to_array(rtrim(o.path, '/'), '/'))[1:depth], '/') || '/' as path
       from generate_series(1, array_length(string_to_array(rtrim(o.path, '/'), '/'), 1)) depth) w
    join organisations above on above.province_code = in_province and above.path = w.path
   where o.province_code = in_province and o.id = in_id
   order by 1
$$;
revoke all on function organisation_line(text, uuid) from public;
grant execute on function organisation_line(text, uuid) to dangvu_app;
