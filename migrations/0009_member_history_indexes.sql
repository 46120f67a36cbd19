-- The past of one member at a time: past-day statistics and the record page look these up by member, often for a few hundred at once.
create index memberships_member on memberships (province_code, member_id);
create index member_statuses_member on member_statuses (province_code, member_id);
create index member_movements_member on member_movements (province_code, member_id);
