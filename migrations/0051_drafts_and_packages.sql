-- Drafts of outgoing documents with numbered versions, who of a receiver opened what was sent, and documents that came in a package.

-- A draft has no number yet; the version that is issued enters the book as it is.
alter table documents drop constraint documents_state_check;
alter table documents add constraint documents_state_check check (state in ('draft', 'reading', 'arrived', 'registered'));
alter table documents add constraint documents_draft_check check (state <> 'draft' or (direction = 'outgoing' and type is not null and subject is not null));
alter table documents add column signer_post text;
alter table documents add column issued_seq integer;
-- The package it came in: its name given by the sender, who that says it is, and the hash of the file.
alter table documents add column package_id uuid;
alter table documents add column package_from text;
alter table documents add column package_hash text collate "C";
alter table documents add constraint documents_package_check check (num_nonnulls(package_id, package_from, package_hash) in (0, 3));
create unique index documents_package_once on documents (province_code, organisation_id, package_id) where package_id is not null;

-- A version of a draft: text as typed, or a file with its text as read. Nothing is changed in it.
create table document_versions (
  province_code text collate "C" not null,
  document_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  content text not null,
  file_name text,
  media_type text collate "C",
  content_sealed text,
  note text,
  written_by text not null,
  written_at timestamptz not null,
  primary key (province_code, document_id, seq),
  constraint document_versions_fk foreign key (province_code, document_id) references documents (province_code, id),
  check (num_nonnulls(file_name, media_type, content_sealed) in (0, 3))
);

-- Who of the receiver opened a document that was sent, and when first: a receipt the reader gives by opening.
create table document_openings (
  province_code text collate "C" not null,
  document_id uuid not null,
  account_id uuid not null,
  path text collate "C" not null,
  name text not null,
  post text not null,
  opened_at timestamptz not null,
  primary key (province_code, document_id, account_id),
  constraint document_openings_fk foreign key (province_code, document_id) references documents (province_code, id)
);

do $$
declare t text;
begin
  foreach t in array array['document_versions', 'document_openings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert on %I to dangvu_app', t);
  end loop;
end
$$;
-- A draft that is given up leaves nothing.
grant delete on document_versions to dangvu_app;

-- Who of the receivers opened a document, and when first: for the very organisation that sent it, for none above it.
create function document_opened(in_province text, in_document uuid)
returns table (province_code text, organisation_id uuid, name text, post text, opened_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.province_code, r.organisation_id, p.name, p.post, p.opened_at
    from documents d
    join documents r on r.province_code = in_province and r.source_id = d.id
    join document_openings p on p.province_code = in_province and p.document_id = r.id
   where d.province_code = in_province and d.id = in_document
     and d.path = case current_setting('app.lo', true) when '' then '00/' else current_setting('app.lo', true) end
$$;
revoke all on function document_opened(text, uuid) from public;
grant execute on function document_opened(text, uuid) to dangvu_app;
