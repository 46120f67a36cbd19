-- A campaign opened by mistake is taken back: when, by whom and why. Each branch reads the reason with its own review, since it does not reach what lies above.
alter table review_campaigns
  add column withdrawn_on date,
  add column withdrawn_by text,
  add column withdrawn_reason text,
  add constraint review_campaigns_withdrawn check ((withdrawn_on is null) = (withdrawn_reason is null) and (withdrawn_on is null) = (withdrawn_by is null));
alter table branch_reviews
  add column withdrawn_reason text,
  add constraint branch_reviews_withdrawn check (withdrawn_reason is null or state = 'closed');
