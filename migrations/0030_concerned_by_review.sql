-- The review of a recognition may take a name off the list (ADM-21): it is one more kind of case that keeps the way in open.
create or replace function is_concerned(in_province text, in_member uuid)
returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from members m where m.province_code = in_province and m.id = in_member
                    and m.status = 'left' and m.left_kind in ('expelled', 'name-deleted', 'resigned'))
     and exists (select from cases c where c.province_code = in_province and c.subject_id = in_member and c.subject_kind = 'member'
                    and c.end_kind is null
                    and c.lifecycle in ('name-deletion', 'discipline', 'resignation', 'probation', 'probationer-deletion',
                                        'recognition-review', 'appeal'))
$$;
