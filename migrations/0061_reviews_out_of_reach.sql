-- A campaign that is taken back ends the review of a branch, too, that stands elsewhere since: what it opened is found by the campaign, not by where
-- the branch is now. Both functions ask for the campaign within the reach of the seat.

-- Holds the reviews and names of a campaign, so that nobody answers or votes meanwhile; in how many branches a question has its answer or a vote is
-- open or counted. A vote that was cancelled never was.
create function review_campaign_begun(in_province text, in_campaign uuid) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform 1 from review_campaigns c where c.province_code = in_province and c.id = in_campaign
      and c.path >= current_setting('app.lo', true) and c.path < current_setting('app.hi', true);
  if not found then return null; end if;
  perform 1 from branch_reviews b where b.province_code = in_province and b.campaign_id = in_campaign order by b.id for update;
  perform 1 from review_names n
     join branch_reviews b on b.province_code = in_province and b.id = n.review_id
    where n.province_code = in_province and b.campaign_id = in_campaign order by n.id for update of n;
  return (
    select count(*)::integer from branch_reviews b
     where b.province_code = in_province and b.campaign_id = in_campaign and (
       exists (select from review_questions q where q.province_code = in_province and q.review_id = b.id and q.answer is not null)
       or exists (select from review_names n join review_votes v on v.province_code = in_province and v.name_id = n.id
                   where n.province_code = in_province and n.review_id = b.id and v.state <> 'cancelled')));
end
$$;
revoke all on function review_campaign_begun(text, uuid) from public;
grant execute on function review_campaign_begun(text, uuid) to dangvu_app;

-- Ends every review of a campaign that was taken back, and takes off the names nobody voted about; answers how many branches.
create function end_taken_back(in_province text, in_campaign uuid) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  campaign review_campaigns;
  ended integer;
begin
  select * into campaign from review_campaigns c where c.province_code = in_province and c.id = in_campaign and c.withdrawn_on is not null
      and c.path >= current_setting('app.lo', true) and c.path < current_setting('app.hi', true);
  if not found then return 0; end if;
  update review_names n set state = 'withdrawn', withdrawn_reason = campaign.withdrawn_reason, version = n.version + 1
    from branch_reviews b
   where n.province_code = in_province and n.state = 'named' and b.province_code = in_province and b.id = n.review_id
     and b.campaign_id = in_campaign;
  update branch_reviews b
     set state = 'closed', closed_on = campaign.withdrawn_on, withdrawn_reason = campaign.withdrawn_reason, version = b.version + 1
   where b.province_code = in_province and b.campaign_id = in_campaign and b.withdrawn_reason is null;
  get diagnostics ended = row_count;
  return ended;
end
$$;
revoke all on function end_taken_back(text, uuid) from public;
grant execute on function end_taken_back(text, uuid) to dangvu_app;

-- Reviews that stayed open when their campaign was taken back, where nobody has answered or voted.
create temporary table left_open as
  select b.province_code, b.id, c.withdrawn_on, c.withdrawn_reason
    from branch_reviews b join review_campaigns c on c.province_code = b.province_code and c.id = b.campaign_id
   where c.withdrawn_on is not null and b.withdrawn_reason is null and b.state <> 'closed'
     and not exists (select from review_questions q where q.province_code = b.province_code and q.review_id = b.id and q.answer is not null)
     and not exists (select from review_names n join review_votes v on v.province_code = n.province_code and v.name_id = n.id
                      where n.province_code = b.province_code and n.review_id = b.id and v.state <> 'cancelled');
update review_names n set state = 'withdrawn', withdrawn_reason = l.withdrawn_reason, version = n.version + 1
  from left_open l where n.province_code = l.province_code and n.review_id = l.id and n.state = 'named';
update branch_reviews b set state = 'closed', closed_on = l.withdrawn_on, withdrawn_reason = l.withdrawn_reason, version = b.version + 1
  from left_open l where b.province_code = l.province_code and b.id = l.id;
drop table left_open;
