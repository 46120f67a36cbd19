-- The beginnings of words are kept as words of their own: looked for as beginnings, every word that begins so had to be gathered
-- first (10 to 16 ms for two to four common words among 160 000 members of a province; as words 2 ms). Seven letters are a syllable;
-- what is longer is told apart by the names that are found. Written at once: a search would have to read through what waits.
drop index members_words;
drop function member_words(text, text);
create function member_words(in_province text, in_search_key text) returns tsvector
language sql immutable strict parallel unsafe cost 10 set search_path = pg_catalog, pg_temp as $$
  select array_to_tsvector(array(
    select in_province || left(w, n)
      from unnest(string_to_array(in_search_key, ' ')) w, generate_series(1, least(length(w), 7)) n))
$$;
create index members_words on members using gin (member_words(province_code, search_key)) with (fastupdate = off)
  where status <> 'left';

-- As before (0011), asking the index for words.
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
                order by m.sort_key %2$s, m.id %2$s limit 2000) s
        where s.search_key like $2 or s.search_key like $3
        order by s.sort_key %2$s, s.id %2$s limit $6', sign, direction)
      using in_province, in_begins, in_inside, in_after_key, in_after_id, in_limit;
    get diagnostics answered = row_count;
    if answered = in_limit then
      return;
    end if;
  end if;
  -- The words of the pattern, unescaped and quoted, as the index has them.
  select string_agg('''' || replace(replace(in_province || left(w.word, 7), '\', '\\'), '''', '''''') || '''', ' & ')::tsquery
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
