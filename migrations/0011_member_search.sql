-- Names are searched by the words they are made of, each with the province before it: the list of a common word then holds one
-- province and not the country, and looking up four words is quicker than fifteen trigrams (0.2 ms instead of 4 ms for a rare name
-- among 17 000 members of a country of 560 000, a third in size). The beginnings of words are kept as words of their own: looked for
-- as beginnings, every word that begins so had to be gathered first (10 to 16 ms for two to four common words among 160 000 members
-- of a province; as words 2 ms). Seven letters are a syllable; what is longer is told apart by the names that are found. The last
-- word of a name, the given name, is marked. A loop, because a query started for each name costs three times as much (36 us instead
-- of 11): loads and imports feel it. Not parallel: starting workers takes longer than the search.
create function member_words(in_province text, in_search_key text) returns tsvector
language plpgsql immutable strict parallel unsafe cost 10 as $$
declare
  words text[] := '{}';
  parts text[] := string_to_array(in_search_key, ' ');
  mark text := in_province;
begin
  for i in 1..coalesce(array_length(parts, 1), 0) loop
    if i = array_length(parts, 1) then
      mark := in_province || '~';
    end if;
    for n in 1..least(length(parts[i]), 7) loop
      words := words || (mark || left(parts[i], n));
    end loop;
  end loop;
  return array_to_tsvector(words);
end
$$;
-- Written at once: a search would have to read through what waits.
create index members_words on members using gin (member_words(province_code, search_key)) with (fastupdate = off)
  where status <> 'left';

