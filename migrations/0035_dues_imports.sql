-- Lists of payments from the portal or a bank: looked through row by row, written into the books of the branches, taken back whole.
-- A list stands at the path of the organisation it was brought in for; it holds no personal number.
create table dues_imports (
  province_code text collate "C" not null,
  id uuid not null,
  path text collate "C" not null,
  organisation_id uuid not null,
  file_name text not null,
  channel text collate "C" not null check (channel in ('portal', 'bank')),
  -- ready → committed | cancelled; committed → undone.
  state text collate "C" not null check (state in ('ready', 'committed', 'cancelled', 'undone')),
  -- What the columns were taken for: heading → field, in their order.
  columns jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (province_code, id),
  constraint dues_imports_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  check ((state = 'ready') = (ended_at is null))
);
create index dues_imports_list on dues_imports (province_code, organisation_id, id desc);

create table dues_import_rows (
  province_code text collate "C" not null,
  import_id uuid not null,
  seq integer not null,
  path text collate "C" not null,
  sheet text not null,
  sheet_row integer not null,
  -- As the list writes them.
  full_name text not null,
  birth text not null,
  branch text not null,
  reference text not null,
  personal_no_hash text collate "C",
  amount bigint,
  for_month text collate "C" check (for_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  paid_on date,
  -- Who it is; `chosen`: said by a person, not found by number or name.
  member_id uuid,
  chosen boolean not null default false,
  left_out boolean not null default false,
  state text collate "C" not null check (state in ('matched', 'doubtful', 'unmatched')),
  -- [{ code, message }]
  findings jsonb not null,
  -- The line it became.
  entry_id uuid,
  primary key (province_code, import_id, seq),
  constraint dues_import_rows_import_fk foreign key (province_code, import_id) references dues_imports (province_code, id),
  constraint dues_import_rows_member_fk foreign key (province_code, member_id) references members (province_code, id),
  constraint dues_import_rows_entry_fk foreign key (province_code, entry_id) references dues_entries (province_code, id)
);
create index dues_import_rows_member on dues_import_rows (province_code, member_id) where member_id is not null;
create unique index dues_import_rows_entry on dues_import_rows (province_code, entry_id) where entry_id is not null;

do $$
declare t text;
begin
  foreach t in array array['dues_imports', 'dues_import_rows'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
-- A list that is given up leaves nothing of the people in it.
grant delete on dues_import_rows to dangvu_app;

-- What members whose record lies within reach now declared, and what relief they had, in the branches they belonged to before on the
-- first day of these months: the count of unpaid months goes with the member (F-06).
create function dues_earlier(in_province text, in_path text, in_members uuid[], in_months text[])
returns table (province_code text, member_id uuid, month text, member_type text, base bigint, extra_pay bigint, region smallint,
               pct smallint, ground text, party_since_on date, closed boolean, closed_owed bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.province_code, s.member_id, w.month, b.member_type, b.base, b.extra_pay, b.region, r.pct, r.ground, m.party_since_on,
         c.owed_by is not null, (c.owed_by ->> s.member_id::text)::bigint
    from unnest(in_months) as w(month)
    join memberships s on s.province_code = in_province and s.member_id = any(in_members)
     and s.valid_from <= (w.month || '-01')::date and (s.valid_to is null or s.valid_to > (w.month || '-01')::date)
     and not (s.path >= in_path and s.path < left(in_path, -1) || '0')
    join members m on m.province_code = in_province and m.id = s.member_id
     and m.path >= current_setting('app.lo', true) and m.path < current_setting('app.hi', true)
    left join dues_months c on c.province_code = in_province and c.organisation_id = s.organisation_id
     and c.month = w.month collate "C" and c.reopened_at is null
    left join lateral (
      select x.member_type, x.base, x.extra_pay, x.region from dues_bases x
       where x.province_code = in_province and x.member_id = s.member_id and x.path = s.path and x.from_month <= w.month collate "C"
       order by x.from_month desc, x.id desc limit 1) b on true
    left join lateral (
      select x.pct, x.ground from dues_reliefs x
       where x.province_code = in_province and x.member_id = s.member_id and x.path = s.path and x.state = 'decided'
         and x.from_month <= w.month collate "C" and x.to_month >= w.month collate "C"
       order by x.pct desc limit 1) r on true
   where not exists (select from member_statuses t where t.province_code = in_province and t.member_id = s.member_id and t.status = 'left'
                        and t.valid_from <= (w.month || '-01')::date and (t.valid_to is null or t.valid_to > (w.month || '-01')::date))
$$;
revoke all on function dues_earlier(text, text, uuid[], text[]) from public;
grant execute on function dues_earlier(text, text, uuid[], text[]) to dangvu_app;
