-- A search across a province for what neither many nor next to nobody bears read and sorted more than a page needs:
-- * what the index of words is asked was put together by a statement of its own, planned anew with every search; a loop does it now;
-- * all that were gathered were sorted with the others, though one page of them is wanted;
-- * of a whole name («nong gia anh») everybody of that given name was read through. Three words are borne by so few that all of them are gathered;
-- * a thousand bearers of a surname were counted where four hundred tell as much.
-- Only functions are replaced: no table is touched or locked. How they go about it: migration search_by_surnames.
create or replace function name_words_asked(in_province text, in_begins text, in_first boolean, in_given boolean) returns tsquery
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  typed text[] := string_to_array(in_begins, ' ');
  last integer := cardinality(typed);
  word text;
  asked text := '';
begin
  for i in 1..last loop
    -- Each word is escaped and ends with the sign for «and what follows».
    word := replace(replace(left(regexp_replace(left(typed[i], -1), '\\(.)', '\1', 'g'), 7), '\', '\\'), '''', '''''');
    asked := asked || case when i > 1 then ' & ' else '' end || '(''' || in_province || word || ''''
      || case when i = 1 and in_first then ' | ''' || in_province || '^' || word || '''' else '' end
      || case when i = last and in_given then ' | ''' || in_province || '~' || word || '''' else '' end || ')';
  end loop;
  return asked::tsquery;
end
$$;

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
  few integer;
  bearers integer;
  found_ids uuid[];
  found_keys text[];
  near_ids uuid[];
  near_keys text[];
  at_key text collate "C" := after_key;
  at_id uuid := after_id;
  batch integer := 1;
  ahead integer;
  told integer;
  answered integer := 0;
begin
  perform require_search_reach(in_province, in_province || '/', in_province || '0');
  select count(*) into bearers from (
    select from members m where m.province_code = in_province and m.search_key >= typed and m.search_key < typed || '~' limit many) s;
  if bearers < many then
    -- A common middle name, or a given name that stands near: the next names of the list fill the page, if the first 250 promise it.
    if one_word then
      foreach ahead in array array[250, 1500] loop
        return query
          select s.id, s.sort_key
            from (select m.id, m.sort_key, m.search_key from members m
                   where m.province_code = in_province and m.status <> 'left' and (m.sort_key, m.id) %2$s (after_key, after_id)
                   order by m.sort_key %3$s, m.id %3$s limit ahead) s
           where s.search_key like in_begins or s.search_key like in_inside
           order by s.sort_key %3$s, s.id %3$s limit in_limit - answered offset answered;
        get diagnostics told = row_count;
        answered := answered + told;
        if answered = in_limit then
          return;
        end if;
        exit when answered * 1500 < in_limit * ahead;
      end loop;
    end if;
    -- Those of these words are gathered, as long as they are few; of one word rather fewer, because a list it is common in soon fills the
    -- page. Those whose given name it is stand together in the list and are read from there.
    few := case when one_word then 1000 else 10000 end;
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
  end loop;
end
$make$;
