-- Inspection and supervision: the programme of a year, its pieces step by step, what is to be put right (I4, K-04 to K-09, K-20); new models and
-- commendations (G9); complaints and denunciations in the register of petitions (I5).

create table inspection_programmes (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  organisation_name text not null,
  year integer not null,
  aim text not null,
  state text collate "C" not null default 'draft' check (state in ('draft', 'adopted')),
  adopted_on date,
  adopted_by text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint inspection_programmes_year unique (province_code, organisation_id, year),
  check ((state = 'adopted') = (adopted_on is not null) and (adopted_on is null) = (adopted_by is null))
);
create index inspection_programmes_list on inspection_programmes (province_code, path, year);

create table inspections (
  province_code text collate "C" not null,
  id uuid not null,
  -- Where the one it is about belongs: both sides reach it. Who holds it is organisation_id.
  path text collate "C" not null,
  programme_id uuid not null,
  organisation_id uuid not null,
  organisation_name text not null,
  -- Of the holder: the one it is about does not reach the programme.
  type_code text collate "C" not null,
  year integer not null,
  seq integer not null,
  kind text collate "C" not null check (kind in ('inspection', 'breach', 'supervision')),
  member_id uuid,
  subject_id uuid,
  subject_name text not null,
  content text not null,
  method text not null,
  -- What is looked at, and the months of the year in which.
  period_from date not null,
  period_to date not null,
  from_month integer not null check (from_month between 1 and 12),
  to_month integer not null check (to_month between from_month and 12),
  -- The meeting that agreed to a change of the programme once it was adopted (K-04).
  agreed_on date,
  agreed_by text,
  state text collate "C" not null default 'planned'
    check (state in ('planned', 'decided', 'announced', 'reported', 'concluded', 'closed', 'dropped')),
  paper text,
  signed_on date,
  starts_on date,
  days integer,
  extended_days integer not null default 0,
  extended_on date,
  extended_reason text,
  ends_on date,
  team jsonb not null default '[]',
  announced_on date,
  announced_reason text,
  statement text,
  statement_on date,
  statement_by text,
  findings text,
  findings_on date,
  findings_reason text,
  opinion text,
  opinion_on date,
  meeting_id uuid,
  concluded_on date,
  conclusion text,
  closed_on date,
  dropped_reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint inspections_seq unique (province_code, programme_id, seq),
  constraint inspections_programme foreign key (province_code, programme_id) references inspection_programmes (province_code, id),
  check ((member_id is null) <> (subject_id is null)),
  check (period_from <= period_to)
);
create index inspections_list on inspections (province_code, organisation_id, state);
create index inspections_member on inspections (province_code, member_id);
create index inspections_subject on inspections (province_code, subject_id);

create table inspection_corrections (
  province_code text collate "C" not null,
  id uuid not null,
  inspection_id uuid not null,
  path text collate "C" not null,
  seq integer not null,
  content text not null,
  owner_name text not null,
  due_on date not null,
  done text,
  done_on date,
  closed_by text,
  primary key (province_code, id),
  constraint inspection_corrections_seq unique (province_code, inspection_id, seq),
  constraint inspection_corrections_inspection foreign key (province_code, inspection_id) references inspections (province_code, id),
  check ((done is null) = (done_on is null) and (done is null) = (closed_by is null))
);

create table commendations (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  organisation_name text not null,
  kind text collate "C" not null check (kind in ('model', 'commendation', 'award')),
  title text not null,
  on_day date not null,
  paper text,
  people jsonb not null default '[]',
  withdrawn_reason text,
  version integer not null default 1,
  primary key (province_code, id)
);
create index commendations_list on commendations (province_code, path, on_day);

do $$
declare t text;
begin
  foreach t in array array['inspection_programmes', 'inspections', 'inspection_corrections', 'commendations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;

-- Whom a complaint or denunciation is about never reads it; who decides it is said. Without a sender it is no denunciation (K-19).
alter table petitions drop constraint petitions_kind_check;
alter table petitions add constraint petitions_kind_check check (kind in ('question', 'petition', 'appeal', 'denunciation'));
alter table petitions alter column sender_name drop not null;
alter table petitions add column about_id uuid, add column about_name text, add column decider text;
