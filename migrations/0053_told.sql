-- What a level was told of the head of its plan, of each target and of each report, beside what it made of that: a newer issue changes what was
-- left as it was told, and only says what changed of the rest, as with work.
alter table plans add column told jsonb;
alter table plan_targets add column told jsonb;
alter table plan_reports add column origin_id uuid;
alter table plan_reports add column told jsonb;
-- The level above asks for it no longer.
alter table plan_reports add column withdrawn boolean not null default false;

-- Plans that were made before know it from the issue they were made of.
create temporary table made_of as
  select p.province_code, p.id, i.content
    from plans p
    join plan_receipts r on r.province_code = p.province_code and r.id = p.receipt_id
    join plan_issues i on i.province_code = p.province_code and i.plan_id = r.plan_id and i.no = p.taken_issue;

update plans p
   set told = jsonb_build_object('title', m.content -> 'title', 'startsOn', m.content -> 'startsOn', 'endsOn', m.content -> 'endsOn')
  from made_of m where p.province_code = m.province_code and p.id = m.id;

update plan_targets t
   set told = jsonb_build_object('title', x.value -> 'title', 'unit', x.value -> 'unit', 'measure', x.value -> 'measure',
         'fact', x.value -> 'fact', 'filter', x.value -> 'filter', 'question', x.value -> 'question', 'goal', x.value -> 'goal',
         'most', x.value -> 'most')
  from made_of m cross join lateral jsonb_array_elements(m.content -> 'targets') x
 where t.province_code = m.province_code and t.plan_id = m.id and t.origin_id::text = x.value ->> 'id';

update plan_reports r
   set origin_id = (x.value ->> 'id')::uuid,
       told = jsonb_build_object('title', x.value -> 'title', 'dueOn', x.value -> 'dueOn', 'every', x.value -> 'every')
  from made_of m cross join lateral jsonb_array_elements(m.content -> 'reports') x
 where r.province_code = m.province_code and r.plan_id = m.id and r.title = x.value ->> 'title' and r.due_on::text = x.value ->> 'dueOn';

drop table made_of;
