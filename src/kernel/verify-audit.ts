// Checks the chained history of an organisation: every hash anew, every link, no entry missing, the head at the end.
import type { Tx } from '#db/tenancy.ts'
import { auditHash, GENESIS } from '#kernel/audit.ts'

/** `changed`: the content no longer fits the hash; `unlinked`: it does not follow the one before; `missing`: an entry is gone. */
export interface ChainFault {
  province: string
  organisationId: string
  seq: number
  kind: 'changed' | 'unlinked' | 'missing'
}

const PAGE = 1000

/** Reads a whole chain within the reach of the transaction, a page at a time; answers how long it is and the first fault. */
export async function verifyChain(
  tx: Tx,
  province: string,
  organisationId: string,
): Promise<{ entries: number; fault: ChainFault | null }> {
  const head = await tx
    .selectFrom('audit_heads')
    .select(['last_seq', 'last_hash'])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  const at = (seq: number, kind: ChainFault['kind']): ChainFault => ({ province, organisationId, seq, kind })
  let seq = 0
  let previous = GENESIS
  for (;;) {
    const rows = await tx
      .selectFrom('audit_entries')
      .selectAll()
      .where('province_code', '=', province)
      .where('organisation_id', '=', organisationId)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      seq += 1
      if (row.seq !== seq) return { entries: seq - 1, fault: at(seq, 'missing') }
      if (row.previous_hash !== previous) return { entries: seq, fault: at(seq, 'unlinked') }
      const hash = auditHash(previous, {
        province,
        organisationId,
        seq,
        at: row.at.toISOString(),
        actorAccountId: row.actor_account_id,
        actorName: row.actor_name,
        actorSeat: row.actor_seat,
        operation: row.operation,
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        summary: row.summary,
        changes: row.changes,
        requestId: row.request_id,
      })
      if (row.hash !== hash) return { entries: seq, fault: at(seq, 'changed') }
      previous = hash
    }
    if (rows.length < PAGE) break
  }
  if (head === undefined ? seq > 0 : head.last_seq !== seq) return { entries: seq, fault: at(seq + 1, 'missing') }
  const whole = head === undefined || head.last_hash === previous
  return { entries: seq, fault: whole ? null : at(seq, 'unlinked') }
}
