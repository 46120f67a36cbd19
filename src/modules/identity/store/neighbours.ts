// The few things identity must know of later modules' tables: that an organisation or a member is there, and its path and name.
// Identity stands first in the order of modules, so it reads them by key; it never writes them.
import type { RawBuilder } from 'kysely'
import type { Tx } from '#db/tenancy.ts'

export interface KnownOrganisation {
  id: string
  path: string
  name: string
  endedOn: string | null
}

/** The organisation, when the scope's rows hold it. */
export async function findOrganisation(
  tx: Tx,
  province: string,
  id: string,
  rows: RawBuilder<boolean>,
): Promise<KnownOrganisation | undefined> {
  const row = await tx
    .selectFrom('organisations')
    .select(['id', 'path', 'name', 'ended_on'])
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(rows)
    .executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, path: row.path, name: row.name, endedOn: row.ended_on }
}

/** Whether the scope's rows hold the member, who is held still: whoever is given a post meanwhile waits, and then finds the account. */
export async function memberIsThere(tx: Tx, province: string, id: string, rows: RawBuilder<boolean>): Promise<boolean> {
  const row = await tx
    .selectFrom('members')
    .select('id')
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(rows)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the member has left the Party, as far as the transaction reaches. */
export async function memberHasLeft(tx: Tx, province: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('members')
    .select('status')
    .where('province_code', '=', province)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.status === 'left'
}
