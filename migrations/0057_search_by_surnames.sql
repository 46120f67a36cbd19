-- A search by name across a province takes a third of the time. Three things were slow:
-- * its statements were put together for one direction of the list and planned with every call (0.25 ms each, up to four a search). Each
--   direction has a function of its own now, made from one text, whose statements are planned once a connection;
-- * for a surname that many bear the whole list was followed until the page was full («tran», «tran thi»: 500 to 2 000 names for 51). The
--   list stands by given name, and within it by surname: now only the people of that surname are read, given name after given name;
-- * for what rather few bear («le minh», 800 of 200 000) all of them were gathered by their words and read from the table. Words told the
--   given name from the others; they tell the first word too now, so that the few who bear «le» inside their name are found alone.
-- And one was wrong: whoever bears a word both inside and as the given name («Trần Thị Lệ Lê») was counted twice on the page, which then
-- looked like the last.
-- The index of words is made anew (about half a minute for a million members; changes of members wait meanwhile). The functions search a
-- whole province and say so by their parameters: within a commune the list itself is read.

-- The words of a name with the province before each: the first marked ^, the last, the given name, marked ~, a single one both. See the
-- migration member_search for why words, why their beginnings are kept and why this is a loop.
create function name_words(in_province text, in_search_key text) returns tsvector
language plpgsql immutable strict parallel unsafe cost 10 as $$
declare
  words text[] := '{}';
  parts text[] := string_to_array(in_search_key, ' ');
  last integer := coalesce(array_length(parts, 1), 0);
begin
  for i in 1..last loop
    for n in 1..least(length(parts[i]), 7) loop
      if i = 1 then
        words := words || (in_province || '^' || left(parts[i], n));
      end if;
      if i = last then
        words := words || (in_province || '~' || left(parts[i], n));
      elsif i > 1 then
        words := words || (in_province || left(parts[i], n));
      end if;
    end loop;
  end loop;
  return array_to_tsvector(words);
end
$$;

