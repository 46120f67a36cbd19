-- Names of branches by their words: the list of members asks for a branch wherever nobody is called by the words typed. Under row-level
-- security no index of names serves LIKE, and reading the names of a province takes as long as such a search (6 ms); by the trigrams of an
-- index it took half of that, by words a fifth of a millisecond. The organisations of a country, 340 000, are indexed in half a minute.
create index organisation_names_words on organisation_names using gin (name_words(province_code, search_key)) with (fastupdate = off);

-- Organisations within the range that are or were called so; see the migration search_by_surnames for the patterns.
create function named_organisations(in_province text, in_lo text, in_hi text, in_begins text, in_inside text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  perform require_search_reach(in_province, in_lo, in_hi);
  return query select n.organisation_id from organisation_names n
    where name_words(n.province_code, n.search_key) @@ name_words_asked(in_province, in_begins, true, true)
      and n.province_code = in_province and n.path >= in_lo and n.path < in_hi
      and (n.search_key like in_begins or n.search_key like in_inside);
end
$$;
revoke all on function named_organisations(text, text, text, text, text) from public;
grant execute on function named_organisations(text, text, text, text, text) to dangvu_app;
