-- Meetings of branches: the calendar of the year, who was there, what was said and voted, the papers that come of it, and what is kept of
-- each branch and month for the levels above. Rows stay where the meeting was held; nobody's row is changed by somebody else's.

create table meetings (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  kind text collate "C" not null check (kind in ('regular', 'thematic', 'regular-with-thematic', 'branch-committee', 'party-group', 'extraordinary')),
  form text collate "C" not null default 'in-person' check (form in ('in-person', 'online')),
  -- YYYY-MM it counts for, also when it is moved into the next.
  month text collate "C" not null check (month ~ '^\d{4}-\d{2}$'),
  subject text,
  planned_on date not null,
  -- HH:MM in Viet Nam.
  planned_time text collate "C" not null check (planned_time ~ '^\d{2}:\d{2}$'),
  place text,
  -- Why it is not on the common day, or was moved.
  moved_reason text,
  -- Why it is held online, and how many of the members cannot gather.
  online_reason text collate "C" check (online_reason in ('dispersed', 'not-stable', 'cannot-leave-post', 'special')),
  online_count integer check (online_count >= 0),
  -- What is said is a state secret: nothing but its index card is kept here.
  classified boolean not null default false,
  state text collate "C" not null default 'planned' check (state in ('planned', 'notified', 'open', 'closed', 'published', 'cancelled')),
  notified_on date,
  notice_reason text,
  -- The committee member in charge of the branch, who is told too.
  committee_member text,
  started_at timestamptz,
  ended_at timestamptz,
  chair text,
  minutes_by text,
  conclusion text,
  -- Why it was closed with fewer people than a resolution needs.
  held_reason text,
  reopened_reason text,
  closed_on date,
  published_on date,
  cancelled_reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint meetings_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (ended_at is null or ended_at > started_at),
  check (state not in ('open', 'closed', 'published') or started_at is not null),
  check (state <> 'cancelled' or cancelled_reason is not null),
  check (form <> 'online' or (online_reason is not null and not classified))
);
create index meetings_list on meetings (province_code, path, planned_on desc, id desc);
create index meetings_calendar on meetings (province_code, organisation_id, month);
-- One regular meeting a branch and month; another day is a move, not a second meeting.
create unique index meetings_regular on meetings (province_code, organisation_id, month)
  where kind in ('regular', 'regular-with-thematic') and state <> 'cancelled';

-- Who belongs to the meeting as the record stood when it was opened, and whether the person was there.
create table meeting_attendance (
  province_code text collate "C" not null,
  meeting_id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  seq integer not null,
  full_name text not null,
  standing text collate "C" not null check (standing in ('official', 'probationary', 'exempt', 'away', 'suspended')),
  state text collate "C" not null check (state in ('present', 'excused', 'absent', 'exempt', 'not-recorded')),
  reason text,
  by text collate "C" check (by in ('list', 'code', 'phone')),
  recorded_at timestamptz,
  primary key (province_code, meeting_id, member_id),
  constraint meeting_attendance_fk foreign key (province_code, meeting_id) references meetings (province_code, id)
);
create index meeting_attendance_member on meeting_attendance (province_code, member_id);

-- The agenda, and what each item ended with.
create table meeting_items (
  province_code text collate "C" not null,
  id uuid not null,
  meeting_id uuid not null,
  path text collate "C" not null,
  seq integer not null,
  part text collate "C" not null check (part in ('opening', 'last-month', 'thematic', 'next-month', 'other', 'closing')),
  heading text not null,
  minutes integer check (minutes between 1 and 600),
  content text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint meeting_items_once unique (province_code, meeting_id, seq),
  constraint meeting_items_fk foreign key (province_code, meeting_id) references meetings (province_code, id)
);

-- What somebody said: a row of its own each, so that two people writing do not overwrite one another.
create table meeting_opinions (
  province_code text collate "C" not null,
  id uuid not null,
  meeting_id uuid not null,
  path text collate "C" not null,
  item_id uuid,
  member_id uuid,
  speaker text not null,
  content text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  withdrawn_on date,
  primary key (province_code, id),
  constraint meeting_opinions_fk foreign key (province_code, meeting_id) references meetings (province_code, id)
);
create index meeting_opinions_meeting on meeting_opinions (province_code, meeting_id);

