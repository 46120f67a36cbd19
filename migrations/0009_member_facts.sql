-- The dated facts behind the record of a member: belonging, status, and what increased or decreased an organisation.

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

-- The past of one member at a time: past-day statistics and the record page look these up by member, often for a few hundred at once.
create index memberships_member on memberships (province_code, member_id);
create index member_statuses_member on member_statuses (province_code, member_id);
create index member_movements_member on member_movements (province_code, member_id);

do $$
declare t text;
begin
  foreach t in array array['memberships', 'member_statuses', 'member_movements'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- Undoing an import takes back rows that nobody has touched since.
grant delete on memberships, member_statuses, member_movements to dangvu_app;
