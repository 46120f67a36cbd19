-- Elections in a branch: what is elected and who stands, which votes of the meeting belong to it, and the ratification by the level above.

create table elections (
  province_code text collate "C" not null,
  id uuid not null,
  meeting_id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  seq integer not null,
  post_code text collate "C" not null,
  seats integer not null check (seats between 1 and 50),
  -- The whole of a new term, whose holders take the place of all before them, or seats that stand empty.
  purpose text collate "C" not null check (purpose in ('term', 'supplement')),
  state text collate "C" not null default 'open' check (state in ('open', 'decided', 'failed', 'submitted', 'ratified')),
  -- The vote that closed the list; a name that is added opens it again.
  list_vote_id uuid,
  -- Why it ended with seats left empty.
  ended_reason text,
  submitted_on date,
  submitted_paper text,
  sent_back_reason text,
  decision_no text,
  decided_on date,
  posts_from date,
  version integer not null default 1,
  primary key (province_code, id),
  constraint elections_once unique (province_code, meeting_id, seq),
  constraint elections_meeting_fk foreign key (province_code, meeting_id) references meetings (province_code, id),
  check (state <> 'submitted' or submitted_on is not null),
  check ((state = 'ratified') = (decision_no is not null and decided_on is not null and posts_from is not null))
);
create index elections_list on elections (province_code, path, id);
create index elections_submitted on elections (province_code, path) where state = 'submitted';

create table election_candidates (
  province_code text collate "C" not null,
  election_id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  seq integer not null,
  full_name text not null,
  route text collate "C" not null check (route in ('committee', 'nomination', 'own')),
  nominated_by text,
  withdrawn_reason text,
  -- The round that elected, and with how many votes.
  elected_round integer,
  votes integer,
  not_ratified_reason text,
  primary key (province_code, election_id, member_id),
  constraint election_candidates_fk foreign key (province_code, election_id) references elections (province_code, id),
  check (withdrawn_reason is null or elected_round is null),
  check ((elected_round is null) = (votes is null))
);
create index election_candidates_member on election_candidates (province_code, member_id);

-- A vote of an election: its list, or one of its rounds with the votes of each candidate (never who voted how).
alter table meeting_votes add column election_id uuid, add column round integer, add column seats integer, add column candidates jsonb,
  add constraint meeting_votes_round check ((kind = 'election') = (round is not null and seats is not null and candidates is not null));
create index meeting_votes_election on meeting_votes (province_code, election_id) where election_id is not null;

-- The congress of a branch is a meeting like the others.
alter table meetings drop constraint meetings_kind_check,
  add constraint meetings_kind_check check (kind in ('regular', 'thematic', 'regular-with-thematic', 'branch-committee', 'party-group', 'extraordinary', 'congress'));

do $$
declare t text;
begin
  foreach t in array array['elections', 'election_candidates'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
