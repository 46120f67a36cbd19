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

/** What the first entry of a chain follows. */
export const GENESIS = '0'.repeat(64)

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

/** Commands mask the numbers they know of; a person may still have typed one into a reason or a note. */
const withoutNumbers = (text: string): string =>
  text.replace(/(?<!\d)\d{9}(\d{3})(?!\d)/g, (_number, last: string) => `•••••••••${last}`)

const ROWS_A_STATEMENT = 500

/** Appends events to the chains of their organisations, inside the transaction of the command that caused them. */
export async function writeAudit(
  tx: Tx,
  province: string,
  author: AuditAuthor,
  events: readonly AuditEvent[],
): Promise<void> {
  const chains = Map.groupBy(events, (event) => `${event.province ?? province} ${event.organisationId}`)
  // Chains are locked in one order, so that two commands that touch the same organisations cannot block each other.
  for (const [, chain] of [...chains].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    await appendToChain(tx, province, author, chain)
  }
}

/** Appends the events of one organisation: the head is held once, however many they are. */
async function appendToChain(
  tx: Tx,
  province: string,
  author: AuditAuthor,
  events: readonly AuditEvent[],
): Promise<void> {
  const [first] = events
  if (first === undefined) return
  const provinceCode = first.province ?? province
  const key = { province_code: provinceCode, organisation_id: first.organisationId }
  await tx
    .insertInto('audit_heads')
    .values({ ...key, path: first.path, last_seq: 0, last_hash: GENESIS })
    .onConflict((c) => c.columns(['province_code', 'organisation_id']).doNothing())
    .execute()
  const head = await tx
    .selectFrom('audit_heads')
    .select(['last_seq', 'last_hash'])
    .where('province_code', '=', provinceCode)
    .where('organisation_id', '=', first.organisationId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  let { last_seq: seq, last_hash: previous } = head
  const rows = events.map((event) => {
    seq += 1
    const content: AuditContent = {
      province: provinceCode,
      organisationId: event.organisationId,
      seq,
      at: author.at.toISOString(),
      actorAccountId: author.accountId,
      actorName: author.name,
      actorSeat: author.seat,
      operation: author.operation,
      subjectType: event.subjectType ?? null,
      subjectId: event.subjectId ?? null,
      summary: withoutNumbers(event.summary),
      changes: withoutNumbers(JSON.stringify(event.changes ?? {})),
      requestId: author.requestId,
    }
    const row = {
      ...key,
      path: event.path,
      seq,
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
      previous_hash: previous,
      hash: auditHash(previous, content),
    }
    previous = row.hash
    return row
  })
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await tx
      .insertInto('audit_entries')
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .execute()
  }
  await tx
    .updateTable('audit_heads')
    .set({ last_seq: seq, last_hash: previous })
    .where('province_code', '=', provinceCode)
    .where('organisation_id', '=', first.organisationId)
    .execute()
}
