-- Whoever has left the Party keeps one way in while a case about the leaving is open: the own cases, and nothing else. The reach is not a
-- range of paths but a role of its own (dangvu_concerned, made by the program before the migrations), which may touch only the tables
-- named here, and of those only the rows that the policies below name. A table that comes later is closed to it by itself.

-- Whether the person of a record left the list while a case about it, or a complaint against it, is open.
create function is_concerned(in_province text, in_member uuid)
returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from members m where m.province_code = in_province and m.id = in_member
                    and m.status = 'left' and m.left_kind in ('expelled', 'name-deleted', 'resigned'))
     and exists (select from cases c where c.province_code = in_province and c.subject_id = in_member and c.subject_kind = 'member'
                    and c.end_kind is null
                    and c.lifecycle in ('name-deletion', 'discipline', 'resignation', 'probation', 'probationer-deletion', 'appeal'))
$$;
revoke all on function is_concerned(text, uuid) from public;
grant execute on function is_concerned(text, uuid) to dangvu_app;

-- As before; and whoever has left and is concerned by an open case acts as that: no stored seat, the id of the account, no range.
create or replace function enter_session(in_province text, in_token_hash text, in_now timestamptz, in_today date, in_own_account boolean)
returns table (session_id uuid, last_seen_at timestamptz, account_id uuid, display_name text, member_id uuid,
               must_change_password boolean, second_factor boolean,
               seat_id uuid, role text, post_name text, organisation_id uuid, path text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare found record;
begin
  select s.id as session_id, s.last_seen_at, a.id as account_id, a.display_name, a.member_id, a.must_change_password,
         s.second_factor_at is not null as second_factor,
         seat.id as seat_id, seat.role, seat.post_name, seat.organisation_id, seat.path,
         a.organisation_id as home_id, a.path as home_path
    into found
    from sessions s
    join accounts a on a.province_code = in_province and a.id = s.account_id and a.disabled_at is null
    left join lateral (
      select t.id, t.role, t.post_name, t.organisation_id, t.path
        from account_seats t
       where t.province_code = in_province and t.account_id = a.id
         and t.valid_from <= in_today and (t.valid_to is null or t.valid_to > in_today)
         and not exists (select from members m where m.province_code = in_province and m.id = a.member_id and m.status = 'left')
       order by (t.id = s.seat_id) desc nulls last, (t.role = 'member'), t.valid_from, t.id
       limit 1) seat on true
   where s.province_code = in_province and s.token_hash = in_token_hash
     and s.ended_at is null and s.expires_at > in_now and s.last_seen_at > in_now - interval '7 days';
  if found.session_id is null then
    return;
  end if;
  if found.seat_id is null and found.member_id is not null and is_concerned(in_province, found.member_id) then
    found.seat_id := found.account_id;
    found.role := 'concerned';
    found.post_name := 'Người có việc đang xét';
    found.organisation_id := found.home_id;
    found.path := found.home_path;
  end if;
  if in_own_account then
    perform set_scope(in_province || '/', in_province || '0');
  elsif found.role = 'concerned' then
    perform set_scope('', '');
  elsif found.path = '00/' then
    perform set_scope('', '~');
  elsif found.path is not null then
    perform set_scope(found.path, left(found.path, -1) || '0');
  end if;
  return query select found.session_id, found.last_seen_at, found.account_id, found.display_name, found.member_id,
    found.must_change_password, found.second_factor, found.seat_id, found.role, found.post_name,
    found.organisation_id, found.path;
end
$$;

grant usage on schema public to dangvu_concerned;
grant execute on function organisation_line(text, uuid) to dangvu_concerned;

grant select, insert, update on cases to dangvu_concerned;
create policy cases_concerned on cases to dangvu_concerned
  using (subject_kind = 'member' and subject_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert on case_steps to dangvu_concerned;
create policy case_steps_concerned on case_steps to dangvu_concerned
  using (exists (select from cases c where c.province_code = case_steps.province_code and c.id = case_steps.case_id));
grant select, insert, delete on case_work to dangvu_concerned;
create policy case_work_concerned on case_work to dangvu_concerned
  using (exists (select from cases c where c.province_code = case_work.province_code and c.id = case_work.case_id));
grant select, insert on case_messages to dangvu_concerned;
create policy case_messages_concerned on case_messages to dangvu_concerned
  using (exists (select from cases c where c.province_code = case_messages.province_code and c.id = case_messages.case_id));

-- The organisation that keeps an own case, as the directory shows it to everybody.
grant select on organisations to dangvu_concerned;
create policy organisations_concerned on organisations for select to dangvu_concerned
  using (exists (select from cases c where c.province_code = organisations.province_code and c.organisation_id = organisations.id));

-- What the person does is written into the history of that organisation; the history itself stays closed.
grant select, insert, update on audit_heads to dangvu_concerned;
create policy audit_heads_concerned on audit_heads to dangvu_concerned
  using (exists (select from cases c where c.province_code = audit_heads.province_code and c.organisation_id = audit_heads.organisation_id));
grant insert on audit_entries to dangvu_concerned;
create policy audit_entries_concerned on audit_entries for insert to dangvu_concerned
  with check (subject_type = 'case' and exists (
    select from cases c where c.province_code = audit_entries.province_code and c.id = audit_entries.subject_id
       and c.organisation_id = audit_entries.organisation_id));

grant select, insert, update on idempotency_keys to dangvu_concerned;
create policy idempotency_keys_concerned on idempotency_keys to dangvu_concerned
  using (account_id = nullif(current_setting('app.account', true), '')::uuid);
-- Whoever had to leave the Party sees the own open case judged by the rules that hold where it is kept.
grant select on rulebook_revisions, instruments, parameter_versions, holiday_years, province_parameter_versions to dangvu_concerned;
create policy province_parameter_versions_concerned on province_parameter_versions for select to dangvu_concerned
  using (exists (select from cases c where c.province_code = province_parameter_versions.province_code));
-- A step of whoever had to leave takes out the reminders of the own case that no longer hold.
grant select, delete on case_reminders to dangvu_concerned;
create policy case_reminders_concerned on case_reminders to dangvu_concerned
  using (exists (select from cases c where c.province_code = case_reminders.province_code and c.id = case_reminders.case_id));
