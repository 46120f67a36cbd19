-- Reports that the calendar of a plan asks for, targets counted by an own question, targets in reports, and plans of organisations that end.

alter table reports drop constraint reports_type_check;
alter table reports add constraint reports_type_check check (type in ('monthly', '6-month', 'yearly', 'interim', 'final', 'plan'));
-- The entry in the calendar of the plan that asks for it; the plan lies with the level above.
alter table reports add column plan_report_id uuid;
alter table reports add constraint reports_of_plan check ((type = 'plan') = (plan_report_id is not null));
alter table reports drop constraint reports_once;
alter table reports add constraint reports_once unique nulls not distinct (province_code, organisation_id, type, from_on, to_on, plan_report_id);
create index reports_plan on reports (province_code, plan_report_id, to_on) where plan_report_id is not null;

-- Reports written before had no targets.
update reports set content = content || '{"targets": []}' where not content ? 'targets';
update report_editions set content = jsonb_set(content, '{content,targets}', '[]') where not content -> 'content' ? 'targets';

-- An entry of the calendar is known by its id in what is sent, too.
update plan_issues i set content = jsonb_set(i.content, '{reports}', (
  select coalesce(jsonb_agg(x.value || jsonb_build_object('id', coalesce(
           (select r.id from plan_reports r where r.province_code = i.province_code and r.plan_id = i.plan_id and r.title = x.value ->> 'title'
               and r.due_on::text = x.value ->> 'dueOn' limit 1), gen_random_uuid())) order by x.ordinality), '[]')
    from jsonb_array_elements(i.content -> 'reports') with ordinality x));

-- A target that is counted by an own question: what it filters members by, and what the question was called.
alter table plan_targets add column filter jsonb;
alter table plan_targets add column question text;
alter table plan_targets add constraint plan_targets_question check ((fact is not null and fact in ('own-count', 'own-share')) = (filter is not null)
  and (filter is null) = (question is null));
-- A figure may be of an earlier day than that on which it was entered.
alter table plan_entries add column as_of date;

-- A plan whose organisation ends goes to the successor or is closed with the reason, also one in draft.
alter table plans add column closed_reason text;
alter table plans drop constraint plans_check2;
alter table plans add constraint plans_adopted check (state = 'closed' or (state = 'draft') = (adopted_on is null));

-- What plans that came to an organisation of the reach ask it to report; where two levels sent on the same directive, the nearer one asks.
create function plan_reports_asked(in_province text, in_path text)
returns table (province_code text, plan_id uuid, report_id uuid, title text, due_on date, every text, starts_on date, ends_on date, ended_on date, set_by text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.province_code, r.plan_id, (x.value ->> 'id')::uuid, x.value ->> 'title', (x.value ->> 'dueOn')::date, x.value ->> 'every',
         (i.content ->> 'startsOn')::date, (i.content ->> 'endsOn')::date, p.closed_on, r.sender_name
    from plan_receipts r
    join plans p on p.province_code = in_province and p.id = r.plan_id
    join plan_issues i on i.province_code = in_province and i.plan_id = r.plan_id and i.no = r.issue
   cross join lateral jsonb_array_elements(i.content -> 'reports') x
   where r.province_code = in_province and r.path = in_path
     and in_path >= current_setting('app.lo', true) and in_path < current_setting('app.hi', true)
     and not exists (
       select from plan_receipts n join plans q on q.province_code = in_province and q.id = n.plan_id
        where n.province_code = in_province and n.organisation_id = r.organisation_id and n.root_id = r.root_id and length(q.path) > length(p.path))
$$;
revoke all on function plan_reports_asked(text, text) from public;
grant execute on function plan_reports_asked(text, text) to dangvu_app;
