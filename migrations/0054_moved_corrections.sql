-- The day of a correction may be moved with a reason; every move is kept: { from, to, reason, by, on }.
alter table inspection_corrections add column moves jsonb not null default '[]';
