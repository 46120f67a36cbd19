// Makes a repeated command answer as it did the first time: one key, one effect.
import { createHash } from 'node:crypto'
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

/** Claims the key inside the command's transaction. Answers what the first call answered, or null when this is the first. */
export async function claimKey(tx: Tx, r: RepeatKey): Promise<{ answer: unknown } | Refusal | null> {
  const inputHash = createHash('sha256')
    .update(JSON.stringify([r.operation, r.input]))
    .digest('hex')
  // A second call with the same key waits here until the first has ended.
  const claimed = await tx
    .insertInto('idempotency_keys')
    .values({
      province_code: r.province,
      account_id: r.accountId,
      key: r.key,
      path: r.path,
      operation: r.operation,
      input_hash: inputHash,
      created_at: r.now,
    })
    .onConflict((c) => c.columns(['province_code', 'account_id', 'key']).doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return null
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
