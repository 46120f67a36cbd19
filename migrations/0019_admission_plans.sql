-- How many people an organisation means to admit in a year, in all and by priority group. What was done is counted from the record.
create table admission_plans (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  year integer not null check (year between 1930 and 2200),
  planned integer not null check (planned between 0 and 100000),
  -- Priority group → number; a person may count in several.
  groups jsonb not null default '{}',
  document text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint admission_plans_once unique (province_code, organisation_id, year),
  constraint admission_plans_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
alter table admission_plans enable row level security;
alter table admission_plans force row level security;
create policy admission_plans_scope on admission_plans using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
grant select, insert, update on admission_plans to dangvu_app;
