// The organisation a list is of, and its direct superior as far as the seat reaches, for the head of the sheet.
import type { QueryContext } from '#kernel/context.ts'

export interface ListPlace {
  id: string
  path: string
  name: string
  /** Null at the top, and when the superior stands beyond the reach of the seat. */
  superior: string | null
}

/** The organisation at a path within reach. */
export async function organisationAt({ tx, province }: QueryContext, path: string): Promise<ListPlace> {
  const above = path.split('/').slice(0, -2)
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'path', 'name'])
    .where('province_code', '=', province)
    .where('path', 'in', [path, `${above.join('/')}/`])
    .execute()
  const own = rows.find((row) => row.path === path)
  if (own === undefined) throw new Error(`no organisation at ${path}`)
  return { id: own.id, path, name: own.name, superior: rows.find((row) => row.path !== path)?.name ?? null }
}
