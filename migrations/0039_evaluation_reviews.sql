-- What a review was held like (E-06, E-09, E-11), why somebody failed (E-21), and an appeal about the level that was announced.
alter table evaluations
  add column report_sent_on date,
  add column review_days double precision check (review_days > 0),
  -- { name, on, committeeMember } of the party group in which it was reviewed.
  add column group_review jsonb,
  add column failing_causes text[] not null default '{}',
  add column appeal text,
  add column appealed_on date,
  add column appeal_answer text,
  add column appeal_answered_on date,
  add column appeal_answered_by text,
  -- The level before the appeal raised it.
  add column appeal_from text collate "C" check (appeal_from in ('HTXS', 'HTT', 'HT', 'KHT', 'unrated')),
  add constraint evaluations_appeal check ((appeal is null) = (appealed_on is null)),
  add constraint evaluations_appeal_answer check ((appeal_answer is null) = (appeal_answered_on is null)),
  add constraint evaluations_causes check (cardinality(failing_causes) = 0 or level = 'KHT');
create index evaluations_appeals on evaluations (province_code, path) where appeal is not null and appeal_answer is null;
