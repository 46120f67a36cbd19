-- The register of incoming and outgoing documents, what was read in them, to whom they were sent, and index cards of classified ones.

create table documents (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  -- Whose register it stands in.
  organisation_id uuid not null,
  direction text collate "C" not null check (direction in ('incoming', 'outgoing')),
  -- Being read beside its text; sent by another organisation and not yet taken in; in the register.
  state text collate "C" not null check (state in ('reading', 'arrived', 'registered')),
  type text collate "C",
  -- In whose name an outgoing one is issued.
  body text collate "C" check (body in ('committee', 'standing-committee', 'inspection-committee', 'congress')),
  -- An outgoing one: its number within type and term (§7.1), and the first day of that term or the year.
  no integer,
  term text collate "C",
  symbol text,
  issued_on date,
  place text,
  superior text,
  issuer text,
  subject text,
  signer text,
  urgency text collate "C" not null default 'normal' check (urgency in ('normal', 'urgent', 'very-urgent', 'flash')),
  -- An incoming one: its number in the book of arrivals.
  arrival_no integer,
  -- The day it was entered; before that the day it came in.
  registered_on date not null,
  -- Fields of the head a person has looked at while it was read.
  settled_fields text[] collate "C" not null default '{}',
  file_name text,
  -- The sender's row, where it came from an organisation of this program, and who said it was read.
  source_id uuid,
  sent_on date,
  acknowledged_on date,
  acknowledged_by text,
  -- Without diacritics: symbol, subject, issuer, signer.
  search_key text collate "C" not null default '',
  version integer not null default 1,
  primary key (province_code, id),
  constraint documents_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check (state <> 'registered' or (type is not null and subject is not null)),
  check (state <> 'registered' or direction = 'outgoing' or arrival_no is not null),
  check ((state = 'registered' and direction = 'outgoing') = (term is not null)),
  check ((acknowledged_on is null) = (acknowledged_by is null))
);
create index documents_register on documents (province_code, path, direction, registered_on, id);
create index documents_place on documents (province_code, organisation_id, direction, registered_on, id);
create unique index documents_number on documents (province_code, organisation_id, type, term, no) where term is not null;
create index documents_source on documents (province_code, source_id) where source_id is not null;
create unique index documents_source_once on documents (province_code, organisation_id, source_id) where source_id is not null;

-- The text as read, what was proposed of it, and the same text as words without diacritics for searching.
create table document_texts (
  province_code text collate "C" not null,
  document_id uuid not null,
  path text collate "C" not null,
  content text not null,
  proposal jsonb not null,
  search_text text collate "C" not null,
  primary key (province_code, document_id),
  constraint document_texts_fk foreign key (province_code, document_id) references documents (province_code, id)
);
create index document_texts_search on document_texts using gin (search_text gin_trgm_ops);

create table document_files (
  province_code text collate "C" not null,
  document_id uuid not null,
  path text collate "C" not null,
  name text not null,
  media_type text collate "C" not null,
  content_sealed text not null,
  primary key (province_code, document_id),
  constraint document_files_fk foreign key (province_code, document_id) references documents (province_code, id)
);

-- The work a document gives: proposed, kept or left by a person, given out as tasks.
create table document_tasks (
  province_code text collate "C" not null,
  document_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  state text collate "C" not null check (state in ('proposed', 'settled', 'dropped', 'assigned')),
  title text not null,
  detail text,
  section text,
  -- Code points of the text; null where a person added it.
  at_from integer,
  at_to integer,
  lead_words text,
  coop_words text,
  due_words text,
  waits_for text,
  due_on date,
  -- A list of { id, name, kind }: members and organisations it is to be given to, with the names of the day.
  doers jsonb not null default '[]',
  lead_id uuid,
  task_ids uuid[] not null default '{}',
  primary key (province_code, document_id, seq),
  constraint document_tasks_fk foreign key (province_code, document_id) references documents (province_code, id)
);

-- What a document carries out, amends, replaces or answers: one of the register, or only its name.
create table document_links (
  province_code text collate "C" not null,
  document_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  kind text collate "C" not null check (kind in ('carries-out', 'amends', 'replaces', 'answers')),
  target_id uuid,
  target_text text not null,
  primary key (province_code, document_id, seq),
  constraint document_links_fk foreign key (province_code, document_id) references documents (province_code, id)
);
create index document_links_target on document_links (province_code, target_id) where target_id is not null;

-- To whom a document goes: an organisation of this program, or a name alone.
create table document_recipients (
  province_code text collate "C" not null,
  document_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  organisation_id uuid,
  name text not null,
  sent_on date,
  primary key (province_code, document_id, seq),
  constraint document_recipients_fk foreign key (province_code, document_id) references documents (province_code, id)
);
create unique index document_recipients_once on document_recipients (province_code, document_id, organisation_id) where organisation_id is not null;

