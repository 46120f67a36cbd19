-- The answers to repeated requests: kept beside every command, so that one sent twice is done once.
create table idempotency_keys (
  province_code text collate "C" not null,
  account_id uuid not null,
  key text collate "C" not null check (length(key) between 8 and 100),
  path text collate "C" not null,
  operation text collate "C" not null,
  input_hash text collate "C" not null,
  answer text,
  created_at timestamptz not null,
  primary key (province_code, account_id, key)
);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy idempotency_keys_scope on idempotency_keys using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
grant select, insert, update on idempotency_keys to dangvu_app;
