-- What anybody may see of organisations beyond the own reach: who stands above, and the directory of a province.

-- Who stood at a path on a day: the superiors of an organisation, which a seat below them cannot read. Directory facts only.
-- `place` is the 1-based place in the two arrays. Only reads; called before the first write, never joined.
create function organisations_at(in_province text, in_paths text[], in_days date[])
returns table (place integer, id uuid, code text, name text, type_code text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.place::integer, p.organisation_id, c.code, n.name, p.type_code
    from unnest(in_paths, in_days) with ordinality as w(path, day, place)
    join organisation_placements p on p.province_code = in_province and p.placed_path = w.path
     and p.valid_from <= w.day and (p.valid_to is null or p.valid_to > w.day)
    join organisation_names n on n.province_code = in_province and n.organisation_id = p.organisation_id
     and n.valid_from <= w.day and (n.valid_to is null or n.valid_to > w.day)
    join organisation_codes c on c.province_code = in_province and c.organisation_id = p.organisation_id
     and c.valid_from <= w.day and (c.valid_to is null or c.valid_to > w.day)
   order by w.place
$$;

-- The directory of one province beyond the reach of the seat: `in_pattern` is a LIKE pattern over search keys of names (and over
-- codes when it holds a digit), former ones included. Directory facts only: no addresses, no versions, no people.
-- Only reads; called before the first write, never joined.
create function find_organisations(in_province text, in_pattern text, in_on date, in_limit integer)
returns table (id uuid, code text, name text, former_name text, former_name_from date, former_name_to date,
               former_code text, former_code_from date, former_code_to date,
               type_code text, parent_names text[], ended_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  with names as (
    -- One match an organisation: the name of the day before a former one, the latest former one before an earlier one.
    select distinct on (m.organisation_id) m.organisation_id, m.name, m.search_key, m.valid_from, m.valid_to
      from organisation_names m
     where m.province_code = in_province and m.search_key like in_pattern and m.valid_from <= in_on
     order by m.organisation_id, m.valid_from desc
  ), codes as (
    select distinct on (m.organisation_id) m.organisation_id, m.code, m.valid_from, m.valid_to
      from organisation_codes m
     where m.province_code = in_province and in_pattern ~ '[0-9]' and lower(m.code) like in_pattern and m.valid_from <= in_on
     order by m.organisation_id, m.valid_from desc
  ), hits as (
    select coalesce(a.organisation_id, b.organisation_id) as organisation_id,
           a.name as hit_name, a.search_key as hit_key, a.valid_from as name_from, a.valid_to as name_to,
           b.code as hit_code, b.valid_from as code_from, b.valid_to as code_to
      from names a full join codes b on b.organisation_id = a.organisation_id
  ), best as (
    -- Cut before the facts of the day are looked up: "chi bộ" matches most of a province.
    select h.*, o.ended_on, o.sort_key
      from hits h join organisations o on o.province_code = in_province and o.id = h.organisation_id
     order by (o.ended_on is not null and o.ended_on <= in_on), (h.hit_key like ltrim(in_pattern, '%')) is not true,
              o.sort_key, o.id
     limit least(greatest(in_limit, 1), 101)
  ), found as materialized (
    select b.*, n.name, n.valid_from as current_name_from, c.code, c.valid_from as current_code_from,
           p.type_code, string_to_array(rtrim(p.placed_path, '/'), '/') as segments,
           case when b.ended_on <= in_on then b.ended_on - 1 else in_on end as as_of
      from best b
      join organisation_names n on n.province_code = in_province and n.organisation_id = b.organisation_id
       and n.valid_from <= in_on and (n.valid_to is null or n.valid_to > in_on or n.valid_to = b.ended_on)
      join organisation_codes c on c.province_code = in_province and c.organisation_id = b.organisation_id
       and c.valid_from <= in_on and (c.valid_to is null or c.valid_to > in_on or c.valid_to = b.ended_on)
      join organisation_placements p on p.province_code = in_province and p.organisation_id = b.organisation_id
       and p.valid_from <= in_on and (p.valid_to is null or p.valid_to > in_on or p.valid_to = b.ended_on)
  )
  select f.organisation_id, f.code, f.name,
         case when f.name_from < f.current_name_from then f.hit_name end,
         case when f.name_from < f.current_name_from then f.name_from end,
         case when f.name_from < f.current_name_from then f.name_to end,
         case when f.code_from < f.current_code_from then f.hit_code end,
         case when f.code_from < f.current_code_from then f.code_from end,
         case when f.code_from < f.current_code_from then f.code_to end,
         f.type_code,
         -- One index look-up a level: as a join the planner would read the whole province.
         array(select (select n.name
                         from organisation_placements p
                         join organisation_names n on n.province_code = in_province and n.organisation_id = p.organisation_id
                          and n.valid_from <= f.as_of and (n.valid_to is null or n.valid_to > f.as_of)
                        where p.province_code = in_province
                          and p.placed_path = array_to_string(f.segments[1:depth], '/') || '/'
                          and p.valid_from <= f.as_of and (p.valid_to is null or p.valid_to > f.as_of)
                        limit 1)
                 from generate_series(1, cardinality(f.segments) - 1) as depth
                order by depth),
         case when f.ended_on <= in_on then f.ended_on end
    from found f
   order by (f.ended_on is not null and f.ended_on <= in_on), (f.hit_key like ltrim(in_pattern, '%')) is not true,
            f.sort_key, f.organisation_id
$$;

revoke all on function organisations_at(text, text[], date[]) from public;
revoke all on function find_organisations(text, text, date, integer) from public;
grant execute on function organisations_at(text, text[], date[]) to dangvu_app;
grant execute on function find_organisations(text, text, date, integer) to dangvu_app;
