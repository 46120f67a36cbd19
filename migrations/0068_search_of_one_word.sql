-- A search of one word or two across a province did much in vain:
-- * of one word that neither many nor few bear a thousand were gathered from all over the table, and then the list was followed after all:
--   three hundred names of the list tell at once which of the two it will be;
-- * given name after given name was read in lots of one, eight, sixty-four, though a few more than eight filled the page.
-- Only functions are replaced: no table is touched or locked. How they go about it: migrations search_by_surnames and search_of_whole_names.
do $make$
declare
  way record;
begin
  for way in select * from (values
    ('search_members_up', '>', 'asc', '', '00000000-0000-0000-0000-000000000000', $$given || ' ~'$$, 'greatest', ''),
    ('search_members_down', '<', 'desc', '~', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'given', 'least', '~')
  ) w(name, sign, direction, end_key, end_id, beyond, nearer, edge) loop
    execute format($function$
create or replace function %1$I(in_province text, in_begins text, in_inside text, in_first text[], in_given text[],
                     in_after_key text, in_after_id uuid, in_limit integer)
returns table (id uuid, sort_key text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  after_key text collate "C" := coalesce(in_after_key, %4$L);
  after_id uuid := coalesce(in_after_id, %5$L);
  -- What was typed, as whole names begin with it.
  typed text collate "C" := regexp_replace(replace(rtrim(in_begins, '%%'), '%% ', ' '), '\\(.)', '\1', 'g');
  words integer := cardinality(string_to_array(in_begins, ' '));
  one_word boolean := words = 1;
  -- From so many bearers on the list is followed; fewer are gathered.
  many integer := 400;
  -- Of three words the first is hardly ever the middle name of many: all their bearers are gathered by words, and no given name is read through.
  whole boolean := words > 2 or in_given is null;
  few integer := 10000;
  bearers integer;
  found_ids uuid[];
  found_keys text[];
  near_ids uuid[];
  near_keys text[];
  at_key text collate "C" := after_key;
  at_id uuid := after_id;
  batch integer := 1;
  seen integer := 0;
  ahead integer;
  further integer;
  -- How many of this page are told already, and how many more have been found.
  told integer := 0;
  answered integer := 0;
begin
  perform require_search_reach(in_province, in_province || '/', in_province || '0');
  select count(*) into bearers from (
    select from members m where m.province_code = in_province and m.search_key >= typed and m.search_key < typed || '~' limit many) s;
  if one_word then
    -- How many bear it further on tell sixty names each of those that begin with H, L, N, T and V. Where they are many the next names of the
    -- list fill the page: eight thousand of it are read in the time that a thousand are gathered in.
    select count(*) into further from unnest(array['L', 'P', 'R', 'Z', 'c']) l, lateral (
      select m.search_key from members m
       where m.province_code = in_province and m.status <> 'left' and m.sort_key >= l
       order by m.sort_key, m.id limit 60) s
     where s.search_key like in_inside || ' %%';
    foreach ahead in array case when further > 2 then array[8000] when bearers < many then array[250] else '{}' end loop
      return query
        select s.id, s.sort_key
          from (select m.id, m.sort_key, m.search_key from members m
                 where m.province_code = in_province and m.status <> 'left' and (m.sort_key, m.id) %2$s (after_key, after_id)
                 order by m.sort_key %3$s, m.id %3$s limit ahead) s
         where s.search_key like in_begins or s.search_key like in_inside
         order by s.sort_key %3$s, s.id %3$s limit in_limit;
      get diagnostics told = row_count;
      if told = in_limit then
        return;
      end if;
    end loop;
    -- Of one word rather fewer are gathered: the list soon fills the page with what is common in it.
    few := case when further > 0 then 500 else 1000 end;
  end if;
  if bearers < many then
    -- Those of these words are gathered, as long as they are few. Those whose given name it is stand together in the list and are read from there.
    select count(*), array_agg(w.id) filter (where w.hit), array_agg(w.sort_key) filter (where w.hit)
      into bearers, found_ids, found_keys
      from (select m.id, m.sort_key,
                   (m.search_key like in_begins or m.search_key like in_inside) and (m.sort_key, m.id) %2$s (after_key, after_id) as hit
              from members m
             where name_words(m.province_code, m.search_key) @@ name_words_asked(in_province, in_begins, true, whole)
               and m.status <> 'left' limit few) w;
    if bearers < few then
      return query
        select f.id, f.sort_key from (
          (select w.id, w.sort_key from unnest(found_ids, found_keys) w(id, sort_key)
            order by w.sort_key collate "C" %3$s, w.id %3$s limit in_limit)
          union
          select g.id, g.sort_key from unnest(case when not whole then in_given end) p, lateral (
            select m.id, m.sort_key from members m
             where m.province_code = in_province and m.status <> 'left' and m.sort_key >= p and m.sort_key < p || '~'
               and (m.sort_key, m.id) %2$s (%7$s(after_key, p || %8$L), case when after_key %2$s= p || %8$L then after_id else %5$L end)
               and (m.search_key like in_begins or m.search_key like in_inside)
             order by m.sort_key %3$s, m.id %3$s limit in_limit) g) f
         order by f.sort_key %3$s, f.id %3$s limit in_limit - told offset told;
      return;
    end if;
  elsif in_first is not null then
    -- Many begin so. The others, who bear the words further on, are gathered, or read where their given name stands.
    few := least(few, 1000);
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
        -- As many given names more as those so far promise, and a few over; not many times as many.
        seen := seen + batch;
        batch := least(batch * 8, 4 + (in_limit - answered) * seen * 5 / 4 / greatest(answered, 1));
      end loop;
      return query select f.id, f.sort_key from (select distinct w.id, w.sort_key from unnest(found_ids, found_keys) w(id, sort_key)) f
        order by f.sort_key collate "C" %3$s, f.id %3$s limit in_limit - told offset told;
      return;
    end if;
  end if;
  return query
    select m.id, m.sort_key from members m
     where m.province_code = in_province and m.status <> 'left' and (m.search_key like in_begins or m.search_key like in_inside)
       and (m.sort_key, m.id) %2$s (after_key, after_id)
     order by m.sort_key %3$s, m.id %3$s limit in_limit - told offset told;
end
$$$function$, way.name, way.sign, way.direction, way.end_key, way.end_id, way.beyond, way.nearer, way.edge);
  end loop;
end
$make$;
