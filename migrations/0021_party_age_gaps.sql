-- Party age leaves out times without Party activity (AGE-01, AGE-03): party_counted_from is the day counting would have begun without the
-- time lost, null where nothing was lost. What figures and statistics read, party_since_on, follows it.
drop index members_party_since;
alter table members drop column party_since_on;
alter table members add column party_counted_from date;
alter table members add column party_since_on date generated always as (coalesce(party_counted_from,
  make_date(substr(decision_on, 1, 4)::integer,
    coalesce(nullif(substr(decision_on, 6, 2), '')::integer, 1),
    coalesce(nullif(substr(decision_on, 9, 2), '')::integer, 1)))) stored;
create index members_party_since on members (province_code, party_since_on) where status <> 'left';
