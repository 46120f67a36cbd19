-- Accounts, the seats they may act in, sessions and second factors. A sign-in name ends in '@province', a session token
-- begins with the province: both look-ups go to one place.
create table accounts (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  sign_in_name text collate "C" not null check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,60}@[0-9]{2}$'),
  display_name text not null,
  member_id uuid,
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null default true,
  totp_secret_sealed text,
  totp_last_step bigint,
  totp_confirmed_at timestamptz,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (province_code, id),
  unique (province_code, sign_in_name)
);

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

-- Who an account is before it has a scope: a plain address counter for the growing lock, kept for every installation.
create table sign_in_attempts (
  key text collate "C" primary key,
  points integer not null default 0,
  expire bigint
);

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

-- Opens the transaction of a signed-in person in one step: finds the live session, its account and the seat acted in,
-- sets the reach to that seat's organisation (to the whole province for an operation on the own account, which names its rows
-- by the account) and answers who it is. No row: no live session. Only reads.
create function enter_session(in_province text, in_token_hash text, in_now timestamptz, in_today date, in_own_account boolean)
returns table (session_id uuid, last_seen_at timestamptz, account_id uuid, display_name text, member_id uuid,
               must_change_password boolean, second_factor boolean,
               seat_id uuid, role text, post_name text, organisation_id uuid, path text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare found record;
begin
  select s.id as session_id, s.last_seen_at, a.id as account_id, a.display_name, a.member_id, a.must_change_password,
         s.second_factor_at is not null as second_factor,
         seat.id as seat_id, seat.role, seat.post_name, seat.organisation_id, seat.path
    into found
    from sessions s
    join accounts a on a.province_code = in_province and a.id = s.account_id and a.disabled_at is null
    left join lateral (
      select t.id, t.role, t.post_name, t.organisation_id, t.path
        from account_seats t
       where t.province_code = in_province and t.account_id = a.id
         and t.valid_from <= in_today and (t.valid_to is null or t.valid_to > in_today)
       order by (t.id = s.seat_id) desc nulls last, (t.role = 'member'), t.valid_from, t.id
       limit 1) seat on true
   where s.province_code = in_province and s.token_hash = in_token_hash
     and s.ended_at is null and s.expires_at > in_now;
  if found.session_id is null then
    return;
  end if;
  if in_own_account then
    perform set_scope(in_province || '/', in_province || '0');
  elsif found.path = '00/' then
    perform set_scope('', '~');
  elsif found.path is not null then
    perform set_scope(found.path, left(found.path, -1) || '0');
  end if;
  return query select found.session_id, found.last_seen_at, found.account_id, found.display_name, found.member_id,
    found.must_change_password, found.second_factor, found.seat_id, found.role, found.post_name,
    found.organisation_id, found.path;
end
$$;
revoke all on function enter_session(text, text, timestamptz, date, boolean) from public;
grant execute on function enter_session(text, text, timestamptz, date, boolean) to dangvu_app;
