-- A card of the older form is looked for as the present one is, by a keyed hash. Records of before get theirs from the work of the day, which
-- has the key: the second index is of those that wait for it, and soon empty.

alter table members add column former_card_no_hash text collate "C";
create index members_former_card_no on members (province_code, former_card_no_hash) where former_card_no_hash is not null;
create index members_former_card_unhashed on members (province_code, id) where former_card_no_sealed is not null and former_card_no_hash is null;
