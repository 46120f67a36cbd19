// Writes the history of an organisation: each entry carries the hash of the one before, so that tampering shows.
import { createHash } from 'node:crypto'
import type { Tx } from '#db/tenancy.ts'
import type { AuditEvent } from '#kernel/context.ts'

export interface AuditAuthor {
  accountId: string | null
  name: string
  seat: string | null
  operation: string
  requestId: string
  at: Date
}

const GENESIS = '0'.repeat(64)

/** What the hash of an entry covers. The path is left out: a reorganisation moves it. */
export interface AuditContent {
  province: string
  organisationId: string
  seq: number
  at: string
  actorAccountId: string | null
  actorName: string
  actorSeat: string | null
  operation: string
  subjectType: string | null
  subjectId: string | null
  summary: string
  changes: string
  requestId: string
}

/** The hash of an entry: SHA-256 over the previous hash and the content in a fixed order of fields. */
export function auditHash(previous: string, c: AuditContent): string {
  const fields = [
    c.province,
    c.organisationId,
    c.seq,
    c.at,
    c.actorAccountId,
    c.actorName,
    c.actorSeat,
    c.operation,
    c.subjectType,
    c.subjectId,
    c.summary,
    c.changes,
    c.requestId,
  ]
  return createHash('sha256')
    .update(previous + JSON.stringify(fields))
    .digest('hex')
}

/** Appends events to the chains of their organisations, inside the transaction of the command that caused them. */
export async function writeAudit(
  tx: Tx,
  province: string,
  author: AuditAuthor,
  events: readonly AuditEvent[],
): Promise<void> {
  // Chains are locked in one order, so that two commands that touch the same organisations cannot block each other.
  const sorted = [...events].sort((a, b) =>
    a.organisationId < b.organisationId ? -1 : a.organisationId > b.organisationId ? 1 : 0,
  )
  for (const event of sorted) {
    const provinceCode = event.province ?? province
    const key = { province_code: provinceCode, organisation_id: event.organisationId }
    await tx
      .insertInto('audit_heads')
      .values({ ...key, path: event.path, last_seq: 0, last_hash: GENESIS })
      .onConflict((c) => c.columns(['province_code', 'organisation_id']).doNothing())
      .execute()
    const head = await tx
      .selectFrom('audit_heads')
      .select(['last_seq', 'last_hash'])
      .where('province_code', '=', provinceCode)
      .where('organisation_id', '=', event.organisationId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const content: AuditContent = {
      province: provinceCode,
      organisationId: event.organisationId,
      seq: head.last_seq + 1,
      at: author.at.toISOString(),
      actorAccountId: author.accountId,
      actorName: author.name,
      actorSeat: author.seat,
      operation: author.operation,
      subjectType: event.subjectType ?? null,
      subjectId: event.subjectId ?? null,
      summary: event.summary,
      changes: JSON.stringify(event.changes ?? {}),
      requestId: author.requestId,
    }
    const hash = auditHash(head.last_hash, content)
    await tx
      .insertInto('audit_entries')
      .values({
        ...key,
        path: event.path,
        seq: content.seq,
        at: content.at,
        actor_account_id: content.actorAccountId,
        actor_name: content.actorName,
        actor_seat: content.actorSeat,
        operation: content.operation,
        subject_type: content.subjectType,
        subject_id: content.subjectId,
        summary: content.summary,
        changes: content.changes,
        request_id: content.requestId,
        previous_hash: head.last_hash,
        hash,
      })
      .execute()
    await tx
      .updateTable('audit_heads')
      .set({ last_seq: content.seq, last_hash: hash })
      .where('province_code', '=', provinceCode)
      .where('organisation_id', '=', event.organisationId)
      .execute()
  }
}
