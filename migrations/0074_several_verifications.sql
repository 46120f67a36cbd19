-- One open case of a kind about one person at one place, but of verifications as many as places are asked (VERIF-08): each has a term of its own.
drop index cases_once;
create unique index cases_once on cases (province_code, lifecycle, subject_id, organisation_id)
 where end_kind is null and lifecycle <> 'verification';
