-- A committee that has guidance of its own rates month by month: `2026-11` beside years and quarters.
alter table evaluation_rounds drop constraint evaluation_rounds_period_check,
  add constraint evaluation_rounds_period_check check (period ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$');
