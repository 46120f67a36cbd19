-- Questions and petitions of members to their branch and to committees, with their answers (G8, RESP-01).

create table petitions (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  organisation_name text not null,
  -- Numbered by organisation and year of receipt.
  year integer not null,
  no integer not null,
  kind text collate "C" not null check (kind in ('question', 'petition')),
  received_on date not null,
  how text collate "C" not null check (how in ('meeting', 'letter', 'spoken', 'sent')),
  sender_id uuid,
  sender_name text not null,
  subject text not null,
  content text not null,
  state text collate "C" not null default 'open' check (state in ('open', 'answered', 'passed', 'withdrawn')),
  -- The answer, or to whom it was passed on, or why it was withdrawn.
  answer text,
  paper text,
  answered_on date,
  answered_by text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint petitions_no unique (province_code, organisation_id, year, no),
  check ((state = 'open') = (answer is null) and (answer is null) = (answered_on is null) and (answer is null) = (answered_by is null))
);
create index petitions_list on petitions (province_code, path, id);
create index petitions_sender on petitions (province_code, sender_id);

alter table petitions enable row level security;
alter table petitions force row level security;
create policy petitions_scope on petitions using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
grant select, insert, update on petitions to dangvu_app;
