-- The audit chain of each organisation: what the kernel writes beside every command.
create table audit_heads (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  last_seq bigint not null,
  last_hash text collate "C" not null,
  primary key (province_code, organisation_id)
);

create table audit_entries (
  province_code text collate "C" not null,
  organisation_id uuid not null,
  seq bigint not null,
  path text collate "C" not null,
  at timestamptz not null,
  actor_account_id uuid,
  actor_name text not null,
  actor_seat text,
  operation text collate "C" not null,
  subject_type text collate "C",
  subject_id uuid,
  summary text not null,
  changes text not null,
  request_id text not null,
  previous_hash text collate "C" not null,
  hash text collate "C" not null,
  primary key (province_code, organisation_id, seq)
);
create index audit_entries_subject on audit_entries (province_code, subject_type, subject_id, at desc);

do $$
declare t text;
begin
  foreach t in array array['audit_heads', 'audit_entries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
  end loop;
end
$$;
-- The history is written once: no update, no delete for the application.
grant select, insert on audit_entries to dangvu_app;
grant select, insert, update on audit_heads to dangvu_app;
