-- Dossiers: which papers a member's file holds (titles, numbers and places, never contents), who keeps the file, who read it, and the
-- comparison of list and files every six months. Rows about a member lie at the member's branch and go along when the member moves.

-- The kept summary of one dossier: one bit a line of the checklist (data/dossier-papers.json), for lists and counts.
create table dossiers (
  province_code text collate "C" not null,
  member_id uuid not null,
  path text collate "C" not null,
  -- Lines that are there or need not be; lines that somebody found missing.
  settled integer not null default 0,
  lacking integer not null default 0,
  -- The last day somebody went through the file; null: never.
  checked_on date,
  note text,
  version integer not null default 1,
  primary key (province_code, member_id),
  constraint dossiers_member_fk foreign key (province_code, member_id) references members (province_code, id)
);

-- What is known of a line without a paper: found missing, or need not be there and why.
create table dossier_marks (
  province_code text collate "C" not null,
  member_id uuid not null,
  item text collate "C" not null,
  path text collate "C" not null,
  state text collate "C" not null check (state in ('missing', 'not-needed')),
  reason text collate "C" check (reason in ('no-such-level', 'never-arose', 'certified-gap')),
  -- The committee's paper that certifies a gap.
  document text,
  marked_on date not null,
  primary key (province_code, member_id, item),
  constraint dossier_marks_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check ((state = 'not-needed') = (reason is not null))
);

-- One paper of the file. What a case recorded is filled in by itself and names its case.
create table dossier_papers (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  item text collate "C",
  document_type smallint check (document_type between 1 and 104),
  no text,
  dated_on text collate "C" check (dated_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  -- Null: in the file itself.
  kept_at text,
  note text,
  case_id uuid,
  case_paper text collate "C",
  withdrawn_on date,
  withdrawn_reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint dossier_papers_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check (item is not null or document_type is not null)
);
create index dossier_papers_member on dossier_papers (province_code, member_id);
create unique index dossier_papers_of_case on dossier_papers (province_code, member_id, case_id, case_paper) where case_id is not null;

-- A signed record that dossiers went from one hand to another; it lies at the organisation that wrote it.
create table dossier_handovers (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  direction text collate "C" not null check (direction in ('out', 'in')),
  handed_on date not null,
  no text,
  reason text collate "C" not null check (reason in ('transfer', 'keeper-change', 'to-superior', 'departed', 'study', 'other')),
  other_side text not null,
  giver text,
  receiver text,
  sealed boolean not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (province_code, id),
  constraint dossier_handovers_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index dossier_handovers_list on dossier_handovers (province_code, path, handed_on desc, id desc);

-- Whose dossiers a record names, as they were called and where they belonged that day.
create table dossier_handover_rows (
  province_code text collate "C" not null,
  handover_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  member_id uuid not null,
  full_name text not null,
  branch_name text not null,
  papers integer not null,
  note text,
  primary key (province_code, handover_id, seq),
  constraint dossier_handover_rows_fk foreign key (province_code, handover_id) references dossier_handovers (province_code, id)
);

-- Who holds the file since when: a committee, the member who carries it sealed, or somebody outside.
create table dossier_custodies (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  kind text collate "C" not null check (kind in ('committee', 'carried', 'outside')),
  organisation_id uuid,
  holder text not null,
  -- Room, cabinet, number of the box.
  place text,
  sealed boolean not null default false,
  handover_id uuid,
  document text,
  valid_from date not null,
  valid_to date,
  primary key (province_code, id),
  constraint dossier_custodies_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check (valid_to is null or valid_to >= valid_from),
  check ((kind = 'committee') = (organisation_id is not null)),
  constraint dossier_custodies_overlap exclude using gist
    (member_id with =, province_code with =, daterange(valid_from, valid_to) with &&)
);
create index dossier_custodies_member on dossier_custodies (province_code, member_id, valid_from desc);

-- Who read the file, when, what for, with whose consent (DOS-06): added to, never changed.
create table dossier_readings (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  read_on date not null,
  reader text not null,
  reader_unit text,
  purpose text not null,
  permitted_by text not null,
  permitted_document text,
  copies boolean not null default false,
  copies_permitted_by text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (province_code, id),
  constraint dossier_readings_member_fk foreign key (province_code, member_id) references members (province_code, id)
);
create index dossier_readings_member on dossier_readings (province_code, member_id, read_on desc, id desc);
create index dossier_readings_list on dossier_readings (province_code, path, read_on desc, id desc);

-- One comparison of list and files (DOS-03): opened with everybody of that day, closed with minutes.
create table reconciliations (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  started_on date not null,
  closed_on date,
  minutes_no text,
  note text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint reconciliations_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (closed_on is null or closed_on >= started_on)
);
create unique index reconciliations_once on reconciliations (province_code, organisation_id) where closed_on is null;
create index reconciliations_list on reconciliations (province_code, organisation_id, closed_on desc);

-- A member of the list of that day, or a file found without anybody on the list (member_id null).
create table reconciliation_rows (
  province_code text collate "C" not null,
  reconciliation_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  member_id uuid,
  full_name text not null,
  branch_name text,
  result text collate "C" check (result in ('same', 'different', 'no-dossier', 'not-on-list')),
  note text,
  checked_on date,
  settled_on date,
  settled_how text,
  primary key (province_code, reconciliation_id, seq),
  constraint reconciliation_rows_fk foreign key (province_code, reconciliation_id) references reconciliations (province_code, id),
  check ((member_id is null) = (result is not null and result = 'not-on-list')),
  check ((settled_on is null) = (settled_how is null))
);
create index reconciliation_rows_open on reconciliation_rows (province_code, path)
  where result in ('different', 'no-dossier', 'not-on-list') and settled_on is null;

-- Papers of somebody's time in the pool are looked up by the member this person became.
create index citizens_member on citizens (province_code, member_id) where member_id is not null;

do $$
declare t text;
begin
  foreach t in array array['dossiers', 'dossier_marks', 'dossier_papers', 'dossier_handovers', 'dossier_handover_rows', 'dossier_custodies',
    'dossier_readings', 'reconciliations', 'reconciliation_rows'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- A mark goes when the paper is found or the line is open again; the history of the branch says so.
grant delete on dossier_marks to dangvu_app;
