-- Papers put up before a meeting, index cards of secret ones, who of the committee is in charge of a branch, and which month had both parts in one sitting.

-- A file that members read before the meeting; or of a state secret its index card alone: number, level, who keeps it, where (S-04, S-07).
create table meeting_documents (
  province_code text collate "C" not null,
  id uuid not null,
  meeting_id uuid not null,
  path text collate "C" not null,
  secrecy text collate "C" not null check (secrecy in ('none', 'confidential', 'secret', 'top-secret')),
  name text,
  media_type text collate "C",
  size integer check (size > 0),
  content_sealed text,
  code text,
  keeper text,
  place text,
  recorded_on date not null,
  recorded_by text not null,
  withdrawn_on date,
  primary key (province_code, id),
  constraint meeting_documents_fk foreign key (province_code, meeting_id) references meetings (province_code, id),
  check (case when secrecy = 'none' then num_nonnulls(name, media_type, size, content_sealed) = 4 and num_nonnulls(code, keeper, place) = 0
              else num_nonnulls(name, media_type, size, content_sealed) = 0 and num_nonnulls(code, keeper, place) = 3 end)
);
create index meeting_documents_meeting on meeting_documents (province_code, meeting_id);

-- From which day which member of the committee above is in charge of a branch; no member: nobody any more. The latest row by a day holds.
create table members_in_charge (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  valid_from date not null,
  path text collate "C" not null,
  member_id uuid,
  -- The branch cannot read the record of a member of another branch.
  full_name text,
  named_by text not null,
  primary key (province_code, organisation_id, valid_from),
  constraint members_in_charge_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check ((member_id is null) = (full_name is null))
);
create index members_in_charge_member on members_in_charge (province_code, member_id) where member_id is not null;

-- The regular meeting of the month was held with the thematic part in one sitting, which must last longer (M-04).
alter table branch_months add column combined boolean not null default false;
update branch_months b set combined = true
  from meetings m
 where m.province_code = b.province_code and m.organisation_id = b.organisation_id and m.month = b.month
   and m.kind = 'regular-with-thematic' and m.state in ('closed', 'published');

do $$
declare t text;
begin
  foreach t in array array['meeting_documents', 'members_in_charge'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;

-- A month without a regular meeting is held by the sitting by party groups in its place (M-12); the rows kept so far did not say so.
with stood_in as (
  select distinct on (m.province_code, m.organisation_id, m.month) m.*
    from meetings m
   where m.kind = 'party-group' and m.state <> 'cancelled'
     and not exists (select 1 from meetings r where r.province_code = m.province_code and r.organisation_id = m.organisation_id and r.month = m.month
                        and r.kind in ('regular', 'regular-with-thematic') and r.state <> 'cancelled')
   order by m.province_code, m.organisation_id, m.month, m.planned_on, m.id)
update branch_months b set planned_on = s.planned_on, notified = s.notified_on is not null and s.notice_reason is null, published_on = s.published_on,
       held_on = case when s.state in ('closed', 'published') then (s.started_at at time zone 'Asia/Ho_Chi_Minh')::date end,
       minutes = case when s.state in ('closed', 'published') then (extract(epoch from s.ended_at - s.started_at) / 60)::integer end,
       members = coalesce(a.members, 0), present = coalesce(a.present, 0), excused = coalesce(a.excused, 0), absent = coalesce(a.absent, 0)
  from stood_in s
  left join lateral (
    select count(*) filter (where r.state <> 'exempt') as members, count(*) filter (where r.state = 'present') as present,
           count(*) filter (where r.state = 'excused') as excused, count(*) filter (where r.state = 'absent') as absent
      from meeting_attendance r
     where r.province_code = s.province_code and r.meeting_id = s.id and s.state in ('closed', 'published')) a on true
 where b.province_code = s.province_code and b.organisation_id = s.organisation_id and b.month = s.month;
