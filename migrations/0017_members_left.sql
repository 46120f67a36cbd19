-- Few have left, and each day the program looks whether one of them still holds a post somewhere.
create index members_left on members (province_code, id) where status = 'left';
