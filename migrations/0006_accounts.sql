-- Accounts, the seats they may act in, sessions and second factors. A sign-in name ends in '@province', a session token
-- begins with the province: both look-ups go to one place.
create table accounts (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  sign_in_name text collate "C" not null check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,60}@[0-9]{2}$'),
  display_name text not null,
  search_key text collate "C" not null default '',
  sort_key text collate "C" not null default '',
  member_id uuid,
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null default true,
  totp_secret_sealed text,
  totp_last_step bigint,
  totp_confirmed_at timestamptz,
  disabled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (province_code, id),
  unique (province_code, sign_in_name)
);
create unique index accounts_member on accounts (province_code, member_id) where member_id is not null;
create index accounts_list on accounts (province_code, sort_key, id);
create index accounts_place on accounts (province_code, path);
create index accounts_search on accounts using gin (search_key gin_trgm_ops);

create table account_seats (
  province_code text collate "C" not null,
  id uuid not null,
  account_id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  role text collate "C" not null check (role in
    ('secretary', 'committee-member', 'office', 'organisation-board', 'inspection', 'administrator', 'member')),
  post_name text not null,
  source_id uuid,
  valid_from date not null,
  valid_to date,
  primary key (province_code, id),
  foreign key (province_code, account_id) references accounts (province_code, id)
);
create index account_seats_account on account_seats (province_code, account_id);
create index account_seats_source on account_seats (province_code, source_id) where source_id is not null;

create table sessions (
  province_code text collate "C" not null,
  id uuid not null,
  account_id uuid not null,
  path text collate "C" not null,
  token_hash text collate "C" not null,
  seat_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text,
  address text,
  second_factor_at timestamptz,
  primary key (province_code, id),
  unique (province_code, token_hash),
  foreign key (province_code, account_id) references accounts (province_code, id)
);
create index sessions_account on sessions (province_code, account_id);

create table backup_codes (
  province_code text collate "C" not null,
  id uuid not null,
  account_id uuid not null,
  path text collate "C" not null,
  code_hash text collate "C" not null,
  used_at timestamptz,
  primary key (province_code, id),
  foreign key (province_code, account_id) references accounts (province_code, id)
);
create index backup_codes_account on backup_codes (province_code, account_id);

-- Failed sign-ins before anybody is known, so without a province: counters under keyed hashes of a typed name, an address, or
-- both. Unknown names are counted like known ones. Rows are forgotten after a day.
create table sign_in_attempts (
  key text collate "C" primary key,
  failures integer not null,
  locked_until timestamptz,
  forget_at timestamptz not null
);
create index sign_in_attempts_forget on sign_in_attempts (forget_at);

do $$
declare t text;
begin
  foreach t in array array['accounts', 'account_seats', 'sessions', 'backup_codes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
grant delete on backup_codes to dangvu_app;
grant select, insert, update, delete on sign_in_attempts to dangvu_app;
