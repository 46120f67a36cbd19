-- Who ended a value a province had laid down for itself, why, and from which day. Both tables of values keep the same columns.
alter table parameter_versions
  add column ended_at timestamptz,
  add column ended_by text,
  add column ended_reason text,
  -- The first day it was said not to hold any more.
  add column ended_to date;
alter table province_parameter_versions
  add column ended_at timestamptz,
  add column ended_by text,
  add column ended_reason text,
  add column ended_to date;
