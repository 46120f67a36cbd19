-- What is granted for days to come. A status that begins or ends on a day ahead stands in member_statuses like any other and holds
-- from its day by itself; `ahead` marks it until the work of that day has told the row of the member and the figures.
alter table member_statuses add column ahead boolean not null default false;
create index member_statuses_ahead on member_statuses (province_code, valid_from) where ahead;
-- A time away that never began is taken back.
grant delete on member_absences to dangvu_app;
