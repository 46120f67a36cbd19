-- How an office heads its papers: the two lines at the left, the place, the pattern of the number, the post of who signs. One row for the
-- papers of the organisation itself, one for those of the branches below it that have none of their own. Nothing given: as the record says.
create table letterheads (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  applies_to text collate "C" not null check (applies_to in ('own', 'branches')),
  superior_name text,
  issuing_name text,
  place text,
  number_pattern text,
  signer_post text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint letterheads_once unique (province_code, organisation_id, applies_to),
  constraint letterheads_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  -- A name is of one organisation.
  check (applies_to = 'own' or issuing_name is null)
);
alter table letterheads enable row level security;
alter table letterheads force row level security;
create policy letterheads_scope on letterheads using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
grant select, insert, update on letterheads to dangvu_app;

-- What heads the papers of some organisations: their own rows and those of everybody above, whom the seat itself cannot read. `asked_path`
-- is the path of the organisation asked about. Nothing but what stands on every paper. Only reads; called before the first write, never joined.
create function letterheads_above(in_province text, in_ids uuid[])
returns table (asked uuid, asked_path text, asked_type text, path text, applies_to text, superior_name text, issuing_name text, place text,
               number_pattern text, signer_post text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.path, o.type_code, l.path, l.applies_to, l.superior_name, l.issuing_name, l.place, l.number_pattern, l.signer_post
    from organisations o
    join letterheads l on l.province_code = in_province
     and l.path in (select array_to_string((string_to_array(rtrim(o.path, '/'), '/'))[1:depth], '/') || '/'
                      from generate_series(1, cardinality(string_to_array(rtrim(o.path, '/'), '/'))) as depth)
   where o.province_code = in_province and o.id = any(in_ids)
$$;
revoke all on function letterheads_above(text, uuid[]) from public;
grant execute on function letterheads_above(text, uuid[]) to dangvu_app;

-- What the register of transfers asks beside the move: the month up to which dues are paid, the day the other end answered.
alter table member_movements add column dues_paid_to text, add column answered_on date;
alter table member_absences add column dues_paid_to text, add column answered_on date;
