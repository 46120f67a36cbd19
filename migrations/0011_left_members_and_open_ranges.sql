-- Two doors closed.
-- Whoever has left the Party acts in no seat. A commune that records an expulsion cannot reach, and so not end, a seat that the
-- person holds higher up.
create or replace function enter_session(in_province text, in_token_hash text, in_now timestamptz, in_today date, in_own_account boolean)
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

-- A search without a range is a search of everything: a comparison with null is neither true nor false, and passed both checks.
create or replace function search_members(in_province text, in_lo text, in_hi text, in_begins text, in_inside text,
                                          in_after_key text, in_after_id uuid, in_descending boolean, in_limit integer)
returns table (id uuid, sort_key text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  sign text := case when in_descending then '<' else '>' end;
  direction text := case when in_descending then 'desc' else 'asc' end;
  answered integer := 0;
  words tsquery;
begin
  if in_province is null or in_lo is null or in_hi is null or current_setting('app.hi', true) is null
     or in_lo collate "C" < current_setting('app.lo', true) or in_hi collate "C" > current_setting('app.hi', true) then
    raise exception 'the range of a search lies outside the reach of the transaction';
  end if;
  if in_lo <> in_province || '/' or in_hi <> in_province || '0' then
    return query execute format(
      'select m.id, m.sort_key from members m
        where m.province_code = $1 and m.path >= $2 and m.path < $3 and m.status <> ''left''
          and (m.search_key like $4 or m.search_key like $5)
          and ($6 is null or (m.sort_key, m.id) %1$s ($6, $7))
        order by m.sort_key %2$s, m.id %2$s limit $8', sign, direction)
      using in_province, in_lo, in_hi, in_begins, in_inside, in_after_key, in_after_id, in_limit;
    return;
  end if;
  if in_limit <= 201 then
    return query execute format(
      'select s.id, s.sort_key
         from (select m.id, m.sort_key, m.search_key from members m
                where m.province_code = $1 and m.status <> ''left''
                  and ($4 is null or (m.sort_key, m.id) %1$s ($4, $5))
                order by m.sort_key %2$s, m.id %2$s limit 3000) s
        where s.search_key like $2 or s.search_key like $3
        order by s.sort_key %2$s, s.id %2$s limit $6', sign, direction)
      using in_province, in_begins, in_inside, in_after_key, in_after_id, in_limit;
    get diagnostics answered = row_count;
    if answered = in_limit then
      return;
    end if;
  end if;
  -- The words of the pattern, unescaped and quoted: each begins a word of the name.
  select string_agg('''' || replace(replace(in_province || w.word, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
    into words
    from (select regexp_replace(rtrim(p, '%'), '\\(.)', '\1', 'g') as word
            from unnest(string_to_array(in_begins, ' ')) p) w
   where w.word <> '';
  -- The words hold the province; asked for apart, all of it would be read to be intersected with the few that are found.
  return query execute format(
    'with found as materialized (
       select m.province_code, m.id, m.sort_key, m.search_key from members m
        where member_words(m.province_code, m.search_key) @@ $2 and m.status <> ''left'')
     select f.id, f.sort_key from found f
      where f.province_code = $1 and (f.search_key like $3 or f.search_key like $4)
        and ($5 is null or (f.sort_key, f.id) %1$s ($5, $6))
      order by f.sort_key %2$s, f.id %2$s limit $7 offset $8', sign, direction)
    using in_province, words, in_begins, in_inside, in_after_key, in_after_id, in_limit - answered, answered;
end
$$;
