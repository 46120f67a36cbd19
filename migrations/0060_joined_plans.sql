-- One directive that came from two levels makes one plan: the nearer one is what the plan was made from, of the other its receipt says which plan it
-- was taken into and in which issue.
alter table plan_receipts add column joined_plan_id uuid;
alter table plan_receipts add column joined_issue integer;
alter table plan_receipts add constraint plan_receipts_joined check ((joined_plan_id is null) = (joined_issue is null));
create index plan_receipts_joined_plan on plan_receipts (province_code, joined_plan_id) where joined_plan_id is not null;

-- With how deep the sender stands: the nearer of two is known by it.
drop function received_plan(text, uuid);
create function received_plan(in_province text, in_receipt uuid)
returns table (province_code text, content jsonb, depth integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.province_code, i.content, length(p.path)
    from plan_receipts r
    join plans p on p.province_code = in_province and p.id = r.plan_id
    join plan_issues i on i.province_code = in_province and i.plan_id = r.plan_id and i.no = r.issue
   where r.province_code = in_province and r.id = in_receipt
     and r.path >= current_setting('app.lo', true) and r.path < current_setting('app.hi', true)
$$;
revoke all on function received_plan(text, uuid) from public;
grant execute on function received_plan(text, uuid) to dangvu_app;
