-- What the official statistics read of people who have since gone elsewhere: whoever answers for a branch may count, for a day on
-- which somebody belonged there, the few facts the printed tables ask for, though the record itself now lies out of reach.
-- Both functions only read, and only for branches within the reach of the transaction: never numbers, addresses or the career.

-- Everybody who belonged on a day to an organisation that stood in a range of paths on that day. EXECUTE lets the planner see
-- the values.
create function members_then(in_province text, in_lo text, in_hi text, in_day date)
returns table (province_code text, id uuid, organisation_id uuid, status text, gender text, ethnicity_code text, religion_code text,
               education_code text, professional_code text, academic_title text, theory_code text, occupation_code text,
               birth_on date, party_since_on date, full_name text, sort_key text, birth_date text, admitted_on text,
               official_on text, version integer, path text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query execute
    'select s.province_code, m.id, s.organisation_id, t.status, m.gender, m.ethnicity_code, m.religion_code, m.education_code,
            m.professional_code, m.academic_title, m.theory_code, m.occupation_code, m.birth_on, m.party_since_on, m.full_name,
            m.sort_key, m.birth_date, m.admitted_on, m.official_on, m.version, m.path
       from organisation_placements p
       join memberships s on s.province_code = $1 and s.organisation_id = p.organisation_id
        and s.valid_from <= $4 and (s.valid_to is null or s.valid_to > $4) and s.path >= $5 and s.path < $6
       join members m on m.province_code = $1 and m.id = s.member_id
       left join member_statuses t on t.province_code = $1 and t.member_id = s.member_id
        and t.valid_from <= $4 and (t.valid_to is null or t.valid_to > $4)
      where p.province_code = $1 and p.placed_path >= $2 and p.placed_path < $3
        and p.valid_from <= $4 and (p.valid_to is null or p.valid_to > $4)'
    using in_province, in_lo, in_hi, in_day, current_setting('app.lo', true), current_setting('app.hi', true);
end
$$;

-- Of these people, the ones who belong or belonged to a branch within reach: names for a list of movements.
create function members_once_here(in_province text, in_ids uuid[])
returns table (province_code text, id uuid, status text, gender text, full_name text, birth_date text, admitted_on text,
               official_on text, version integer, path text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.province_code, m.id, m.status, m.gender, m.full_name, m.birth_date, m.admitted_on, m.official_on, m.version, m.path
    from members m
   where m.province_code = in_province and m.id = any(in_ids)
     and exists (select from memberships s
                  where s.province_code = in_province and s.member_id = m.id
                    and s.path >= current_setting('app.lo', true) and s.path < current_setting('app.hi', true))
$$;
revoke all on function members_then(text, text, text, date) from public;
revoke all on function members_once_here(text, uuid[]) from public;
grant execute on function members_then(text, text, text, date) to dangvu_app;
grant execute on function members_once_here(text, uuid[]) to dangvu_app;

-- Biểu 4 of a province or the country reads this index alone.
create index members_peoples on members (province_code, path) include (ethnicity_code, religion_code, gender) where status <> 'left';
