// Makes a repeated command answer as it did the first time: one key, one effect.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'

export interface RepeatKey {
  province: string
  accountId: string
  path: string
  key: string
  operation: string
  input: unknown
  now: Date
}

/** What is held while a command runs, so that another server of the same database sees that it does. */
const heldOf = (province: string, accountId: string, key: string) =>
  sql`hashtextextended(${`command ${province} ${accountId} ${key}`}, 0)`

/** Whether a command of an account that was sent with this key is running, on whichever server. */
export async function isRunning(tx: Tx, province: string, accountId: string, key: string): Promise<boolean> {
  const { rows } = await sql<{ runs: boolean }>`
    select exists (
      select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
       where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
         and (l.classid::bigint << 32 | l.objid::bigint) = ${heldOf(province, accountId, key)}) as runs`.execute(tx)
  return rows[0]?.runs ?? false
}

/** Claims the key inside the command's transaction. Answers what the first call answered, or null when this is the first. */
export async function claimKey(tx: Tx, r: RepeatKey): Promise<{ answer: unknown } | Refusal | null> {
  const inputHash = createHash('sha256')
    .update(JSON.stringify([r.operation, r.input]))
    .digest('hex')
  // A second call with the same key waits here until the first has ended.
  const claimed = await sql`
    insert into idempotency_keys (province_code, account_id, key, path, operation, input_hash, created_at)
    select ${r.province}, ${r.accountId}::uuid, ${r.key}, ${r.path}, ${r.operation}, ${inputHash}, ${r.now}::timestamptz
      from pg_advisory_xact_lock_shared(${heldOf(r.province, r.accountId, r.key)})
    on conflict (province_code, account_id, key) do nothing`.execute(tx)
  if (claimed.numAffectedRows === 1n) return null
  const earlier = await tx
    .selectFrom('idempotency_keys')
    .select(['input_hash', 'answer'])
    .where('province_code', '=', r.province)
    .where('account_id', '=', r.accountId)
    .where('key', '=', r.key)
    .executeTakeFirst()
  if (earlier === undefined || earlier.input_hash !== inputHash || earlier.answer === null) {
    return refuse('kernel.key-reused')
  }
  return { answer: JSON.parse(earlier.answer) }
}

/** Keeps the answer of a command that succeeded, for calls that repeat it. */
export async function keepAnswer(tx: Tx, r: RepeatKey, answer: unknown): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ answer: JSON.stringify(answer ?? null) })
    .where('province_code', '=', r.province)
    .where('account_id', '=', r.accountId)
    .where('key', '=', r.key)
    .execute()
}
