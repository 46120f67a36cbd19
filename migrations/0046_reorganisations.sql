-- Reorganisations from one sheet: looked through, written in one transaction, taken back whole until somebody confirms them.
create table reorganisations (
  province_code text collate "C" not null,
  id uuid not null,
  -- Of the committee whose area the sheet is about: nothing outside it is touched.
  path text collate "C" not null,
  organisation_id uuid not null,
  file_name text not null,
  -- ready → committed | cancelled; committed → confirmed | undone.
  state text collate "C" not null check (state in ('ready', 'committed', 'confirmed', 'undone', 'cancelled')),
  decision_no text not null,
  decided_on date not null,
  issuer text not null,
  effective_on date not null,
  -- As the sheet says; what would follow or followed; which paths became which and what an undo has to know.
  lines jsonb not null,
  report jsonb not null,
  moves jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  committed_at timestamptz,
  committed_by text,
  ended_at timestamptz,
  ended_by text,
  undone_reason text,
  primary key (province_code, id),
  constraint reorganisations_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check ((committed_at is not null) = (state in ('committed', 'confirmed', 'undone'))),
  check ((state in ('ready', 'committed')) = (ended_at is null))
);
create index reorganisations_list on reorganisations (province_code, organisation_id, id desc);

-- Every row a reorganisation wrote, as it was (null: not there) and as it became, paths as of before the organisations moved. Gone when it is confirmed or undone.
create table reorganisation_images (
  province_code text collate "C" not null,
  reorganisation_id uuid not null,
  table_name text collate "C" not null,
  key text collate "C" not null,
  path text collate "C" not null,
  before jsonb,
  after jsonb,
  primary key (province_code, reorganisation_id, table_name, key),
  constraint reorganisation_images_fk foreign key (province_code, reorganisation_id) references reorganisations (province_code, id)
);

do $$
declare t text;
begin
  foreach t in array array['reorganisations', 'reorganisation_images'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
grant delete on reorganisation_images to dangvu_app;

-- Moving the paths of a subtree and restoring rows touches tables that the application otherwise only adds to. It takes this role for those
-- statements alone; the policies of the tables hold for it as for everybody.
grant usage on schema public to dangvu_reorganiser;
do $$
declare t text;
begin
  for t in
    select c.relname from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'path'
      join pg_attribute p on p.attrelid = c.oid and p.attname = 'province_code'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('grant select, insert, update, delete on %I to dangvu_reorganiser', t);
  end loop;
end
$$;
-- What hangs on a branch in a table that comes later moves with the branch too.
alter default privileges in schema public grant select, insert, update, delete on tables to dangvu_reorganiser;
