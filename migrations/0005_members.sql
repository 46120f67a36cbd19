-- Members: the record, and the dated facts behind it. A partial date is text 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'.
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
create index members_search on members using gin (province_code, search_key gin_trgm_ops);

-- Belonging to a branch, in time. A member is in one branch at every instant.
create table memberships (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  valid_from date not null,
  valid_to date,
  basis text collate "C" not null check (basis in ('admission', 'transfer', 'import', 'entry')),
  document text,
  primary key (province_code, id),
  constraint memberships_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint memberships_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (valid_to is null or valid_to > valid_from),
  constraint memberships_overlap exclude using gist
    (member_id with =, province_code with =, daterange(valid_from, valid_to) with &&)
);
create index memberships_path on memberships (province_code, path);
create index memberships_branch on memberships (province_code, organisation_id);

create table member_statuses (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  status text collate "C" not null check (status in ('probationary', 'full', 'exempt', 'suspended', 'left')),
  valid_from date not null,
  valid_to date,
  document text,
  primary key (province_code, id),
  constraint member_statuses_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check (valid_to is null or valid_to > valid_from),
  constraint member_statuses_overlap exclude using gist
    (member_id with =, province_code with =, daterange(valid_from, valid_to) with &&)
);

-- What increased or decreased the membership of an organisation (biểu 1). counterpart_path: where a transfer came from
-- or went to, null outside the installation; counterpart_province: the other province.
create table member_movements (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  kind text collate "C" not null check (kind in ('admitted', 'transferred-in', 'restored',
    'died', 'expelled', 'name-deleted', 'resigned', 'transferred-out')),
  happened_on date not null,
  was_probationary boolean not null default false,
  counterpart_path text collate "C",
  counterpart_province text collate "C",
  counterpart_name text,
  document text,
  primary key (province_code, id),
  constraint member_movements_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint member_movements_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index member_movements_period on member_movements (province_code, happened_on, path);

-- The career: work, posts outside the Party, training, awards, discipline, journeys, as dated facts.
create table career_entries (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  kind text collate "C" not null check (kind in ('work', 'education', 'training', 'award', 'discipline', 'journey')),
  from_date text collate "C" check (from_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  to_date text collate "C" check (to_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  title text not null check (length(title) between 1 and 250),
  place text,
  detail text,
  document text,
  ended boolean not null default false,
  ended_reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint career_entries_member_fk foreign key (province_code, member_id) references members (province_code, id)
);
create index career_entries_member on career_entries (province_code, member_id);

-- Posts of an organisation held by members, in time; the account seats follow them.
create table post_holdings (
  province_code text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  member_id uuid not null,
  post_code text collate "C" not null,
  valid_from date not null,
  valid_to date,
  how text collate "C" not null check (how in ('elected', 'appointed')),
  document text,
  primary key (province_code, id),
  constraint post_holdings_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint post_holdings_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check (valid_to is null or valid_to > valid_from),
  constraint post_holdings_overlap exclude using gist
    (member_id with =, organisation_id with =, province_code with =, post_code with =, daterange(valid_from, valid_to) with &&)
);
create index post_holdings_organisation on post_holdings (province_code, organisation_id);
create index post_holdings_member on post_holdings (province_code, member_id);

do $$
declare t text;
begin
  foreach t in array array['members', 'memberships', 'member_statuses', 'member_movements', 'career_entries',
                           'post_holdings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- Undoing an import takes back rows that nobody has touched since.
grant delete on members, memberships, member_statuses, member_movements to dangvu_app;

-- A page of living members whose name matches, in name order. LIKE is not leakproof, so under row-level security no index of
-- names could serve it; this reads past the policy, but only inside a range within the reach of the transaction. The patterns
-- (the name begins with the words, a later word does) come escaped. EXECUTE lets the planner see them.
create function search_members(in_province text, in_lo text, in_hi text, in_begins text, in_inside text,
                               in_after_key text, in_after_id uuid, in_descending boolean, in_limit integer)
returns table (id uuid, sort_key text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.hi', true) is null or in_lo collate "C" < current_setting('app.lo', true)
     or in_hi collate "C" > current_setting('app.hi', true) then
    raise exception 'the range of a search lies outside the reach of the transaction';
  end if;
  return query execute format(
    'select m.id, m.sort_key from members m
      where m.province_code = $1 and m.path >= $2 and m.path < $3 and m.status <> ''left''
        and (m.search_key like $4 or m.search_key like $5)
        and ($6 is null or (m.sort_key, m.id) %1$s ($6, $7))
      order by m.sort_key %2$s, m.id %2$s limit $8',
    case when in_descending then '<' else '>' end, case when in_descending then 'desc' else 'asc' end)
    using in_province, in_lo, in_hi, in_begins, in_inside, in_after_key, in_after_id, in_limit;
end
$$;

-- How many living members match, for the count beside such a page.
create function count_members_named(in_province text, in_lo text, in_hi text, in_begins text, in_inside text)
returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare answer bigint;
begin
  if current_setting('app.hi', true) is null or in_lo collate "C" < current_setting('app.lo', true)
     or in_hi collate "C" > current_setting('app.hi', true) then
    raise exception 'the range of a search lies outside the reach of the transaction';
  end if;
  execute 'select count(*) from members m
      where m.province_code = $1 and m.path >= $2 and m.path < $3 and m.status <> ''left''
        and (m.search_key like $4 or m.search_key like $5)'
    into answer using in_province, in_lo, in_hi, in_begins, in_inside;
  return answer;
end
$$;
revoke all on function search_members(text, text, text, text, text, text, uuid, boolean, integer) from public;
revoke all on function count_members_named(text, text, text, text, text) from public;
grant execute on function search_members(text, text, text, text, text, text, uuid, boolean, integer) to dangvu_app;
grant execute on function count_members_named(text, text, text, text, text) to dangvu_app;
