-- Reports of an organisation about a period: the draft, what was sent edition by edition, and which reports those directly below owe and when.

create table reports (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  type text collate "C" not null check (type in ('monthly', '6-month', 'yearly', 'interim', 'final')),
  from_on date not null,
  to_on date not null,
  title text not null,
  state text collate "C" not null default 'draft' check (state in ('draft', 'sent')),
  -- How many times it was sent; why the edition that is being written replaces the one before.
  edition integer not null default 0,
  reason text,
  -- What people typed, by section; counting anew leaves it alone.
  texts jsonb not null default '{}',
  -- Figures, the organisations below and the sums, as they were counted last.
  content jsonb not null,
  counted_on date not null,
  version integer not null default 1,
  primary key (province_code, id),
  constraint reports_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint reports_once unique (province_code, organisation_id, type, from_on, to_on),
  check (to_on >= from_on),
  check (state = 'draft' or edition > 0),
  check ((reason is not null) = (state = 'draft' and edition > 0))
);

-- What was sent, as it was sent: never changed.
create table report_editions (
  province_code text collate "C" not null,
  report_id uuid not null,
  no integer not null,
  path text collate "C" not null,
  sent_on date not null,
  sent_by text not null,
  signed_by text not null,
  signer_post text not null,
  number text,
  reason text,
  content jsonb not null,
  primary key (province_code, report_id, no),
  constraint report_editions_report_fk foreign key (province_code, report_id) references reports (province_code, id),
  check ((no > 1) = (reason is not null))
);

-- What an organisation asks of those directly below: of a periodic report how many days after the period, of a single one its days.
create table report_schedules (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  type text collate "C" not null check (type in ('monthly', '6-month', 'yearly', 'interim', 'final')),
  title text not null,
  due_days integer check (due_days between -60 and 120),
  from_on date,
  to_on date,
  due_on date,
  starts_on date not null,
  ended_on date,
  set_by text not null,
  version integer not null default 1,
  primary key (province_code, id),
  constraint report_schedules_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check ((type in ('interim', 'final')) = (due_days is null)),
  check ((due_days is null) = (from_on is not null and to_on is not null and due_on is not null)),
  check (to_on >= from_on)
);
create index report_schedules_list on report_schedules (province_code, organisation_id);
create index report_schedules_path on report_schedules (province_code, path);

do $$
declare t text;
begin
  foreach t in array array['reports', 'report_editions', 'report_schedules'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
revoke update on report_editions from dangvu_app;
-- A draft that was never sent may be given up.
grant delete on reports to dangvu_app;

-- What the organisation directly above asks of one within reach.
create function report_schedules_above(in_province text, in_path text)
returns table (province_code text, id uuid, type text, title text, due_days integer, from_on date, to_on date, due_on date, starts_on date,
               ended_on date, set_by text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.province_code, s.id, s.type, s.title, s.due_days, s.from_on, s.to_on, s.due_on, s.starts_on, s.ended_on, o.name
    from report_schedules s
    join organisations o on o.province_code = in_province and o.id = s.organisation_id
   where s.province_code = in_province and s.path = regexp_replace(in_path, '[^/]+/$', '')
     and in_path >= current_setting('app.lo', true) and in_path < current_setting('app.hi', true)
$$;
revoke all on function report_schedules_above(text, text) from public;
grant execute on function report_schedules_above(text, text) to dangvu_app;
