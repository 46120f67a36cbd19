-- Opens the transaction of a signed-in person in one step: finds the live session, its account and the seat acted in,
-- sets the reach to that seat's organisation (to the whole province for an operation on the own account, which names its rows
-- by the account) and answers who it is. No row: no live session. Whoever has left the Party acts in no seat: the commune that records
-- an expulsion cannot reach, and so not end at once, a seat that the person holds higher up. Only reads.
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
         and not exists (select from members m where m.province_code = in_province and m.id = a.member_id and m.status = 'left')
       order by (t.id = s.seat_id) desc nulls last, (t.role = 'member'), t.valid_from, t.id
       limit 1) seat on true
   where s.province_code = in_province and s.token_hash = in_token_hash
     and s.ended_at is null and s.expires_at > in_now and s.last_seen_at > in_now - interval '7 days';
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

-- Whether an account holds, today or later, a seat outside the range [lo, hi): the range of the one who asks hides such seats,
-- and nobody may disable or take over an account that reaches further than the own seat. Only reads.
create function account_reaches_beyond(in_province text, in_account uuid, in_lo text, in_hi text, in_today date)
returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from account_seats t
     where t.province_code = in_province and t.account_id = in_account
       and (t.valid_to is null or t.valid_to > in_today) and not (t.path >= in_lo and t.path < in_hi))
$$;
revoke all on function account_reaches_beyond(text, uuid, text, text, date) from public;
grant execute on function account_reaches_beyond(text, uuid, text, text, date) to dangvu_app;

-- The first of the wished sign-in names that nobody in the province has; null when all are taken. Only reads.
create function free_sign_in_name(in_province text, in_wished text[])
returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select w.name
    from unnest(in_wished) with ordinality w (name, place)
   where not exists (select from accounts a where a.province_code = in_province and a.sign_in_name = w.name)
   order by w.place
   limit 1
$$;
revoke all on function free_sign_in_name(text, text[]) from public;
grant execute on function free_sign_in_name(text, text[]) to dangvu_app;
