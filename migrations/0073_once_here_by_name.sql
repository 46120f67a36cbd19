-- A list of movements is read by name: the function that names people who have gone out of reach since says what to sort them by as well.

drop function members_once_here(text, uuid[]);

-- Of these people, the ones who belong or belonged to a branch within reach: names for a list of movements.
create function members_once_here(in_province text, in_ids uuid[])
returns table (province_code text, id uuid, status text, gender text, full_name text, sort_key text, birth_date text, admitted_on text,
               official_on text, version integer, path text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.province_code, m.id, m.status, m.gender, m.full_name, m.sort_key, m.birth_date, m.admitted_on, m.official_on, m.version, m.path
    from members m
   where m.province_code = in_province and m.id = any(in_ids)
     and exists (select from memberships s
                  where s.province_code = in_province and s.member_id = m.id
                    and s.path >= current_setting('app.lo', true) and s.path < current_setting('app.hi', true))
$$;
revoke all on function members_once_here(text, uuid[]) from public;
grant execute on function members_once_here(text, uuid[]) to dangvu_app;