-- All that is kept of a classified document: what it is called, its level, who keeps it and where (S-04, S-05).
create table classified_cards (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  code text not null,
  level text collate "C" not null check (level in ('secret', 'highly-secret', 'top-secret')),
  keeper text not null,
  place text not null,
  recorded_on date not null,
  version integer not null default 1,
  primary key (province_code, id),
  constraint classified_cards_fk foreign key (province_code, organisation_id) references organisations (province_code, id)
);
create index classified_cards_list on classified_cards (province_code, path, recorded_on, id);

do $$
declare t text;
begin
  foreach t in array array['documents', 'document_texts', 'document_files', 'document_tasks', 'document_links', 'document_recipients', 'classified_cards'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- A reading that is given up leaves nothing.
grant delete on documents, document_texts, document_files, document_tasks, document_links, document_recipients to dangvu_app;

-- Puts a document of the reach into the books of other organisations of the province, once each; answers where it came to. Ids are given in
-- pairs. What two organisations share is two rows: text and file stay with the sender.
create function send_document(in_province text, in_document uuid, in_targets uuid[], in_ids uuid[], in_on date)
returns table (province_code text, organisation_id uuid, name text)
language sql volatile security definer set search_path = public, pg_temp as $$
  with one as (
    select * from documents d
     where d.province_code = in_province and d.id = in_document and d.state = 'registered'
       and d.path >= current_setting('app.lo', true) and d.path < current_setting('app.hi', true)
  ), targets as (
    select o.id as organisation_id, o.path, o.name, n.id
      from unnest(in_targets, in_ids) as n(organisation_id, id)
      join organisations o on o.province_code = in_province and o.id = n.organisation_id and o.ended_on is null
  ), sent as (
    insert into documents as x (province_code, id, path, organisation_id, direction, state, type, symbol, issued_on, place, superior, issuer,
                                subject, signer, urgency, file_name, source_id, sent_on, registered_on, search_key)
    select in_province, t.id, t.path, t.organisation_id, 'incoming', 'arrived', one.type, one.symbol, one.issued_on, one.place, one.superior,
           one.issuer, one.subject, one.signer, one.urgency, one.file_name, one.id, in_on, in_on, one.search_key
      from one, targets t
     where t.organisation_id <> one.organisation_id
    on conflict (province_code, organisation_id, source_id) where source_id is not null do nothing
    returning x.organisation_id
  )
  select in_province, t.organisation_id, t.name from targets t join sent s on s.organisation_id = t.organisation_id
$$;
revoke all on function send_document(text, uuid, uuid[], uuid[], date) from public;
grant execute on function send_document(text, uuid, uuid[], uuid[], date) to dangvu_app;

-- Who of those a document of the reach was sent to has said that it was read, and when.
create function document_receipts(in_province text, in_document uuid)
returns table (province_code text, organisation_id uuid, acknowledged_on date, acknowledged_by text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.province_code, r.organisation_id, r.acknowledged_on, r.acknowledged_by
    from documents d
    join documents r on r.province_code = in_province and r.source_id = d.id
   where d.province_code = in_province and d.id = in_document
     and d.path >= current_setting('app.lo', true) and d.path < current_setting('app.hi', true)
$$;
revoke all on function document_receipts(text, uuid) from public;
grant execute on function document_receipts(text, uuid) to dangvu_app;

-- Text and file of a document of the reach, its own or the sender's.
create function document_content(in_province text, in_document uuid)
returns table (province_code text, content text, proposal jsonb, name text, media_type text, content_sealed text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.province_code, t.content, t.proposal, f.name, f.media_type, f.content_sealed
    from documents d
    left join document_texts t on t.province_code = in_province and t.document_id = coalesce(d.source_id, d.id)
    left join document_files f on f.province_code = in_province and f.document_id = coalesce(d.source_id, d.id)
   where d.province_code = in_province and d.id = in_document
     and d.path >= current_setting('app.lo', true) and d.path < current_setting('app.hi', true)
$$;
revoke all on function document_content(text, uuid) from public;
grant execute on function document_content(text, uuid) to dangvu_app;

-- Documents of a part of the reach whose head or text holds all the patterns. By the index of words, which row security would keep
-- from use: LIKE is not leakproof. Only ids of rows within reach go out.
create function find_documents(in_province text, in_lo text, in_hi text, in_patterns text[])
returns table (province_code text, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with texts as materialized (
    select t.document_id from document_texts t where t.province_code = in_province and t.search_text like all (in_patterns)
  )
  select d.province_code, d.id from documents d
   where d.province_code = in_province and d.path >= in_lo and d.path < in_hi
     and d.path >= current_setting('app.lo', true) and d.path < current_setting('app.hi', true)
     and (d.search_key like all (in_patterns)
       or d.id in (select x.document_id from texts x) or d.source_id in (select x.document_id from texts x))
$$;
revoke all on function find_documents(text, text, text, text[]) from public;
grant execute on function find_documents(text, text, text, text[]) to dangvu_app;
