// One number for everything the database holds: it is the same before and after whatever was refused.
import type { World } from '../../harness/world.ts'

const statements = new WeakMap<World, string>()

/** Reads every table once and adds its rows up, whatever their order. */
async function statementFor(world: World): Promise<string> {
  const known = statements.get(world)
  if (known !== undefined) return known
  const { rows } = await world.database.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const sums = rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::text || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from "${name}" t`,
  )
  const statement = sums.join(' union all ')
  statements.set(world, statement)
  return statement
}

/** Count and sum of each table, by its name. */
export async function digest(world: World): Promise<Record<string, string>> {
  // Named, so that the server plans it once: planning a union of every table takes twice as long as reading them.
  const statement = { name: 'digest', text: await statementFor(world) }
  const { rows } = await world.database.owner.query<{ name: string; sum: string }>(statement)
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}
