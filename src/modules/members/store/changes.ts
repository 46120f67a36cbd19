// Reads what the audit chain says about one member.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'

export interface Change {
  seq: number
  organisationId: string
  at: string
  actorName: string
  actorSeat: string | null
  operation: string
  summary: string
  changes: Record<string, [unknown, unknown]>
}

/** Newest first; one entry more than asked for says that it goes on. */
export async function changesOf(
  context: QueryContext,
  memberId: string,
  after: readonly [at: string, seq: number, organisationId: string] | null,
  limit: number,
): Promise<Change[]> {
  const { province, tx } = context
  const { rows } = await sql<Omit<Change, 'at' | 'changes'> & { at: Date; changes: string }>`
    select a.seq, a.organisation_id as "organisationId", a.at, a.actor_name as "actorName", a.actor_seat as "actorSeat",
           a.operation, a.summary, a.changes
      from audit_entries a
     where a.province_code = ${province} and a.subject_type = 'member' and a.subject_id = ${memberId}
       and ${after === null ? sql`true` : sql`(a.at, a.seq, a.organisation_id) < (${after[0]}::timestamptz, ${after[1]}::bigint, ${after[2]}::uuid)`}
     order by a.at desc, a.seq desc, a.organisation_id desc limit ${limit + 1}`.execute(tx)
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    changes: JSON.parse(row.changes) as Change['changes'],
  }))
}
