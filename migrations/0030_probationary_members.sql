-- People on probation, few among many: found when the program looks whose twelve months nobody follows yet.
create index members_probationary on members (province_code, id) where status = 'probationary';
