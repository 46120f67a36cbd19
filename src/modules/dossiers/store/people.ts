// Members a command is about: named one by one, or everybody of an organisation; held until the command is done.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

export interface Person {
  id: string
  path: string
  organisation_id: string
  full_name: string
  branch_name: string
}

/**
 * Members within the scope, in the order of the tree and their names: of a subtree those who are in the list today (`path`), or those named
 * (`memberIds`, also who has left). At most `limit`.
 */
export async function membersUnder(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  asked: { path: string | null; memberIds: readonly string[] | null; limit: number },
): Promise<Person[]> {
  const { path, memberIds, limit } = asked
  const { rows } = await sql<Person>`
    select m.id, m.path, m.organisation_id, m.full_name, o.name as branch_name
      from members m
      join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where ${scope.rows(actor, province, 'm')}
       and ${path === null ? sql`true` : sql`m.path >= ${path} and m.path < ${`${path.slice(0, -1)}0`} and m.status <> 'left'`}
       and ${memberIds === null ? sql`true` : sql`m.id = any(${[...memberIds]}::uuid[])`}
     order by m.path, m.sort_key, m.id limit ${limit} for update of m`.execute(tx)
  return rows
}
