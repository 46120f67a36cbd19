-- A step of whoever had to leave takes out the reminders of the own case that no longer hold.
grant select, delete on case_reminders to dangvu_concerned;
create policy case_reminders_concerned on case_reminders to dangvu_concerned
  using (exists (select from cases c where c.province_code = case_reminders.province_code and c.id = case_reminders.case_id));
