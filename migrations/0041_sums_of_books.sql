-- What the levels above read of money and of work: sums kept beside the lines in the transaction that writes them.

-- The cash book of an organisation by months. Only added to, as its lines are.
create table dues_sums (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  month text collate "C" not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  path text collate "C" not null,
  -- For this month, whenever it was paid.
  paid bigint not null,
  -- On days of this month: dues of members, taken in from below, given away; and what all lines together did to the money in the hand.
  collected bigint not null,
  received bigint not null,
  remitted bigint not null,
  change bigint not null,
  -- How many lines have a day of this month.
  lines integer not null,
  primary key (province_code, organisation_id, month),
  constraint dues_sums_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index dues_sums_month on dues_sums (province_code, month, path);

insert into dues_sums (province_code, organisation_id, month, path, paid, collected, received, remitted, change, lines)
select province_code, organisation_id, month, max(path), sum(paid), sum(collected), sum(received), sum(remitted), sum(change), sum(lines)
  from (
    select province_code, organisation_id, for_month as month, path, amount as paid, 0 as collected, 0 as received, 0 as remitted, 0 as change,
           0 as lines
      from dues_entries where for_month is not null
    union all
    select province_code, organisation_id, to_char(booked_on, 'YYYY-MM') collate "C", path, 0,
           case when member_id is not null then amount else 0 end,
           case when received_of is not null then amount else 0 end,
           case when kind = 'remitted' or (kind = 'counter' and amount > 0 and member_id is null and received_of is null) then -amount else 0 end,
           amount, 1
      from dues_entries) e
 group by province_code, organisation_id, month;

-- The work of an organisation and of its members by the day it is due; what was cancelled does not count.
create table task_days (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  due_on date not null,
  path text collate "C" not null,
  due integer not null,
  on_time integer not null,
  late integer not null,
  submitted integer not null,
  -- Nothing handed in, or sent back.
  open integer not null,
  primary key (province_code, organisation_id, due_on),
  constraint task_days_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index task_days_due on task_days (province_code, due_on, path);
create index task_days_waiting on task_days (province_code, path) where open > 0 or submitted > 0;

insert into task_days (province_code, organisation_id, due_on, path, due, on_time, late, submitted, open)
select province_code, organisation_id, due_on, max(path), count(*), count(*) filter (where state = 'done' and submitted_on <= due_on),
       count(*) filter (where state = 'done' and submitted_on > due_on), count(*) filter (where state = 'submitted'),
       count(*) filter (where state in ('assigned', 'accepted', 'sent-back'))
  from tasks where state <> 'cancelled'
 group by province_code, organisation_id, due_on;

-- What each member owed for a closed month: two lists side by side, far cheaper to write for a whole province than one object.
alter table dues_months add column owed_members uuid[] not null default '{}', add column owed_amounts bigint[] not null default '{}';
update dues_months m
   set owed_members = coalesce((select array_agg(x.key::uuid order by x.key) from jsonb_each_text(m.owed_by) x), '{}'),
       owed_amounts = coalesce((select array_agg(x.value::bigint order by x.key) from jsonb_each_text(m.owed_by) x), '{}');
alter table dues_months drop column owed_by, alter column owed_members drop default, alter column owed_amounts drop default,
  add check (cardinality(owed_members) = cardinality(owed_amounts));
comment on column dues_months.paid is 'Paid into this book for the month so far.';

create or replace function dues_earlier(in_province text, in_path text, in_members uuid[], in_months text[])
returns table (province_code text, member_id uuid, month text, member_type text, base bigint, extra_pay bigint, region smallint,
               pct smallint, ground text, party_since_on date, closed boolean, closed_owed bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.province_code, s.member_id, w.month, b.member_type, b.base, b.extra_pay, b.region, r.pct, r.ground, m.party_since_on,
         c.organisation_id is not null, c.owed_amounts[array_position(c.owed_members, s.member_id)]
    from unnest(in_months) as w(month)
    join memberships s on s.province_code = in_province and s.member_id = any(in_members)
     and s.valid_from <= (w.month || '-01')::date and (s.valid_to is null or s.valid_to > (w.month || '-01')::date)
     and not (s.path >= in_path and s.path < left(in_path, -1) || '0')
    join members m on m.province_code = in_province and m.id = s.member_id
     and m.path >= current_setting('app.lo', true) and m.path < current_setting('app.hi', true)
    left join dues_months c on c.province_code = in_province and c.organisation_id = s.organisation_id
     and c.month = w.month collate "C" and c.reopened_at is null
    left join lateral (
      select x.member_type, x.base, x.extra_pay, x.region from dues_bases x
       where x.province_code = in_province and x.member_id = s.member_id and x.path = s.path and x.from_month <= w.month collate "C"
       order by x.from_month desc, x.id desc limit 1) b on true
    left join lateral (
      select x.pct, x.ground from dues_reliefs x
       where x.province_code = in_province and x.member_id = s.member_id and x.path = s.path and x.state = 'decided'
         and x.from_month <= w.month collate "C" and x.to_month >= w.month collate "C"
       order by x.pct desc limit 1) r on true
   where not exists (select from member_statuses t where t.province_code = in_province and t.member_id = s.member_id and t.status = 'left'
                        and t.valid_from <= (w.month || '-01')::date and (t.valid_to is null or t.valid_to > (w.month || '-01')::date))
$$;

-- The text of a transfer, from which a person and a month are proposed, never booked unseen.
alter table dues_import_rows add column note text not null default '', add column month_read boolean not null default false;

do $$
declare t text;
begin
  foreach t in array array['dues_sums', 'task_days'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;

-- A month of many books is read without what each member owed.
drop index dues_months_path;
create index dues_months_month on dues_months (province_code, month, path) include (organisation_id, owed, balance) where reopened_at is null;
-- The declaration that holds is the first of a member in a branch.
drop index dues_bases_path;
create index dues_bases_branch on dues_bases (province_code, path, member_id, from_month desc, id desc) include (member_type, base, extra_pay, region);
-- Who is old enough in the Party to owe nothing is found in the index alone.
drop index members_party_since;
create index members_party_since on members (province_code, party_since_on) include (id, path) where status <> 'left';
