-- Members: the record. A partial date is text 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'.
-- *_sealed is encrypted by the application, *_hash is a keyed hash for looking up an exact number. Ages are counted from the
-- first day a partial date can mean: birth_on is that day of birth_date, party_since_on of the admission decision (AGE-01).
create table members (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  full_name text not null check (length(full_name) between 1 and 120),
  search_key text collate "C" not null,
  sort_key text collate "C" not null,
  other_name text,
  gender text collate "C" check (gender in ('male', 'female')),
  birth_date text collate "C" check (birth_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  birth_on date,
  ethnicity_code text collate "C",
  religion_code text collate "C",
  birth_place text,
  hometown text,
  residence text,
  personal_no_sealed text,
  personal_no_hash text collate "C",
  card_no_sealed text,
  card_no_hash text collate "C",
  former_card_no_sealed text,
  card_issued_on text collate "C" check (card_issued_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  file_no text collate "C",
  phone_sealed text,
  email text,
  family_class text,
  occupation_code text collate "C",
  occupation text,
  education_code text collate "C",
  professional_code text collate "C",
  professional_field text,
  academic_title text,
  theory_code text collate "C",
  foreign_languages text,
  informatics text,
  health text,
  recruited_on text collate "C" check (recruited_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  youth_union_on text collate "C" check (youth_union_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  decision_on text collate "C" check (decision_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  admitted_on text collate "C" check (admitted_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  party_since_on date generated always as (make_date(substr(decision_on, 1, 4)::integer,
    coalesce(nullif(substr(decision_on, 6, 2), '')::integer, 1),
    coalesce(nullif(substr(decision_on, 9, 2), '')::integer, 1))) stored,
  official_on text collate "C" check (official_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  introducers text,
  status text collate "C" not null check (status in ('probationary', 'full', 'exempt', 'suspended', 'left')),
  left_kind text collate "C" check (left_kind in ('died', 'expelled', 'name-deleted', 'resigned', 'transferred-out')),
  left_on date,
  note text,
  import_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (province_code, id),
  constraint members_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check ((status = 'left') = (left_kind is not null))
);
create index members_list on members (province_code, path, sort_key, id) where status <> 'left';
-- Carries what a search by name looks at, so that a page of common names is found without touching the rows.
create index members_sorted on members (province_code, sort_key, id) include (search_key, path) where status <> 'left';
create index members_branch on members (province_code, organisation_id, sort_key, id);
create index members_birth on members (province_code, birth_on, id) where status <> 'left';
create index members_admitted on members (province_code, admitted_on, id) where status <> 'left';
create index members_party_since on members (province_code, party_since_on) where status <> 'left';
create index members_personal_no on members (province_code, personal_no_hash) where personal_no_hash is not null;
create index members_card_no on members (province_code, card_no_hash) where card_no_hash is not null;
create index members_file_no on members (province_code, file_no) where file_no is not null;
create index members_import on members (province_code, import_id) where import_id is not null;
-- Whole names are looked up: an import asks who is recorded already.
create index members_named on members (province_code, search_key);
-- Few have left, and each day the program looks whether one of them still holds a post somewhere.
create index members_left on members (province_code, id) where status = 'left';

alter table members enable row level security;
alter table members force row level security;
create policy members_scope on members using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
grant select, insert, update on members to dangvu_app;
-- Undoing an import takes back rows that nobody has touched since.
grant delete on members to dangvu_app;
-- People on probation, few among many: found when the program looks whose twelve months nobody follows yet.
create index members_probationary on members (province_code, id) where status = 'probationary';