-- What the index of words is asked for a pattern: its words, unescaped and quoted, the last as a given name, as another or as either.
create function member_words_asked(in_province text, in_begins text, in_last text) returns tsquery
language sql immutable set search_path = pg_catalog, pg_temp as $$
  with typed as (
    select regexp_replace(rtrim(t.p, '%'), '\\(.)', '\1', 'g') as word, t.place
      from unnest(string_to_array(in_begins, ' ')) with ordinality t(p, place)
  ), quoted as (
    select place, row_number() over (order by place desc) = 1 as last,
           replace(replace(left(word, 7), '\', '\\'), '''', '''''') as word
      from typed where word <> ''
  )
  select string_agg(case
           when not last or in_last = 'other' then format('''%s%s''', in_province, word)
           when in_last = 'given' then format('''%s~%s''', in_province, word)
           else format('(''%s%s'' | ''%s~%s'')', in_province, word, in_province, word) end, ' & ' order by place)::tsquery
    from quoted
$$;

-- A search without a range would be a search of everything: a comparison with null is neither true nor false, and passes a check.
create function require_search_reach(in_province text, in_lo text, in_hi text) returns void
language plpgsql stable set search_path = public, pg_temp as $$
begin
  if in_province is null or in_lo is null or in_hi is null or current_setting('app.hi', true) is null
     or in_lo collate "C" < current_setting('app.lo', true) or in_hi collate "C" > current_setting('app.hi', true) then
    raise exception 'the range of a search lies outside the reach of the transaction';
  end if;
end
$$;

-- A page of living members whose name matches, in name order. LIKE is not leakproof, so under row-level security no index of
-- names could serve it; this reads past the policy, but only inside a range within the reach of the transaction. The patterns
-- (the name begins with the words, a later word does) come escaped; in_given: the beginnings of sort_key that the last word may be
-- the given name of, null when it can be none. EXECUTE lets the planner see the values.
-- Across a province the range is not asked for: the province says the same, and two conditions that mean one would make the planner
-- expect a page of names far apart and read the province instead (20 ms for 16 000 members instead of 0.1 to 0.5 ms). A list stands
-- in the order of given names, so the people of one given name (3 600 of 160 000 in a province) stand together in it: a page of them
-- is read from there, instead of being gathered, sorted and cut.
create function search_members(in_province text, in_lo text, in_hi text, in_begins text, in_inside text, in_given text[],
                               in_after_key text, in_after_id uuid, in_descending boolean, in_limit integer)
returns table (id uuid, sort_key text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  sign text := case when in_descending then '<' else '>' end;
  direction text := case when in_descending then 'desc' else 'asc' end;
  answered integer := 0;
  bearers integer;
begin
  perform require_search_reach(in_province, in_lo, in_hi);
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
  if in_limit > 201 then
    return query select m.id, m.sort_key from members m
      where member_words(m.province_code, m.search_key) @@ member_words_asked(in_province, in_begins, 'either')
        and m.status <> 'left' and (m.search_key like in_begins or m.search_key like in_inside)
      limit in_limit;
    return;
  end if;
  -- A common surname or middle name fills its page among the first names of the list: looking at 5 000 there takes less than gathering
  -- 1 000 by their words. Surnames follow each other within a given name, so fewer would not meet them all.
  return query execute format(
    'select s.id, s.sort_key
       from (select m.id, m.sort_key, m.search_key from members m
              where m.province_code = $1 and m.status <> ''left''
                and ($4 is null or (m.sort_key, m.id) %1$s ($4, $5))
              order by m.sort_key %2$s, m.id %2$s limit 5000) s
      where s.search_key like $2 or s.search_key like $3
      order by s.sort_key %2$s, s.id %2$s limit $6', sign, direction)
    using in_province, in_begins, in_inside, in_after_key, in_after_id, in_limit;
  get diagnostics answered = row_count;
  if answered = in_limit then
    return;
  end if;
  -- A surname too common to be gathered, whose bearers happen to come late: the list is followed until the page is full.
  if strpos(in_begins, ' ') = 0 then
    select count(*) into bearers from (
      select from members m where m.province_code = in_province and m.search_key >= rtrim(in_begins, '%')
         and m.search_key < rtrim(in_begins, '%') || '~' limit 3000) s;
    if bearers = 3000 then
      return query execute format(
        'select m.id, m.sort_key from members m
          where m.province_code = $1 and m.status <> ''left'' and (m.search_key like $2 or m.search_key like $3)
            and ($4 is null or (m.sort_key, m.id) %1$s ($4, $5))
          order by m.sort_key %2$s, m.id %2$s limit $6 offset $7', sign, direction)
        using in_province, in_begins, in_inside, in_after_key, in_after_id, in_limit - answered, answered;
      return;
    end if;
  end if;
  -- The words hold the province; asked for apart, all of it would be read to be intersected with the few that are found.
  return query execute format(
    'with worded as materialized (
       select m.province_code, m.id, m.sort_key, m.search_key from members m
        where member_words(m.province_code, m.search_key) @@ $2 and m.status <> ''left'')
     select f.id, f.sort_key from (
       select w.id, w.sort_key from worded w
        where w.province_code = $1 and (w.search_key like $3 or w.search_key like $4)
          and ($5 is null or (w.sort_key, w.id) %1$s ($5, $6))
       union all
       select g.id, g.sort_key from unnest($9) p, lateral (
         select m.id, m.sort_key from members m
          where m.province_code = $1 and m.status <> ''left'' and m.sort_key >= p and m.sort_key < p || ''~''
            and (m.search_key like $3 or m.search_key like $4)
            and ($5 is null or (m.sort_key, m.id) %1$s ($5, $6))
          order by m.sort_key %2$s, m.id %2$s limit $7 + $8) g) f
      order by f.sort_key %2$s, f.id %2$s limit $7 offset $8', sign, direction)
    using in_province, member_words_asked(in_province, in_begins, case when in_given is null then 'either' else 'other' end),
          in_begins, in_inside, in_after_key, in_after_id, in_limit - answered, answered, coalesce(in_given, '{}');
end
$$;

-- How many living members match, for the count beside such a page.
create function count_members_named(in_province text, in_lo text, in_hi text, in_begins text, in_inside text)
returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare answer bigint;
begin
  perform require_search_reach(in_province, in_lo, in_hi);
  if in_lo = in_province || '/' and in_hi = in_province || '0' then
    select count(*) into answer from members m
     where member_words(m.province_code, m.search_key) @@ member_words_asked(in_province, in_begins, 'either')
       and m.status <> 'left' and (m.search_key like in_begins or m.search_key like in_inside);
  else
    select count(*) into answer from members m
     where m.province_code = in_province and m.path >= in_lo and m.path < in_hi and m.status <> 'left'
       and (m.search_key like in_begins or m.search_key like in_inside);
  end if;
  return answer;
end
$$;
revoke all on function search_members(text, text, text, text, text, text[], text, uuid, boolean, integer) from public;
revoke all on function count_members_named(text, text, text, text, text) from public;
grant execute on function search_members(text, text, text, text, text, text[], text, uuid, boolean, integer) to dangvu_app;
grant execute on function count_members_named(text, text, text, text, text) to dangvu_app;
