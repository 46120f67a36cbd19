-- The number of the introduction beside each move and each time away: the register of transfers names it as the step recorded it.
alter table member_movements add column introduction_no text;
alter table member_absences add column introduction_no text;
