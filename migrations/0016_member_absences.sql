-- Times a member is introduced to another place and still counted at home (TRF-09), and times that do not count as party age.
-- An absence lies at the branch that is home, and like a membership stays there when the member moves on.
create table member_absences (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  purpose text collate "C" not null check (purpose in ('work', 'study', 'abroad')),
  -- Where to: as it is called, and where in the installation, when it is in it.
  place_name text not null,
  place_province text collate "C",
  place_path text collate "C",
  valid_from date not null,
  valid_to date,
  document text,
  primary key (province_code, id),
  constraint member_absences_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint member_absences_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (valid_to is null or valid_to > valid_from),
  constraint member_absences_overlap exclude using gist
    (member_id with =, province_code with =, daterange(valid_from, valid_to) with &&)
);
create index member_absences_member on member_absences (province_code, member_id);

-- Times without Party activity, taken from party age (AGE-01, AGE-03): written when they are over, with the day of return as valid_to.
-- A time out of the list that an appeal overturned is none (AGE-04). Gaps go with the record, as statuses do.
create table member_gaps (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  kind text collate "C" not null check (kind in ('outside', 'lost-contact', 'late-transfer')),
  valid_from date not null,
  valid_to date not null,
  document text,
  primary key (province_code, id),
  constraint member_gaps_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check (valid_to > valid_from)
);
create index member_gaps_member on member_gaps (province_code, member_id);

do $$
declare t text;
begin
  foreach t in array array['member_absences', 'member_gaps'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;

-- Belonging again because a removal was overturned.
alter table memberships drop constraint memberships_basis_check;
alter table memberships add constraint memberships_basis_check
  check (basis in ('admission', 'transfer', 'import', 'entry', 'restoration'));
