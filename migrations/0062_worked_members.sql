-- Who of a place had work within some days is gathered from this index alone, branch after branch. Asked member by member it took 0.9 s for
-- the 90 000 of a province with 5 000 branches: each look-up reads a row that stands apart.
create index tasks_worked on tasks (province_code, path, closed_on) include (member_id, assigned_on) where member_id is not null and state <> 'cancelled';
