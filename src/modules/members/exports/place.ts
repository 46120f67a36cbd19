// The organisation a list is of, and its direct superior, for the head of the sheet.
import type { QueryContext } from '#kernel/context.ts'
import { superiorsOf } from '#modules/organisations/public.ts'

export interface ListPlace {
  id: string
  path: string
  name: string
  /** Null at the top of a province. */
  superior: string | null
}

/** The organisation at a path within reach; who stands above is named whether the seat reaches it or not. */
export async function organisationAt({ tx, province, today }: QueryContext, path: string): Promise<ListPlace> {
  const own = await tx
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('province_code', '=', province)
    .where('path', '=', path)
    .executeTakeFirst()
  if (own === undefined) throw new Error(`no organisation at ${path}`)
  const superior = (await superiorsOf(tx, province, path, today)).at(-1)?.name ?? null
  return { id: own.id, path, name: own.name, superior }
}
