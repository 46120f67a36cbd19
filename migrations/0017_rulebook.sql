-- The rulebook: what the program ships and what people change. Versions are ended or withdrawn, never deleted.
-- What holds in the whole country is reference data, the same on every machine; what a province lays down for itself carries its code.

-- Which state of the rulebook this is: a new identifier with every change, `00` for the country or the code of a province. A server keeps what it
-- has read under these identifiers. `shipped_hash` says which data of the program were loaded last.
create table rulebook_revisions (
  place text collate "C" not null primary key check (place ~ '^[0-9]{2}$'),
  revision uuid not null,
  shipped_hash text collate "C"
);

-- Papers that lay rules down. Numbers are not unique: number and day of issue are the key (the issuer stands in the number).
create table instruments (
  key text collate "C" not null primary key,
  -- `00`, or the province whose office entered it.
  place text collate "C" not null default '00',
  issuer text not null,
  number text not null,
  issued_on date not null,
  subject text not null,
  in_force_from date,
  in_force_to date,
  replaced_by text collate "C",
  reading text collate "C" not null check (reading in ('full', 'partial', 'quotes', 'citation', 'none')),
  note text,
  -- Of the shipped content; null where a person entered it.
  shipped_hash text collate "C",
  author text,
  recorded_at timestamptz not null,
  version integer not null default 1,
  constraint instruments_replaced_by_fk foreign key (replaced_by) references instruments (key)
);

-- Values of the country.
create table parameter_versions (
  id uuid not null primary key,
  rule_id text collate "C" not null,
  name text collate "C" not null,
  title text not null,
  value jsonb not null,
  unit text collate "C" not null,
  trigger text collate "C",
  instrument_key text collate "C",
  clause text not null,
  valid_from date,
  -- The first day it no longer holds.
  valid_to date,
  confidence text collate "C" not null check (confidence in ('A', 'B', 'C', 'L', 'U')),
  note text,
  shipped_hash text collate "C",
  author text,
  reason text,
  recorded_at timestamptz not null,
  -- Who turned an unconfirmed value on, and on which basis.
  confirmed_at timestamptz,
  confirmed_by text,
  confirmed_instrument text collate "C",
  confirmed_clause text,
  confirmed_reason text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  -- The version that took its whole place, which gives it back when taken back.
  replaced_by uuid,
  version integer not null default 1,
  check (valid_from is null or valid_to is null or valid_to > valid_from),
  constraint parameter_versions_instrument_fk foreign key (instrument_key) references instruments (key),
  constraint parameter_versions_overlap exclude using gist
    (rule_id with =, name with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null)
);
create index parameter_versions_rule on parameter_versions (rule_id, name);

-- Values a province has laid down for itself: they stand at its top and are read by everybody below.
create table province_parameter_versions (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  rule_id text collate "C" not null,
  name text collate "C" not null,
  title text not null,
  value jsonb not null,
  unit text collate "C" not null,
  trigger text collate "C",
  instrument_key text collate "C",
  clause text not null,
  valid_from date,
  valid_to date,
  confidence text collate "C" not null check (confidence in ('A', 'B', 'C', 'L', 'U')),
  note text,
  shipped_hash text collate "C",
  author text,
  reason text,
  recorded_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by text,
  confirmed_instrument text collate "C",
  confirmed_clause text,
  confirmed_reason text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  replaced_by uuid,
  version integer not null default 1,
  primary key (province_code, id),
  check (valid_from is null or valid_to is null or valid_to > valid_from),
  constraint province_parameter_versions_overlap exclude using gist
    (province_code with =, rule_id with =, name with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null)
);
create index province_parameter_versions_rule on province_parameter_versions (province_code, rule_id, name);

-- Days off of a year, one row a version; the one without an end holds.
create table holiday_years (
  year integer not null,
  version integer not null,
  -- [{ on, name }], in order.
  days_off jsonb not null,
  days_worked jsonb not null,
  source text not null,
  announced boolean not null,
  shipped_hash text collate "C",
  author text,
  reason text,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  primary key (year, version)
);
create unique index holiday_years_current on holiday_years (year) where ended_at is null;

grant select, insert, update on rulebook_revisions, instruments, parameter_versions, province_parameter_versions, holiday_years to dangvu_app;

-- A seat sees what stands above it and writes only where it reaches.
alter table province_parameter_versions enable row level security;
alter table province_parameter_versions force row level security;
create policy province_parameter_versions_scope on province_parameter_versions
  using ((path >= current_setting('app.lo', true) and path < current_setting('app.hi', true)) or starts_with(current_setting('app.lo', true), path))
  with check (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
