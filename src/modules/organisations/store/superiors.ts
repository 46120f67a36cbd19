// Names those above or beside an organisation, whom the seat itself cannot read: through the directory functions of the database.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'

export interface SuperiorRow {
  /** Which question it answers, from 0. */
  place: number
  id: string
  code: string
  name: string
  typeCode: OrganisationTypeCode
}

/** '99/1/3/' → ['99/', '99/1/']. */
export function pathsAbove(path: string): string[] {
  const segments = path.split('/').slice(0, -2)
  return segments.map((_, depth) => `${segments.slice(0, depth + 1).join('/')}/`)
}

/** Who stood at each path on its day. One statement; directory facts only. Before the first write of a transaction. */
export async function organisationsAt(
  tx: Tx,
  province: string,
  questions: readonly { path: string; on: string }[],
): Promise<SuperiorRow[]> {
  if (questions.length === 0) return []
  const paths = questions.map((q) => q.path)
  const days = questions.map((q) => q.on)
  const { rows } = await sql<SuperiorRow>`
    select place - 1 as place, id, code, name, type_code as "typeCode"
      from organisations_at(${province}, ${paths}::text[], ${days}::date[])`.execute(tx)
  return rows
}

/** From the top down to the direct superior of what stood at `path` on a day. */
export const superiorsOf = (tx: Tx, province: string, path: string, on: string): Promise<SuperiorRow[]> =>
  organisationsAt(
    tx,
    province,
    pathsAbove(path).map((above) => ({ path: above, on })),
  )

/** The names of organisations of a province by id, also of those out of reach; one that never was is missing. Directory facts only. */
export async function directoryNames(tx: Tx, province: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select w.id, l.name from unnest(${[...new Set(ids)]}::uuid[]) w(id), organisation_line(${province}, w.id) l where l.id = w.id`.execute(
    tx,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
