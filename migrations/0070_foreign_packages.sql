-- Packages other programs made, whose names are no UUIDs; and an outline that was ended, which keeps the count of its versions.

drop index documents_package_once;
alter table documents alter column package_id type text collate "C" using package_id::text;
-- Names of other programs are their own only: two senders may have given the same one.
alter table documents add column package_organ text collate "C";
update documents set package_organ = coalesce(substring(package_from from '\(([^()]*)\)$'), '') where package_id is not null;
alter table documents drop constraint documents_package_check;
alter table documents add constraint documents_package_check
  check (num_nonnulls(package_id, package_organ, package_from, package_hash) in (0, 4));
create unique index documents_package_once on documents (province_code, organisation_id, package_id, package_organ) where package_id is not null;

-- Null while it is in force.
alter table report_outlines add column ended_on date;
create or replace function report_outline_of(in_province text, in_path text, in_type text)
returns table (organisation_id uuid, organisation_name text, outline jsonb, set_on date, set_by text, version integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.organisation_id, o.name, s.outline, s.set_on, s.set_by, s.version
    from report_outlines s
    join organisations o on o.province_code = in_province and o.id = s.organisation_id
   where s.province_code = in_province and s.type = in_type and s.ended_on is null and starts_with(in_path, s.path)
     and in_path >= current_setting('app.lo', true) and in_path < current_setting('app.hi', true)
   order by length(s.path) desc limit 1
$$;
revoke delete on report_outlines from dangvu_app;