-- What the index of words is asked for a pattern: its words, unescaped and quoted. in_first: the first may be the first of the name;
-- in_given: the last may be the given name. Elsewhere in the name each may always be.
create function name_words_asked(in_province text, in_begins text, in_first boolean, in_given boolean) returns tsquery
language sql immutable set search_path = pg_catalog, pg_temp as $$
  with typed as (
    select regexp_replace(rtrim(t.p, '%'), '\\(.)', '\1', 'g') as word, t.place
      from unnest(string_to_array(in_begins, ' ')) with ordinality t(p, place)
  ), quoted as (
    select place, row_number() over (order by place) = 1 as first, row_number() over (order by place desc) = 1 as last,
           replace(replace(left(word, 7), '\', '\\'), '''', '''''') as word
      from typed where word <> ''
  )
  select string_agg(
           format('(''%s%s''', in_province, word)
           || case when first and in_first then format(' | ''%s^%s''', in_province, word) else '' end
           || case when last and in_given then format(' | ''%s~%s''', in_province, word) else '' end || ')', ' & ' order by place)::tsquery
    from quoted
$$;

drop index members_words;
-- Written at once: a search would have to read through what waits.
create index members_words on members using gin (name_words(province_code, search_key)) with (fastupdate = off)
  where status <> 'left';

-- A page of living members of a province whose name matches, in name order, up or down. LIKE is not leakproof, so under row-level
-- security no index of names could serve it; these read past the policy, but only inside the reach of the transaction. The patterns
-- (the name begins with the words, a later word does) come escaped. in_first, in_given: the beginnings of the sort keys of the words that
-- the first typed word may be the surname of, and the last the given name, in their order; null where there are none or too many.
-- A list has two bounds, where it goes on and where a name begins: they are one comparison of (sort_key, id) in each statement, because of
-- two that mean a beginning the index takes one and reads through the rest.
do $make$
declare
  way record;
begin
  for way in select * from (values
    ('search_members_up', '>', 'asc', '', '00000000-0000-0000-0000-000000000000', $$given || ' ~'$$, 'greatest', ''),
    ('search_members_down', '<', 'desc', '~', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'given', 'least', '~')
  ) w(name, sign, direction, end_key, end_id, beyond, nearer, edge) loop
    execute format($function$
create function %1$I(in_province text, in_begins text, in_inside text, in_first text[], in_given text[],
                     in_after_key text, in_after_id uuid, in_limit integer)
returns table (id uuid, sort_key text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  after_key text collate "C" := coalesce(in_after_key, %4$L);
  after_id uuid := coalesce(in_after_id, %5$L);
  -- What was typed, as whole names begin with it.
  typed text collate "C" := regexp_replace(replace(rtrim(in_begins, '%%'), '%% ', ' '), '\\(.)', '\1', 'g');
  one_word boolean := strpos(in_begins, ' ') = 0;
  -- From so many bearers on the list is followed; fewer are gathered.
  many integer := case when one_word then 1000 else 400 end;
  few integer;
  bearers integer;
  found_ids uuid[];
  found_keys text[];
  near_ids uuid[];
  near_keys text[];
  at_key text collate "C" := after_key;
  at_id uuid := after_id;
  batch integer := 1;
  answered integer := 0;
begin
  perform require_search_reach(in_province, in_province || '/', in_province || '0');
  select count(*) into bearers from (
    select from members m where m.province_code = in_province and m.search_key >= typed and m.search_key < typed || '~' limit many) s;
  if bearers < many then
    -- A common middle name, or a given name that stands near: the next names of the list fill the page.
    if one_word then
      return query
        select s.id, s.sort_key
          from (select m.id, m.sort_key, m.search_key from members m
                 where m.province_code = in_province and m.status <> 'left' and (m.sort_key, m.id) %2$s (after_key, after_id)
                 order by m.sort_key %3$s, m.id %3$s limit 1500) s
         where s.search_key like in_begins or s.search_key like in_inside
         order by s.sort_key %3$s, s.id %3$s limit in_limit;
      get diagnostics answered = row_count;
      if answered = in_limit then
        return;
      end if;
    end if;
    -- Those of these words are gathered, as long as they are few; of one word rather fewer, because a list it is common in soon fills the
    -- page. Those whose given name it is stand together in the list and are read from there.
    few := case when one_word then 1000 else 10000 end;
    select count(*), array_agg(w.id) filter (where w.hit), array_agg(w.sort_key) filter (where w.hit)
      into bearers, found_ids, found_keys
      from (select m.id, m.sort_key,
                   (m.search_key like in_begins or m.search_key like in_inside) and (m.sort_key, m.id) %2$s (after_key, after_id) as hit
              from members m
             where name_words(m.province_code, m.search_key) @@ name_words_asked(in_province, in_begins, true, in_given is null)
               and m.status <> 'left' limit few) w;
    if bearers < few then
      return query
        select f.id, f.sort_key from (
          select w.id, w.sort_key from unnest(found_ids, found_keys) w(id, sort_key)
          union
          select g.id, g.sort_key from unnest(in_given) p, lateral (
            select m.id, m.sort_key from members m
             where m.province_code = in_province and m.status <> 'left' and m.sort_key >= p and m.sort_key < p || '~'
               and (m.sort_key, m.id) %2$s (%7$s(after_key, p || %8$L), case when after_key %2$s= p || %8$L then after_id else %5$L end)
               and (m.search_key like in_begins or m.search_key like in_inside)
             order by m.sort_key %3$s, m.id %3$s limit in_limit) g) f
         order by f.sort_key %3$s, f.id %3$s limit in_limit - answered offset answered;
      return;
    end if;
  elsif in_first is not null then
    -- Many begin so. The others, who bear the words further on, are gathered, or read where their given name stands.
    few := 1000;
    select count(*), array_agg(w.id) filter (where w.hit), array_agg(w.sort_key) filter (where w.hit)
      into bearers, found_ids, found_keys
      from (select m.id, m.sort_key, m.search_key like in_inside and m.search_key not like in_begins
                   and (m.sort_key, m.id) %2$s (after_key, after_id) as hit
              from members m
             where name_words(m.province_code, m.search_key)
                   @@ name_words_asked(in_province, in_begins, false, not one_word or in_given is null)
               and m.status <> 'left' limit few) w;
    if bearers < few then
      if one_word then
        select array_agg(g.id), array_agg(g.sort_key) into near_ids, near_keys from unnest(in_given) p, lateral (
          select m.id, m.sort_key from members m
           where m.province_code = in_province and m.status <> 'left' and m.sort_key >= p and m.sort_key < p || '~'
             and (m.sort_key, m.id) %2$s (%7$s(after_key, p || %8$L), case when after_key %2$s= p || %8$L then after_id else %5$L end)
             and (m.search_key like in_inside and m.search_key not like in_begins
                  or m.search_key like in_begins and strpos(m.search_key, ' ') = 0)
           order by m.sort_key %3$s, m.id %3$s limit in_limit) g;
        found_ids := found_ids || near_ids;
        found_keys := found_keys || near_keys;
      end if;
      loop
        with recursive givens(given, seq) as (
          (select split_part(m.sort_key, ' ', 1), 1 from members m
            where m.province_code = in_province and m.status <> 'left' and (m.sort_key, m.id) %2$s (at_key, at_id)
            order by m.sort_key %3$s, m.id %3$s limit 1)
          union all
          select (select split_part(m.sort_key, ' ', 1) from members m
                   where m.province_code = in_province and m.status <> 'left' and m.sort_key %2$s g.%6$s
                   order by m.sort_key %3$s limit 1), g.seq + 1
            from givens g where g.given is not null and g.seq < batch
        ), starts as materialized (
          select g.given || ' ' || p as start from givens g, unnest(in_first) p where g.given is not null
        )
        select array_agg(s.id), array_agg(s.sort_key), (select g.%6$s from givens g order by g.seq desc limit 1)
          into near_ids, near_keys, at_key
          from starts, lateral (
            select m.id, m.sort_key from members m
             where m.province_code = in_province and m.status <> 'left' and m.sort_key >= starts.start and m.sort_key < starts.start || '~'
               and (m.sort_key, m.id) %2$s (%7$s(after_key, starts.start || %8$L),
                                            case when after_key %2$s= starts.start || %8$L then after_id else %5$L end)
               and m.search_key like in_begins
             order by m.sort_key %3$s, m.id %3$s limit in_limit) s;
        found_ids := found_ids || near_ids;
        found_keys := found_keys || near_keys;
        answered := answered + coalesce(cardinality(near_ids), 0);
        exit when answered >= in_limit or at_key is null;
        at_id := '00000000-0000-0000-0000-000000000000';
        batch := batch * 8;
      end loop;
      return query select f.id, f.sort_key from (select distinct w.id, w.sort_key from unnest(found_ids, found_keys) w(id, sort_key)) f
        order by f.sort_key collate "C" %3$s, f.id %3$s limit in_limit;
      return;
    end if;
  end if;
  return query
    select m.id, m.sort_key from members m
     where m.province_code = in_province and m.status <> 'left' and (m.search_key like in_begins or m.search_key like in_inside)
       and (m.sort_key, m.id) %2$s (after_key, after_id)
     order by m.sort_key %3$s, m.id %3$s limit in_limit - answered offset answered;
end
$$$function$, way.name, way.sign, way.direction, way.end_key, way.end_id, way.beyond, way.nearer, way.edge);
    execute format('revoke all on function %I(text, text, text, text[], text[], text, uuid, integer) from public', way.name);
    execute format('grant execute on function %I(text, text, text, text[], text[], text, uuid, integer) to dangvu_app', way.name);
  end loop;
end
$make$;
drop function search_members(text, text, text, text, text, text[], text, uuid, boolean, integer);

-- The living members of a province whose name matches, in no order, for what narrows or orders them otherwise.
create function named_members(in_province text, in_begins text, in_inside text, in_limit integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform require_search_reach(in_province, in_province || '/', in_province || '0');
  return query select m.id from members m
    where name_words(m.province_code, m.search_key) @@ name_words_asked(in_province, in_begins, true, true)
      and m.status <> 'left' and (m.search_key like in_begins or m.search_key like in_inside)
    limit in_limit;
end
$$;
revoke all on function named_members(text, text, text, integer) from public;
grant execute on function named_members(text, text, text, integer) to dangvu_app;

-- How many they are, for the count beside a page.
create function count_named_members(in_province text, in_begins text, in_inside text) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform require_search_reach(in_province, in_province || '/', in_province || '0');
  return (select count(*) from members m
    where name_words(m.province_code, m.search_key) @@ name_words_asked(in_province, in_begins, true, true)
      and m.status <> 'left' and (m.search_key like in_begins or m.search_key like in_inside));
end
$$;
revoke all on function count_named_members(text, text, text) from public;
grant execute on function count_named_members(text, text, text) to dangvu_app;
drop function count_members_named(text, text, text, text, text);
drop function member_words_asked(text, text, text);
drop function member_words(text, text);
