-- The career: work, posts outside the Party, training, awards, discipline, journeys, as dated facts.
create table career_entries (
  province_code text collate "C" not null,
  id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  kind text collate "C" not null check (kind in ('work', 'education', 'training', 'award', 'discipline', 'journey')),
  from_date text collate "C" check (from_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  to_date text collate "C" check (to_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  title text not null check (length(title) between 1 and 250),
  place text,
  detail text,
  document text,
  ended boolean not null default false,
  ended_reason text,
  version integer not null default 1,
  primary key (province_code, id),
  constraint career_entries_member_fk foreign key (province_code, member_id) references members (province_code, id)
);
create index career_entries_member on career_entries (province_code, member_id);

-- Posts of an organisation held by members, in time; the account seats follow them.
create table post_holdings (
  province_code text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  path text collate "C" not null,
  member_id uuid not null,
  post_code text collate "C" not null,
  valid_from date not null,
  valid_to date,
  how text collate "C" not null check (how in ('elected', 'appointed')),
  document text,
  primary key (province_code, id),
  constraint post_holdings_organisation_fk foreign key (province_code, organisation_id) references organisations (province_code, id),
  constraint post_holdings_member_fk foreign key (province_code, member_id) references members (province_code, id),
  check (valid_to is null or valid_to > valid_from),
  constraint post_holdings_overlap exclude using gist
    (member_id with =, organisation_id with =, province_code with =, post_code with =, daterange(valid_from, valid_to) with &&)
);
create index post_holdings_organisation on post_holdings (province_code, organisation_id);
create index post_holdings_member on post_holdings (province_code, member_id);

do $$
declare t text;
begin
  foreach t in array array['career_entries', 'post_holdings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', t || '_scope', t);
    execute format('grant select, insert, update on %I to dangvu_app', t);
  end loop;
end
$$;
