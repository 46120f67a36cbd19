-- Who of the level above confirmed the score that the branch voted, where the rules ask for it (SCORE-01, Phú Thọ).
alter table meeting_scores
  add column confirmed_by text,
  add column confirmed_on date,
  add constraint meeting_scores_confirmed check ((confirmed_by is null) = (confirmed_on is null) and (confirmed_by is null or state <> 'proposed'));
