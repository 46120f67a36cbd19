-- The directory finds words that are spread over the names of an organisation and of those above it.
drop function find_organisations(text, text, date, integer);

-- The directory of one province beyond the reach of the seat. `in_words`: LIKE patterns, each of which has to match the names of an
-- organisation followed by those of all above it, with one blank before every word; `in_code`: a pattern for codes, or null. Former
-- names and codes count. `in_own`: the path whose organisations come first; `in_types`: nothing but these types, or null for any.
-- First what lives, then what is below `in_own`, then what all words match by its own name, then by name; cut last.
-- Directory facts only: no addresses, no versions, no people. Only reads; called before the first write, never joined.
-- CASE hides from the planner that it knows nothing of patterns to come: it would take them to match one row, and loop over thousands.
create function find_organisations(in_province text, in_words text[], in_code text, in_own text, in_types text[], in_on date, in_limit integer)
returns table (id uuid, code text, name text, former_name text, former_name_from date, former_name_to date,
               former_code text, former_code_from date, former_code_to date,
               type_code text, parent_names text[], ended_on date)
language sql stable security definer set search_path = public, pg_temp set work_mem = '32MB' as $$
  with recursive placed as materialized (
    -- Where everything stood on the day; what had ended by then, where it stood last.
    select o.id, p.parent_id, p.type_code, p.placed_path, o.ended_on, o.sort_key, o.path
      from organisations o
      join organisation_placements p on p.province_code = in_province and p.organisation_id = o.id
       and p.valid_from <= in_on and (p.valid_to is null or p.valid_to > in_on or p.valid_to = o.ended_on)
     where o.province_code = in_province
  ), inner_ones as materialized (
    -- Those that have others below them, few beside the branches, with all their names.
    select p.id, p.parent_id,
           (select string_agg(' ' || n.search_key, '') from organisation_names n
             where n.province_code = in_province and n.organisation_id = p.id and n.valid_from <= in_on) as keys
      from placed p
     where p.id in (select q.parent_id from placed q)
  ), lines as (
    select i.id, i.keys from inner_ones i where i.parent_id is null
    union all
    select i.id, i.keys || l.keys from lines l join inner_ones i on i.parent_id = l.id
  ), names as (
    -- One match an organisation: by its own name before one with those above it, the latest name before an earlier one.
    select distinct on (m.organisation_id) m.organisation_id, m.name, m.valid_from, m.valid_to, ' ' || m.search_key like all (in_words) as own
      from organisation_names m
      join placed p on p.id = m.organisation_id
      left join lines l on l.id = p.parent_id
     where m.province_code = in_province and m.valid_from <= in_on
       and case when ' ' || m.search_key || coalesce(l.keys, '') like all (in_words) then true else false end
     order by m.organisation_id, own desc, m.valid_from desc
  ), codes as (
    select distinct on (m.organisation_id) m.organisation_id, m.code, m.valid_from, m.valid_to
      from organisation_codes m
     where m.province_code = in_province and lower(m.code) like in_code and m.valid_from <= in_on
     order by m.organisation_id, m.valid_from desc
  ), hits as (
    select coalesce(a.organisation_id, b.organisation_id) as organisation_id,
           b.organisation_id is not null or a.own as own,
           a.name as hit_name, a.valid_from as name_from, a.valid_to as name_to,
           b.code as hit_code, b.valid_from as code_from, b.valid_to as code_to
      from names a full join codes b on b.organisation_id = a.organisation_id
  ), best as (
    -- Cut before the facts of the day are looked up: "chi bộ" matches most of a province.
    select h.*, p.ended_on, p.sort_key, p.type_code, string_to_array(rtrim(p.placed_path, '/'), '/') as segments,
           array[coalesce(p.ended_on <= in_on, false), not starts_with(p.path, in_own), not h.own] as rank
      from hits h
      join placed p on p.id = h.organisation_id
     where in_types is null or p.type_code = any(in_types)
     order by rank, p.sort_key, p.id
     limit least(greatest(in_limit, 1), 101)
  ), found as materialized (
    select b.*, n.name, n.valid_from as current_name_from, c.code, c.valid_from as current_code_from,
           case when b.ended_on <= in_on then b.ended_on - 1 else in_on end as as_of
      from best b
      join organisation_names n on n.province_code = in_province and n.organisation_id = b.organisation_id
       and n.valid_from <= in_on and (n.valid_to is null or n.valid_to > in_on or n.valid_to = b.ended_on)
      join organisation_codes c on c.province_code = in_province and c.organisation_id = b.organisation_id
       and c.valid_from <= in_on and (c.valid_to is null or c.valid_to > in_on or c.valid_to = b.ended_on)
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
   order by f.rank, f.sort_key, f.organisation_id
$$;

revoke all on function find_organisations(text, text[], text, text, text[], date, integer) from public;
grant execute on function find_organisations(text, text[], text, text, text[], date, integer) to dangvu_app;
