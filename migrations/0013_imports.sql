-- Lists of members on their way in: what was read from a file waits here, sealed, until a person writes it or gives it up.
-- imports.path is the path of the organisation the list belongs to; the rows carry the same.
create table imports (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  file_name text not null,
  -- The uploaded file: its keeper and its id (kernel/files.ts).
  upload_account_id uuid not null,
  upload_id text collate "C" not null,
  create_branches boolean not null,
  state text collate "C" not null check (state in ('reading', 'ready', 'failed', 'cancelled', 'committed', 'undone')),
  failure_code text collate "C",
  rows_read integer not null default 0,
  rows_expected integer,
  rows_left_out integer not null default 0,
  -- JSON: the columns as they were understood; the columns a person chose; the branches a commit founded.
  layout text,
  mapping text,
  founded text,
  -- Counts of the rows, kept so that lists need not count.
  rows_new integer not null default 0,
  rows_match integer not null default 0,
  rows_problem integer not null default 0,
  rows_notice integer not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  committed_by text,
  committed_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  undone_reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint imports_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check ((state = 'failed') = (failure_code is not null))
);
create index imports_list on imports (province_code, id desc);
create index imports_reading on imports (province_code, state) where state = 'reading';

-- One person of the list. values_sealed: JSON of the values, findings and corrections; what a look-up needs stands beside it.
create table import_rows (
  province_code text collate "C" not null,
  import_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  sheet text not null,
  sheet_row integer not null,
  state text collate "C" not null check (state in ('new', 'match', 'problem')),
  decision text collate "C" not null check (decision in ('import', 'update', 'skip')),
  corrected boolean not null default false,
  noticed boolean not null,
  full_name text not null,
  -- As the list writes it, and by which two writings are one; '' when the row names none.
  branch_name text not null,
  branch_key text collate "C" not null,
  organisation_id uuid,
  codes text[] not null,
  personal_no_hash text collate "C",
  card_no_hash text collate "C",
  matched_member_id uuid,
  values_sealed text not null,
  -- What the commit made of it: the member and its version then, and the fields it filled in.
  result text collate "C" check (result in ('created', 'updated', 'skipped')),
  member_id uuid,
  member_version integer,
  filled text[],
  primary key (province_code, import_id, seq),
  constraint import_rows_import_fk foreign key (province_code, import_id) references imports (province_code, id),
  constraint import_rows_decision check (state <> 'problem' or decision = 'skip'),
  constraint import_rows_new check (state <> 'new' or decision <> 'update'),
  constraint import_rows_match check (state <> 'match' or decision <> 'import')
);
create index import_rows_branch on import_rows (province_code, import_id, branch_key);
create index import_rows_number on import_rows (province_code, import_id, personal_no_hash) where personal_no_hash is not null;

do $$
declare t text;
begin
  foreach t in array array['imports', 'import_rows'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- A list that is read again, given up or withdrawn leaves no personal data behind.
grant delete on import_rows to dangvu_app;
-- Branches that an import founded and that are still empty go with it when it is withdrawn.
grant delete on organisations, organisation_names, organisation_codes, organisation_placements to dangvu_app;
