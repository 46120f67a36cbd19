-- Dues: what each member declared, reliefs, the cash book of every organisation, the closing of months, who keeps the book.
-- Money is whole đồng. What was written stays at the path of the organisation it happened in.

-- What a member pays from, since which month; the next one ends it. A member who moves takes a copy along (module dues, follow.ts).
create table dues_bases (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  member_id uuid not null,
  member_type text collate "C" not null check (member_type in ('insured', 'benefit', 'pensioner', 'uninsured-working-age',
    'uninsured-retirement-age', 'student', 'allowance')),
  base bigint check (base >= 0),
  extra_pay bigint not null default 0 check (extra_pay >= 0),
  region smallint check (region between 1 and 4),
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  declared_on date not null,
  declared_by text not null,
  recorded_at timestamptz not null,
  primary key (province_code, id),
  constraint dues_bases_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint dues_bases_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index dues_bases_member on dues_bases (province_code, member_id, from_month desc, id desc);
create index dues_bases_path on dues_bases (province_code, path);

-- Exempt or reduced for some months: proposed by a branch, decided by whoever may (F-01…F-04).
create table dues_reliefs (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  member_id uuid not null,
  ground text collate "C" not null check (ground in ('social-pension', 'hard-case', 'hardship', 'detained')),
  pct smallint not null check (pct in (30, 50, 70, 100)),
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month text collate "C" not null check (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  reason text not null,
  state text collate "C" not null check (state in ('proposed', 'decided', 'declined', 'withdrawn')),
  proposed_on date not null,
  proposed_by text not null,
  decision_no text,
  decided_on date,
  decided_by text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint dues_reliefs_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint dues_reliefs_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (to_month >= from_month),
  check ((state = 'proposed') = (decided_on is null))
);
create index dues_reliefs_member on dues_reliefs (province_code, member_id, from_month);
create index dues_reliefs_path on dues_reliefs (province_code, path, state);

-- The cash book: lines are added and never changed. The amount is what it does to the money in the hand: collected and received more,
-- remitted less, a counter-entry the opposite of the line it takes back.
create table dues_entries (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  kind text collate "C" not null check (kind in ('opening', 'collected', 'remitted', 'received', 'counter')),
  amount bigint not null check (amount <> 0),
  booked_on date not null,
  member_id uuid,
  -- As the member was called that day.
  member_name text,
  for_month text collate "C" check (for_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  channel text collate "C" not null check (channel in ('cash', 'portal', 'bank')),
  receipt_year integer,
  receipt_no integer,
  counter_of uuid,
  -- Of what was received (and of its counter-entry): the line of the sender.
  received_of uuid,
  -- Who it came from or, where that is not the level above, went to.
  other_organisation_id uuid,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (province_code, id),
  constraint dues_entries_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint dues_entries_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint dues_entries_counter_fk foreign key (province_code, counter_of) references dues_entries (province_code, id),
  constraint dues_entries_received_fk foreign key (province_code, received_of) references dues_entries (province_code, id),
  check (kind = 'counter' or (amount < 0) = (kind = 'remitted')),
  check ((kind = 'counter') = (counter_of is not null)),
  check (kind = 'counter' or (kind = 'collected') = (member_id is not null)),
  check ((member_id is null) = (for_month is null) and (member_id is null) = (member_name is null)),
  check ((receipt_no is null) = (receipt_year is null) and (receipt_no is null) = (kind <> 'collected'))
);
create index dues_entries_book on dues_entries (province_code, organisation_id, booked_on, id);
create index dues_entries_path on dues_entries (province_code, path, booked_on);
create index dues_entries_member on dues_entries (province_code, member_id, for_month) where member_id is not null;
create unique index dues_entries_counter on dues_entries (province_code, counter_of) where counter_of is not null;
create unique index dues_entries_receipt on dues_entries (province_code, organisation_id, receipt_year, receipt_no) where receipt_no is not null;
create index dues_entries_received on dues_entries (province_code, received_of) where received_of is not null;

-- A closed month of one organisation and what it was closed with. Opened again it stays, with the reason; the next closing is a new row.
create table dues_months (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  month text collate "C" not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  seq integer not null,
  path text collate "C" not null,
  members integer not null,
  undeclared integer not null,
  owed bigint not null,
  -- Paid for this month so far, by those who owed.
  paid bigint not null,
  collected bigint not null,
  received bigint not null,
  remitted bigint not null,
  balance bigint not null,
  -- Member → what that member owed for the month.
  owed_by jsonb not null,
  closed_at timestamptz not null,
  closed_by text not null,
  reopened_at timestamptz,
  reopened_by text,
  reopened_reason text,
  primary key (province_code, organisation_id, month, seq),
  constraint dues_months_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check ((reopened_at is null) = (reopened_reason is null))
);
create unique index dues_months_closed on dues_months (province_code, organisation_id, month) where reopened_at is null;
create index dues_months_path on dues_months (province_code, path, month);

-- Who keeps the book since when, and the money handed over with it.
create table dues_keepers (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  keeper text not null,
  giver text,
  valid_from date not null,
  valid_to date,
  balance bigint not null,
  document text,
  recorded_by text not null,
  primary key (province_code, id),
  constraint dues_keepers_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (valid_to is null or valid_to >= valid_from),
  constraint dues_keepers_overlap exclude using gist
    (organisation_id with =, province_code with =, daterange(valid_from, valid_to) with &&)
);

do $$
declare t text;
begin
  foreach t in array array['dues_bases', 'dues_reliefs', 'dues_entries', 'dues_months', 'dues_keepers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
  end loop;
end
$$;
grant select, insert on dues_bases, dues_entries to dangvu_app;
grant select, insert, update on dues_reliefs, dues_months, dues_keepers to dangvu_app;

-- What these members paid for which months in whatever branch, for those who belong or belonged to a branch within reach: a month
-- paid before a move is not collected again.
create function dues_paid(in_province text, in_members uuid[], in_from text, in_to text)
returns table (province_code text, member_id uuid, for_month text, amount bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.province_code, e.member_id, e.for_month, sum(e.amount)::bigint
    from dues_entries e
   where e.province_code = in_province and e.member_id = any(in_members) and e.for_month between in_from and in_to
     and exists (select from memberships s
                  where s.province_code = in_province and s.member_id = e.member_id
                    and s.path >= current_setting('app.lo', true) and s.path < current_setting('app.hi', true))
   group by e.province_code, e.member_id, e.for_month
$$;
revoke all on function dues_paid(text, uuid[], text, text) from public;
grant execute on function dues_paid(text, uuid[], text, text) to dangvu_app;

-- Which of these lines somebody above confirmed to have received: the confirmation lies in the book above, out of the sender's reach.
create function dues_received(in_province text, in_ids uuid[])
returns table (province_code text, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.province_code, e.id
    from dues_entries e
   where e.province_code = in_province and e.id = any(in_ids)
     and e.path >= current_setting('app.lo', true) and e.path < current_setting('app.hi', true)
     and exists (select from dues_entries g
                  where g.province_code = in_province and g.received_of = e.id and g.kind = 'received'
                    and not exists (select from dues_entries c where c.province_code = in_province and c.counter_of = g.id))
$$;
revoke all on function dues_received(text, uuid[]) from public;
grant execute on function dues_received(text, uuid[]) to dangvu_app;
