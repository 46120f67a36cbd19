-- What two ends of a case need besides their messages: why one was not taken in, and where a case goes on when its organisation ends.

-- What the sentence of the fault says besides its code; when the message was tried last. A fault stands with the sender, and (direction
-- 'in', not handed over) with the one it was for, so that whoever can mend it sees it.
alter table case_messages add column fault_facts jsonb;
alter table case_messages add column tried_at timestamptz;
create index case_messages_unheard on case_messages (province_code, path) where handed_over_at is null;
create index case_messages_case on case_messages (province_code, case_id, written_at);

-- The organisation a case was taken over from, since when, and whether because that organisation ended.
alter table cases add column taken_over_from text;
alter table cases add column taken_over_on date;

-- The organisation itself while it stands, else the nearest above it that does. Directory facts only.
create function standing_organisation(in_province text, in_id uuid, in_today date)
returns table (id uuid, name text, path text, is_same boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select above.id, above.name, above.path, above.id = in_id
    from organisation_line(in_province, in_id) w
    join organisations above on above.province_code = in_province and above.id = w.id
   where above.ended_on is null or above.ended_on > in_today
   order by w.place desc
   limit 1
$$;
revoke all on function standing_organisation(text, uuid, date) from public;
grant execute on function standing_organisation(text, uuid, date) to dangvu_app, dangvu_concerned;

-- The organisation of the centre, which stands above every province. Directory facts only.
create function central_organisation()
returns table (id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.name from organisations o where o.province_code = '00' and o.path = '00/'
$$;
revoke all on function central_organisation() from public;
grant execute on function central_organisation() to dangvu_app, dangvu_concerned;
