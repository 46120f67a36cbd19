-- Work that is given to a member or an organisation, what was done for it, who has none and why, and the yearly commitment of a member.
-- An open task lies where its doer stands and goes along with a member who moves; what is closed stays where it was closed.

create table tasks (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  -- Where the doer stands: the branch of the member, or the organisation that does it itself.
  organisation_id uuid not null,
  organisation_name text not null,
  -- Who assigned it, confirms it, moves its date.
  assigner_id uuid not null,
  assigner_path text collate "C" not null,
  assigner_name text not null,
  -- What was assigned in one go to several.
  batch_id uuid not null,
  title text not null,
  detail text,
  -- Null: the organisation itself.
  member_id uuid,
  assignee_name text not null,
  -- Leads it; cooperates where not.
  leads boolean not null,
  assigned_on date not null,
  due_on date not null,
  source text collate "C" not null check (source in ('hand', 'meeting', 'plan')),
  source_id uuid,
  source_title text,
  state text collate "C" not null default 'assigned'
    check (state in ('assigned', 'accepted', 'submitted', 'sent-back', 'done', 'cancelled')),
  percent integer not null default 0 check (percent between 0 and 100),
  -- The last day it was submitted.
  submitted_on date,
  -- The day it was confirmed or cancelled.
  closed_on date,
  version integer not null default 1,
  primary key (province_code, id),
  constraint tasks_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint tasks_assigner_fk foreign key (province_code, assigner_id) references organisations (province_code, id),
  constraint tasks_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check ((source = 'hand') = (source_id is null)),
  check ((state in ('done', 'cancelled')) = (closed_on is not null)),
  check (due_on >= assigned_on)
);
create index tasks_due on tasks (province_code, path, due_on, id);
create index tasks_open on tasks (province_code, path, due_on, id) where closed_on is null;
create index tasks_member on tasks (province_code, member_id, due_on) where member_id is not null;
create index tasks_source on tasks (province_code, source_id) where source_id is not null;
create index tasks_batch on tasks (province_code, batch_id);
create index tasks_submitted on tasks (province_code, assigner_id) where state = 'submitted';

-- What happened to a task, in order: added to, never changed.
create table task_entries (
  province_code text collate "C" not null,
  task_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  kind text collate "C" not null check (kind in ('assigned', 'accepted', 'progress', 'evidence', 'submitted', 'confirmed', 'sent-back',
    'date-moved', 'reassigned', 'cancelled', 'taken-back', 'moved', 'returned')),
  happened_on date not null,
  author text not null,
  author_post text,
  content text,
  percent integer check (percent between 0 and 100),
  link text,
  figure double precision,
  unit text,
  file_id uuid,
  file_name text,
  file_size integer,
  -- What it was and what it became: a date, a doer, a state.
  was text,
  became text,
  primary key (province_code, task_id, seq),
  constraint task_entries_task_fk foreign key (province_code, task_id) references tasks (province_code, id)
);

-- A file that was handed in as evidence, sealed.
create table task_files (
  province_code text collate "C" not null,
  id uuid not null,
  task_id uuid not null,
  path text collate "C" not null,
  name text not null,
  media_type text collate "C" not null,
  content_sealed text not null,
  primary key (province_code, id),
  constraint task_files_task_fk foreign key (province_code, task_id) references tasks (province_code, id)
);

-- Why a member has no task, from when until when.
create table task_waivers (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  member_id uuid not null,
  reason text not null,
  valid_from date not null,
  valid_to date,
  recorded_by text not null,
  version integer not null default 1,
  primary key (province_code, id),
  constraint task_waivers_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check (valid_to is null or valid_to >= valid_from),
  constraint task_waivers_overlap exclude using gist
    (member_id with =, province_code with =, daterange(valid_from, valid_to) with &&)
);

-- What a member commits to in a year: the plan of self-cultivation, training and striving.
create table commitments (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  member_id uuid not null,
  organisation_id uuid not null,
  year integer not null,
  state text collate "C" not null default 'draft' check (state in ('draft', 'submitted', 'sent-back', 'agreed')),
  -- A list of { heading, content }.
  items jsonb not null,
  submitted_on date,
  -- The meeting of the branch that agreed to it.
  agreed_on date,
  sent_back_reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint commitments_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint commitments_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint commitments_once unique (province_code, member_id, year),
  check ((state = 'agreed') = (agreed_on is not null))
);
create index commitments_list on commitments (province_code, path, year);

-- How it went in a quarter: the member's words and the branch's.
create table commitment_reviews (
  province_code text collate "C" not null,
  commitment_id uuid not null,
  quarter integer not null check (quarter between 1 and 4),
  path text collate "C" not null,
  member_words text,
  member_on date,
  branch_words text,
  branch_on date,
  branch_author text,
  primary key (province_code, commitment_id, quarter),
  constraint commitment_reviews_fk foreign key (province_code, commitment_id) references commitments (province_code, id)
);

do $$
declare t text;
begin
  foreach t in array array['tasks', 'task_entries', 'task_files', 'task_waivers', 'commitments', 'commitment_reviews'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
