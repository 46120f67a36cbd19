// The reading log (DOS-06): rows that are added and never changed.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DossierReadings } from '#db/types.gen.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

export type ReadingRow = Selectable<DossierReadings> & { full_name: string }

/** One page and one row more, the newest first: of one file, or of all under an organisation. */
export async function listReadings(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  asked: {
    path: string | null
    memberId: string | null
    after: readonly (string | number | null)[] | null
    limit: number
  },
): Promise<ReadingRow[]> {
  const { path, memberId, after, limit } = asked
  const { rows } = await sql<ReadingRow>`
    select r.*, m.full_name from dossier_readings r
      join members m on m.province_code = ${province} and m.id = r.member_id
     where ${scope.rows(actor, province, 'r')}
       and ${memberId === null ? sql`true` : sql`r.member_id = ${memberId}`}
       and ${path === null ? sql`true` : sql`r.path >= ${path} and r.path < ${`${path.slice(0, -1)}0`}`}
       and (${after === null} or (r.read_on, r.id) < (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
     order by r.read_on desc, r.id desc limit ${limit + 1}`.execute(tx)
  return rows
}