-- A matter put to the vote: the electorate as it was frozen, the counts (never who voted how), and what came of it.
create table meeting_votes (
  province_code text collate "C" not null,
  id uuid not null,
  meeting_id uuid not null,
  path text collate "C" not null,
  seq integer not null,
  kind text collate "C" not null,
  subject text not null,
  manner text collate "C" not null check (manner in ('card', 'ballot')),
  electorate jsonb not null,
  state text collate "C" not null default 'open' check (state in ('open', 'counted', 'cancelled')),
  issued integer,
  returned integer,
  valid integer,
  in_favour integer,
  against integer,
  other integer,
  -- Votes for each form, where several stand on one ballot (V-05).
  forms jsonb,
  outcome text collate "C" check (outcome in ('passed', 'short')),
  form text collate "C",
  denominator integer,
  required integer,
  basis text,
  cancelled_reason text,
  case_id uuid,
  case_step text collate "C",
  opened_at timestamptz not null,
  counted_at timestamptz,
  version integer not null default 1,
  primary key (province_code, id),
  constraint meeting_votes_once unique (province_code, meeting_id, seq),
  constraint meeting_votes_fk foreign key (province_code, meeting_id) references meetings (province_code, id),
  check ((state = 'counted') = (outcome is not null))
);
create index meeting_votes_case on meeting_votes (province_code, case_id) where case_id is not null;

-- Papers of a meeting: numbered by type and term; what is signed is kept as text.
create table meeting_papers (
  province_code text collate "C" not null,
  id uuid not null,
  meeting_id uuid not null,
  path text collate "C" not null,
  kind text collate "C" not null check (kind in ('notice', 'minutes', 'resolution', 'count-sheet')),
  vote_id uuid,
  no integer,
  no_text text,
  content text not null,
  signed_on date,
  signed_by text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint meeting_papers_fk foreign key (province_code, meeting_id) references meetings (province_code, id),
  check ((signed_on is null) = (no is null)),
  check ((signed_on is null) = (signed_by is null))
);
create unique index meeting_papers_once on meeting_papers (province_code, meeting_id, kind) where vote_id is null;
create unique index meeting_papers_vote on meeting_papers (province_code, meeting_id, kind, vote_id) where vote_id is not null;

-- The next number of each type of paper in a term (§7.1); the term is its first day, or the year where none is recorded.
create table paper_numbers (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  type text collate "C" not null,
  term text collate "C" not null,
  next integer not null,
  primary key (province_code, organisation_id, type, term)
);

-- One branch in one month, summed up in the transaction of whatever changes a meeting: the levels above read this and no meeting.
create table branch_months (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  month text collate "C" not null,
  path text collate "C" not null,
  planned_on date,
  held_on date,
  thematic boolean not null default false,
  members integer not null default 0,
  present integer not null default 0,
  excused integer not null default 0,
  absent integer not null default 0,
  minutes integer,
  notified boolean not null default false,
  published_on date,
  primary key (province_code, organisation_id, month)
);
create index branch_months_path on branch_months (province_code, month, path);

-- A person's own calendar, read with a secret address that can be taken back.
create table calendar_feeds (
  province_code text collate "C" not null,
  id uuid not null,
  account_id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  token_hash text collate "C" not null,
  created_at timestamptz not null,
  withdrawn_on date,
  primary key (province_code, id)
);
create index calendar_feeds_account on calendar_feeds (province_code, account_id);

do $$
declare t text;
begin
  foreach t in array array['meetings', 'meeting_attendance', 'meeting_items', 'meeting_opinions', 'meeting_votes', 'meeting_papers', 'paper_numbers',
    'branch_months', 'calendar_feeds'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- An item of the agenda goes while nobody has met yet; a paper that was not signed is drawn anew.
grant delete on meeting_items, meeting_papers to dangvu_app;
