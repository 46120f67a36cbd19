-- Who rests (exempt from activities or suspended) is few: taken from the list, which an index holds alone, they leave those who can be given work, without
-- reading the record of everybody in a province.
create index members_resting on members (province_code, path, id) where status in ('exempt', 'suspended');
