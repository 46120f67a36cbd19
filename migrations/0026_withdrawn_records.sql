-- An import that is taken back leaves nothing: the case the program began by itself for somebody on probation goes with the record, as
-- long as nobody has taken a step in it. Steps of people are never deleted.
create function withdraw_taken_up(in_province text, in_members uuid[])
returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  select array_agg(c.id) into gone
    from cases c
   where c.province_code = in_province and c.subject_id = any(in_members) and c.lifecycle = 'probation'
     and not exists (select from members m where m.province_code = in_province and m.id = c.subject_id)
     and not exists (select from case_steps s where s.province_code = in_province and s.case_id = c.id and s.step <> 'take-up');
  delete from case_reminders where province_code = in_province and case_id = any(gone);
  delete from case_work where province_code = in_province and case_id = any(gone);
  delete from case_steps where province_code = in_province and case_id = any(gone);
  delete from cases where province_code = in_province and id = any(gone);
end $$;
revoke all on function withdraw_taken_up(text, uuid[]) from public;
grant execute on function withdraw_taken_up(text, uuid[]) to dangvu_app;
