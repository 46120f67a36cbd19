-- Plans: what an organisation sets itself to do, by when, with targets and a calendar of reports; what is sent below, and what those below make of it.

-- A task that was read in a document comes from that document, not from a plan.
alter table tasks drop constraint tasks_source_check;
update tasks set source = 'document' where source = 'plan';
alter table tasks add constraint tasks_source_check check (source in ('hand', 'meeting', 'plan', 'document'));
create index tasks_of_plans on tasks (province_code, path, source_id) include (state, percent) where source = 'plan';

create table plans (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  state text collate "C" not null default 'draft' check (state in ('draft', 'adopted', 'closed')),
  title text not null,
  -- What it carries out, in words; the document in the own book where there is one.
  basis text,
  document_id uuid,
  starts_on date not null,
  ends_on date not null,
  -- The first plan of the chain: itself where nobody above sent one.
  root_id uuid not null,
  -- What it was made from, and which issue of that it holds.
  receipt_id uuid,
  taken_issue integer,
  -- By what it was adopted: a resolution, a decision.
  adopted_by text,
  adopted_on date,
  closed_on date,
  version integer not null default 1,
  primary key (province_code, id),
  constraint plans_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (ends_on >= starts_on),
  check ((receipt_id is null) = (taken_issue is null)),
  check ((state = 'draft') = (adopted_on is null)),
  check ((state = 'closed') = (closed_on is not null))
);
create index plans_list on plans (province_code, path, starts_on, id);
create index plans_root on plans (province_code, root_id, path);
create unique index plans_made_once on plans (province_code, receipt_id) where receipt_id is not null;

-- The work of a plan. What came from above keeps what was said above beside what was made of it.
create table plan_tasks (
  province_code text collate "C" not null,
  id uuid not null,
  plan_id uuid not null,
  path text collate "C" not null,
  place integer not null,
  -- The work of the first plan it goes back to, and that of the level above.
  root_id uuid not null,
  origin_id uuid,
  told jsonb,
  -- The level above gives it no longer.
  withdrawn boolean not null default false,
  state text collate "C" not null default 'open' check (state in ('open', 'done', 'declined')),
  declined_reason text,
  title text not null,
  detail text,
  -- A list of { id, name }: organisations it is for; empty: everybody the plan is sent to.
  doers jsonb not null default '[]',
  lead_words text,
  coop_words text,
  due_kind text collate "C" check (due_kind in ('by', 'before', 'within', 'from', 'period', 'periodic', 'continuous', 'trigger', 'depends')),
  from_on date,
  due_on date,
  every text collate "C" check (every in ('weekly', 'monthly', 'quarterly', '6-monthly', 'yearly')),
  waits_for text,
  released_on date,
  released_by text,
  percent integer not null default 0 check (percent between 0 and 100),
  done_on date,
  primary key (province_code, id),
  constraint plan_tasks_plan_fk foreign key (province_code, plan_id) references plans (province_code, id),
  check ((state = 'declined') = (declined_reason is not null)),
  check ((state = 'done') = (done_on is not null)),
  check ((released_on is null) = (released_by is null))
);
create index plan_tasks_plan on plan_tasks (province_code, plan_id, place);
create index plan_tasks_root on plan_tasks (province_code, root_id, path);
create index plan_tasks_origin on plan_tasks (province_code, origin_id) where origin_id is not null;

-- What is to be reached: a number summed up from below, a fact counted in the record, a figure entered by hand.
create table plan_targets (
  province_code text collate "C" not null,
  id uuid not null,
  plan_id uuid not null,
  path text collate "C" not null,
  place integer not null,
  root_id uuid not null,
  origin_id uuid,
  title text not null,
  unit text not null,
  measure text collate "C" not null check (measure in ('number', 'fact', 'hand')),
  fact text collate "C",
  goal double precision not null,
  most double precision,
  figure double precision,
  figure_source text,
  figure_on date,
  primary key (province_code, id),
  constraint plan_targets_plan_fk foreign key (province_code, plan_id) references plans (province_code, id),
  check ((measure = 'fact') = (fact is not null)),
  check (most is null or most >= goal),
  check (measure <> 'fact' or figure is null),
  check ((figure is null) = (figure_on is null)),
  check (measure <> 'hand' or figure is null or figure_source is not null)
);
create index plan_targets_plan on plan_targets (province_code, plan_id, place);
create index plan_targets_root on plan_targets (province_code, root_id, path);

