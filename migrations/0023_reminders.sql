-- What the application reminds of: a term that comes near or has passed, said to whom it presses. Put by the job of the day from the
-- terms reckoned anew, gone with what it rests on; never the truth. Nobody is noted to have looked or not.
create table case_reminders (
  province_code text collate "C" not null,
  case_id uuid not null,
  clock text collate "C" not null,
  -- Whom it is for: an organisation with roles (none named: every seat there), or a member.
  recipient_id uuid not null,
  roles text[] collate "C" not null default '{}',
  due_on date not null,
  -- How near: within so many days; below nothing once it has passed.
  days_before integer not null,
  path text collate "C" not null,
  clock_title text not null,
  rule_id text collate "C" not null,
  basis text not null,
  -- It has passed at somebody below.
  from_below boolean not null,
  made_at timestamptz not null,
  -- The same is said once, however many servers say it.
  primary key (province_code, case_id, clock, recipient_id, due_on, days_before),
  constraint case_reminders_case_fk foreign key (province_code, case_id) references cases (province_code, id)
);
create index case_reminders_recipient on case_reminders (province_code, recipient_id, due_on, case_id, clock);

-- Up to when an account has looked at its reminders, by the place it acts at: for its own count of new ones and nothing else.
create table reminders_seen (
  province_code text collate "C" not null,
  account_id uuid not null,
  path text collate "C" not null,
  seen_at timestamptz not null,
  primary key (province_code, account_id, path),
  constraint reminders_seen_account_fk foreign key (province_code, account_id) references accounts (province_code, id)
);

-- Work of the program that is done once a turn (a day, and again when the rules have changed in it): for which turn it has been taken up
-- and since when. One that was not finished is taken up again by another server after a while.
create table day_jobs (
  province_code text collate "C" not null,
  path text collate "C" not null,
  job text collate "C" not null,
  turn text collate "C" not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (province_code, job)
);

do $$
declare t text;
begin
  foreach t in array array['case_reminders', 'reminders_seen', 'day_jobs'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
grant delete on case_reminders to dangvu_app;
