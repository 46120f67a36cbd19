-- Extensions and the one function that sets the reach of a transaction (row-level security reads it).
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Sets the half-open range of organisation paths that the current transaction may see: [lo, hi).
-- SET LOCAL inside the function, because set_config does not reach the workers of a distributed engine.
create function set_scope(lo text, hi text) returns void
language plpgsql as $$
begin
  execute format('set local app.lo = %L', lo);
  execute format('set local app.hi = %L', hi);
end
$$;