-- Which reports are due and when.
create table plan_reports (
  province_code text collate "C" not null,
  id uuid not null,
  plan_id uuid not null,
  path text collate "C" not null,
  title text not null,
  due_on date not null,
  every text collate "C" check (every in ('weekly', 'monthly', 'quarterly', '6-monthly', 'yearly')),
  primary key (province_code, id),
  constraint plan_reports_plan_fk foreign key (province_code, plan_id) references plans (province_code, id)
);
create index plan_reports_plan on plan_reports (province_code, plan_id, due_on);

-- What was said of the work and the targets of a plan: added to, never changed.
create table plan_entries (
  province_code text collate "C" not null,
  plan_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  -- The task or the target it is about.
  about_id uuid not null,
  kind text collate "C" not null check (kind in ('progress', 'done', 'declined', 'taken', 'released', 'figure')),
  happened_on date not null,
  author text not null,
  content text,
  percent integer check (percent between 0 and 100),
  figure double precision,
  link text,
  primary key (province_code, plan_id, seq),
  constraint plan_entries_plan_fk foreign key (province_code, plan_id) references plans (province_code, id)
);

-- What was sent, frozen: a change after sending is a new issue.
create table plan_issues (
  province_code text collate "C" not null,
  plan_id uuid not null,
  no integer not null,
  path text collate "C" not null,
  issued_on date not null,
  issued_by text not null,
  content jsonb not null,
  primary key (province_code, plan_id, no),
  constraint plan_issues_plan_fk foreign key (province_code, plan_id) references plans (province_code, id)
);

-- What came from above: one row of each receiver, with the issue that came last and the one it said it had read.
create table plan_receipts (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  plan_id uuid not null,
  root_id uuid not null,
  sender_name text not null,
  title text not null,
  issue integer not null,
  sent_on date not null,
  read_issue integer not null default 0,
  acknowledged_on date,
  acknowledged_by text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint plan_receipts_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint plan_receipts_plan_fk foreign key (province_code, plan_id) references plans (province_code, id),
  constraint plan_receipts_once unique (province_code, organisation_id, plan_id),
  check (read_issue between 0 and issue),
  check ((acknowledged_on is null) = (read_issue = 0)),
  check ((acknowledged_on is null) = (acknowledged_by is null))
);
create index plan_receipts_list on plan_receipts (province_code, path, sent_on, id);
create index plan_receipts_root on plan_receipts (province_code, root_id, path);
create index plan_receipts_plan on plan_receipts (province_code, plan_id, path);

do $$
declare t text;
begin
  foreach t in array array['plans', 'plan_tasks', 'plan_targets', 'plan_reports', 'plan_entries', 'plan_issues', 'plan_receipts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- What stands in a draft is nobody's business yet.
grant delete on plans, plan_tasks, plan_targets, plan_reports, plan_entries to dangvu_app;

-- The issue that came with a receipt of the reach: the frozen words lie once, with the sender.
create function received_plan(in_province text, in_receipt uuid)
returns table (province_code text, content jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.province_code, i.content
    from plan_receipts r
    join plan_issues i on i.province_code = in_province and i.plan_id = r.plan_id and i.no = r.issue
   where r.province_code = in_province and r.id = in_receipt
     and r.path >= current_setting('app.lo', true) and r.path < current_setting('app.hi', true)
$$;
revoke all on function received_plan(text, uuid) from public;
grant execute on function received_plan(text, uuid) to dangvu_app;
