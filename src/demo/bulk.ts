// Sets aside indexes and checks that are slow row by row, and makes them again after a large load: the checks then see all rows.
import type { Client } from 'pg'

interface Aside {
  table_name: string
  name: string
  definition: string
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * Drops foreign keys, exclusion constraints and plain indexes of `tables` (primary and unique keys stay) and gives back a
 * function that makes them again. Call both in one transaction, or on a database nobody else uses: between the two nothing
 * but the keys is checked. Making them again fails when a loaded row breaks one.
 */
export async function setAside(client: Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const constraints = await client.query<Aside>(
    `select c.conrelid::regclass::text as table_name, c.conname as name, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c
      where c.conrelid = any($1::text[]::regclass[]) and c.contype in ('f', 'x')
      order by (c.contype = 'f'), 1, 2`,
    [tables],
  )
  const indexes = await client.query<Aside>(
    `select i.indrelid::regclass::text as table_name, r.relname as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i
       join pg_class r on r.oid = i.indexrelid
      where i.indrelid = any($1::text[]::regclass[]) and not i.indisunique
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
      order by 1, 2`,
    [tables],
  )
  for (const { table_name, name } of constraints.rows) {
    await client.query(`alter table ${table_name} drop constraint ${quote(name)}`)
  }
  for (const { name } of indexes.rows) await client.query(`drop index ${quote(name)}`)
  return async () => {
    await client.query("set maintenance_work_mem = '256MB'")
    for (const { definition } of indexes.rows) await client.query(definition)
    for (const { table_name, name, definition } of constraints.rows) {
      await client.query(`alter table ${table_name} add constraint ${quote(name)} ${definition}`)
    }
    await client.query('reset maintenance_work_mem')
  }
}
