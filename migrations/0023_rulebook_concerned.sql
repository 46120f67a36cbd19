-- Whoever had to leave the Party sees the own open case judged by the rules that hold where it is kept.
grant select on rulebook_revisions, instruments, parameter_versions, holiday_years, province_parameter_versions to dangvu_concerned;
create policy province_parameter_versions_concerned on province_parameter_versions for select to dangvu_concerned
  using (exists (select from cases c where c.province_code = province_parameter_versions.province_code));
