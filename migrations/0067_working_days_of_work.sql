-- Whether the term of a row of work, or of a reminder, is reckoned in working days: the lists count it down in them, as the page of the case does.
alter table case_work add column in_working_days boolean not null default false;
alter table case_reminders add column in_working_days boolean not null default false;
-- Rows of work that stand say it from the next turn on, which is begun anew. A reminder that stands stays as it was said.
delete from day_jobs where job = 'cases.put-work';
