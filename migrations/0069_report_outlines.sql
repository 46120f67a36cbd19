-- The outline of reports of a type and the annex tables an organisation lays down for itself and those below it; what a report was begun by, and
-- what was typed into its tables.

create table report_outlines (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  type text collate "C" not null check (type in ('monthly', '6-month', 'yearly', 'interim', 'final', 'plan')),
  -- Sections and tables as rules/reports/own-outline.ts reads them.
  outline jsonb not null,
  set_on date not null,
  set_by text not null,
  version integer not null default 1,
  primary key (province_code, id),
  constraint report_outlines_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint report_outlines_once unique (province_code, organisation_id, type)
);
create index report_outlines_path on report_outlines (province_code, path);

alter table report_outlines enable row level security;
alter table report_outlines force row level security;
create policy report_outlines_scope on report_outlines
  using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
grant select, insert, update, delete on report_outlines to dangvu_app;

-- Null: by the outline of the program.
alter table reports add column outline jsonb;
-- By table, row and column; counting anew leaves it alone, like the texts.
alter table reports add column cells jsonb not null default '{}';

-- The outline of the nearest organisation, from one within reach upwards.
create function report_outline_of(in_province text, in_path text, in_type text)
returns table (organisation_id uuid, organisation_name text, outline jsonb, set_on date, set_by text, version integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.organisation_id, o.name, s.outline, s.set_on, s.set_by, s.version
    from report_outlines s
    join organisations o on o.province_code = in_province and o.id = s.organisation_id
   where s.province_code = in_province and s.type = in_type and starts_with(in_path, s.path)
     and in_path >= current_setting('app.lo', true) and in_path < current_setting('app.hi', true)
   order by length(s.path) desc limit 1
$$;
revoke all on function report_outline_of(text, text, text) from public;
grant execute on function report_outline_of(text, text, text) to dangvu_app;
