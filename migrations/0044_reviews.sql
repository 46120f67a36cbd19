-- Campaigns of review (I1, I2): what a directive lays down, the review of each branch with its questions, the people named, votes and help.

create table review_campaigns (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  organisation_name text not null,
  title text not null,
  -- The directive as printed: symbol and day.
  directive text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- Since when the record is looked at.
  facts_from date not null check (facts_from <= starts_on),
  grounds text[] not null check (cardinality(grounds) > 0),
  opened_on date not null,
  opened_by text not null,
  primary key (province_code, id)
);
create index review_campaigns_list on review_campaigns (province_code, path, id);

-- What a branch needs of the campaign is written down with its review: a branch does not reach what lies above.
create table branch_reviews (
  province_code text collate "C" not null,
  id uuid not null,
  campaign_id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  organisation_name text not null,
  title text not null,
  directive text not null,
  starts_on date not null,
  ends_on date not null,
  facts_from date not null,
  grounds text[] not null,
  state text collate "C" not null default 'open' check (state in ('open', 'closed')),
  -- When the facts of the record were last brought.
  facts_on date,
  -- Of each body asked before the list (SCR-02): { on, said }.
  consulted jsonb not null default '{}',
  closed_on date,
  version integer not null default 1,
  primary key (province_code, id),
  constraint branch_reviews_once unique (province_code, campaign_id, organisation_id),
  constraint branch_reviews_campaign foreign key (province_code, campaign_id) references review_campaigns (province_code, id),
  check ((state = 'closed') = (closed_on is not null))
);
create index branch_reviews_list on branch_reviews (province_code, path, id);

create table review_questions (
  province_code text collate "C" not null,
  id uuid not null,
  review_id uuid not null,
  path text collate "C" not null,
  member_id uuid not null,
  full_name text not null,
  kind text collate "C" not null check (kind in ('dues', 'attendance', 'transfer', 'decision')),
  fact text not null,
  answer text,
  -- What the branch makes of it: there was a good reason, or it is to be considered.
  weighed text collate "C" check (weighed in ('explained', 'to-consider')),
  answered_on date,
  answered_by text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint review_questions_once unique (province_code, review_id, member_id, kind),
  constraint review_questions_review foreign key (province_code, review_id) references branch_reviews (province_code, id),
  check ((answer is null) = (weighed is null) and (answer is null) = (answered_on is null))
);
create index review_questions_member on review_questions (province_code, member_id);

create table review_names (
  province_code text collate "C" not null,
  id uuid not null,
  review_id uuid not null,
  path text collate "C" not null,
  member_id uuid not null,
  full_name text not null,
  -- The number of the name in the review: votes and histories say it instead of the name.
  seq integer not null,
  ground text collate "C" not null,
  reason text not null,
  -- Where what is said is recorded: minutes, a decision, the answer of the branch.
  source text not null,
  named_on date not null,
  named_by text not null,
  state text collate "C" not null default 'named' check (state in ('named', 'list-vote', 'not-listed', 'to-help', 'helped', 'reported',
    'progress-vote', 'improved', 'not-improved', 'in-case', 'withdrawn')),
  -- What the person said; `absent`: was invited and did not come, with the reason in the same words.
  statement text,
  statement_how text collate "C" check (statement_how in ('said', 'absent')),
  statement_on date,
  statement_by text,
  helper_id uuid,
  helper_name text,
  plan text,
  help_from date,
  help_until date,
  result text,
  result_on date,
  case_id uuid,
  case_lifecycle text collate "C",
  withdrawn_reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint review_names_once unique (province_code, review_id, member_id),
  constraint review_names_seq unique (province_code, review_id, seq),
  constraint review_names_review foreign key (province_code, review_id) references branch_reviews (province_code, id),
  check ((statement is null) = (statement_on is null) and (statement is null) = (statement_how is null)),
  check ((plan is null) = (helper_id is null) and (plan is null) = (help_until is null)),
  check ((state = 'in-case') = (case_id is not null)),
  check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
create index review_names_member on review_names (province_code, member_id);

-- The votes about a name; counts only, the sitting keeps the rest.
create table review_votes (
  province_code text collate "C" not null,
  vote_id uuid not null,
  name_id uuid not null,
  path text collate "C" not null,
  meeting_id uuid not null,
  purpose text collate "C" not null check (purpose in ('list', 'progress')),
  held_on date not null,
  state text collate "C" not null default 'open' check (state in ('open', 'counted', 'cancelled')),
  denominator integer not null,
  required integer,
  in_favour integer,
  primary key (province_code, vote_id),
  constraint review_votes_name foreign key (province_code, name_id) references review_names (province_code, id),
  check ((state = 'counted') = (in_favour is not null))
);
create index review_votes_name on review_votes (province_code, name_id);

-- What was done for somebody who is helped, month by month.
create table review_help_notes (
  province_code text collate "C" not null,
  name_id uuid not null,
  month text collate "C" not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  path text collate "C" not null,
  said text not null,
  said_on date not null,
  said_by text not null,
  primary key (province_code, name_id, month),
  constraint review_help_notes_name foreign key (province_code, name_id) references review_names (province_code, id)
);

do $$
declare t text;
begin
  foreach t in array array['review_campaigns', 'branch_reviews', 'review_questions', 'review_names', 'review_votes', 'review_help_notes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
