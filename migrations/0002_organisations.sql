-- Party organisations: the tree, its names, codes and places in time, terms and posts.
-- A path is one segment per level, each closed by '/', e.g. '99/3/1f/': a subtree is path >= lo and path < hi.
create table organisations (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null check (path ~ '^([0-9a-z]+/)+$'),
  parent_id uuid,
  next_child integer not null default 1,
  type_code text collate "C" not null,
  unit_type text collate "C",
  code text collate "C" not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 250),
  search_key text collate "C" not null,
  sort_key text collate "C" not null,
  founded_on date not null,
  founding_document text,
  ended_on date,
  ending_document text,
  address text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (province_code, id),
  unique (province_code, path),
  constraint organisations_parent_fk foreign key (province_code, parent_id) references organisations (province_code, id),
  check (ended_on is null or ended_on > founded_on)
);
create index organisations_parent on organisations (province_code, parent_id, sort_key, id);
comment on column organisations.name is 'Name, code, type, search and sort key as they hold today; the dated tables hold them in time.';
comment on column organisations.ended_on is 'The first day it no longer exists: the valid_to of its last name, code and placement.';

create table organisation_names (
  province_code text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  name text not null check (length(name) between 1 and 250),
  search_key text collate "C" not null,
  valid_from date not null,
  valid_to date,
  document text,
  primary key (province_code, id),
  constraint organisation_names_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (valid_to is null or valid_to > valid_from),
  constraint organisation_names_overlap exclude using gist
    (organisation_id with =, province_code with =, daterange(valid_from, valid_to) with &&)
);
create index organisation_names_search on organisation_names using gin (province_code, search_key gin_trgm_ops);

create table organisation_codes (
  province_code text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  valid_from date not null,
  valid_to date,
  document text,
  primary key (province_code, id),
  constraint organisation_codes_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (valid_to is null or valid_to > valid_from),
  constraint organisation_codes_overlap exclude using gist
    (organisation_id with =, province_code with =, daterange(valid_from, valid_to) with &&),
  constraint organisation_codes_taken exclude using gist
    (code with =, province_code with =, daterange(valid_from, valid_to) with &&)
);

-- Where an organisation stood in the tree and of which type it was, in time; placed_path is its path as of then.
create table organisation_placements (
  province_code text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  parent_id uuid,
  placed_path text collate "C" not null,
  type_code text collate "C" not null,
  unit_type text collate "C",
  valid_from date not null,
  valid_to date,
  document text,
  primary key (province_code, id),
  constraint organisation_placements_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint organisation_placements_parent_fk foreign key (province_code, parent_id) references organisations (province_code, id),
  check (valid_to is null or valid_to > valid_from),
  constraint organisation_placements_overlap exclude using gist
    (organisation_id with =, province_code with =, daterange(valid_from, valid_to) with &&)
);
create index organisation_placements_path on organisation_placements (province_code, placed_path);
create index organisation_placements_parent on organisation_placements (province_code, parent_id);

create table organisation_terms (
  province_code text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  document text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint organisation_terms_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (ends_on > starts_on),
  constraint organisation_terms_overlap exclude using gist
    (organisation_id with =, province_code with =, daterange(starts_on, ends_on) with &&)
);

do $$
declare t text;
begin
  foreach t in array array['organisations', 'organisation_names', 'organisation_codes', 'organisation_placements',
                           'organisation_terms'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
