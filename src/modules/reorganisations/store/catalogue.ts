// What the database says of its tables: which rows hang on a path, by what they are known, and which point at which. Read, not written down, so
// that a table of a later module is moved and restored like all others.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'

export interface Table {
  name: string
  key: string[]
  columns: string[]
  /** Columns that hold the path of an organisation as of today. */
  paths: string[]
  /** Whether its rows point at one another. */
  selfLinked: boolean
}

/** Every table with rows of organisations; those that point at others before those they point at. */
export async function tenantTables(tx: Tx): Promise<Table[]> {
  const { rows: tables } = await sql<Table>`
    select c.relname as name,
           (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
              join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
             where i.indrelid = c.oid and i.indisprimary) as key,
           array_agg(a.attname::text order by a.attnum) as columns,
           array_agg(a.attname::text order by a.attnum)
             filter (where (a.attname = 'path' or a.attname like '%\\_path') and a.attname <> 'placed_path') as paths,
           exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = c.oid) as "selfLinked"
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.oid, c.relname
    having bool_or(a.attname = 'province_code') and bool_or(a.attname = 'path')
     order by c.relname`.execute(tx)
  const { rows: links } = await sql<{ of: string; at: string }>`
    select distinct conrelid::regclass::text as of, confrelid::regclass::text as at from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`.execute(tx)
  const left = new Map(tables.map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(({ name }) => !links.some(({ of, at }) => at === name && left.has(of)))
    if (free.length === 0) throw new Error(`tables that point at each other: ${[...left.keys()].join(', ')}`)
    for (const table of free) left.delete(table.name)
    ordered.push(...free)
  }
  return ordered
}
