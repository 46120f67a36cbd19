-- Evaluations of members and organisations: a round of an organisation and a period by a scheme, one evaluation of each subject, its lines, and what
-- others said of it. Rows stay where the round was held, also when the member moves. Of a ballot only totals are kept.

create table evaluation_rounds (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  organisation_name text not null,
  scheme text collate "C" not null,
  period text collate "C" not null check (period ~ '^\d{4}(-Q[1-4])?$'),
  -- Day of each step by its name.
  deadlines jsonb not null,
  state text collate "C" not null default 'open' check (state in ('open', 'closed')),
  opened_on date not null,
  opened_by text not null,
  closed_on date,
  version integer not null default 1,
  primary key (province_code, id),
  constraint evaluation_rounds_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint evaluation_rounds_once unique (province_code, organisation_id, scheme, period),
  check ((state = 'closed') = (closed_on is not null))
);
create index evaluation_rounds_list on evaluation_rounds (province_code, path, period);

create table evaluations (
  province_code text collate "C" not null,
  id uuid not null,
  round_id uuid not null,
  path text collate "C" not null,
  -- Null: the organisation itself.
  member_id uuid,
  subject_name text not null,
  sort_key text collate "C" not null,
  group_code text collate "C" not null,
  role text collate "C" not null check (role in ('collective', 'head', 'deputy', 'leader', 'member')),
  due boolean not null,
  -- Why it is not due, in words with the rule.
  reasons text[] not null default '{}',
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'self-rated', 'voted', 'appraised', 'decided', 'announced')),
  -- A list of { title, weight }.
  products jsonb not null default '[]',
  self_words text,
  self_level text collate "C" check (self_level in ('HTXS', 'HTT', 'HT', 'KHT')),
  self_score double precision,
  self_on date,
  voted_on date,
  chair text,
  -- Totals only: who could vote, valid ballots, votes of each level.
  vote jsonb,
  branch_level text collate "C" check (branch_level in ('HTXS', 'HTT', 'HT', 'KHT')),
  branch_score double precision,
  branch_words text,
  -- What was known of the conditions of a level when it was appraised.
  facts jsonb not null default '{}',
  appraised_level text collate "C" check (appraised_level in ('HTXS', 'HTT', 'HT', 'KHT')),
  appraised_score double precision,
  appraised_words text,
  appraised_on date,
  appraised_by text,
  reply text,
  replied_on date,
  reply_answer text,
  reply_answered_on date,
  reply_answered_by text,
  level text collate "C" check (level in ('HTXS', 'HTT', 'HT', 'KHT', 'unrated')),
  level_reason text,
  decision_no text,
  decided_on date,
  decided_by text,
  announced_on date,
  version integer not null default 1,
  primary key (province_code, id),
  constraint evaluations_round_fk foreign key (province_code, round_id) references evaluation_rounds (province_code, id),
  constraint evaluations_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint evaluations_once unique nulls not distinct (province_code, round_id, member_id),
  check ((state in ('decided', 'announced')) = (level is not null)),
  check ((reply_answer is null) = (reply_answered_on is null)),
  check (level <> 'unrated' or level_reason is not null)
);
create index evaluations_member on evaluations (province_code, member_id) where member_id is not null;
create index evaluations_list on evaluations (province_code, path, state);

create table evaluation_lines (
  province_code text collate "C" not null,
  evaluation_id uuid not null,
  no text collate "C" not null,
  path text collate "C" not null,
  self_points double precision check (self_points >= 0),
  branch_points double precision check (branch_points >= 0),
  appraised_points double precision check (appraised_points >= 0),
  note text,
  -- A list of { kind, words }: what the points rest on.
  evidence jsonb not null default '[]',
  primary key (province_code, evaluation_id, no),
  constraint evaluation_lines_fk foreign key (province_code, evaluation_id) references evaluations (province_code, id)
);

-- What a body or a person said: added to, never changed.
create table evaluation_opinions (
  province_code text collate "C" not null,
  id uuid not null,
  evaluation_id uuid not null,
  path text collate "C" not null,
  author text not null,
  body text,
  content text not null,
  said_on date not null,
  primary key (province_code, id),
  constraint evaluation_opinions_fk foreign key (province_code, evaluation_id) references evaluations (province_code, id)
);
create index evaluation_opinions_of on evaluation_opinions (province_code, evaluation_id);

-- The four goods of an organisation in a year: registered at its beginning, ticked with evidence, recognised by the level above.
create table four_goods (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  organisation_name text not null,
  year integer not null,
  -- A list of { code, met, evidence }.
  items jsonb not null default '[]',
  registered_on date not null,
  recognised boolean,
  recognised_on date,
  recognised_by text,
  reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint four_goods_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint four_goods_once unique (province_code, organisation_id, year),
  check ((recognised is null) = (recognised_on is null)),
  check (recognised is distinct from false or reason is not null)
);
create index four_goods_list on four_goods (province_code, path, year);

do $$
declare t text;
begin
  foreach t in array array['evaluation_rounds', 'evaluations', 'evaluation_lines', 'evaluation_opinions', 'four_goods'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
