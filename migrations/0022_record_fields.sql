-- More of the record: what decisions about admission and recognition say, and the items of the member's card (2-HSĐV) that had no place.
alter table members
  add column decision_no text,
  add column mentors text,
  add column official_decision_no text,
  add column official_decided_on text collate "C" check (official_decided_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  add column temporary_residence text,
  add column digital_skills text,
  add column minority_languages text,
  add column recruited_by text,
  add column social_organisations text,
  add column enlisted_on text collate "C" check (enlisted_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  add column discharged_on text collate "C" check (discharged_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  add column military_rank text,
  add column invalidity text,
  add column merit_family text;
