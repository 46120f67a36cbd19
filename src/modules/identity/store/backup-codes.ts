// Backup codes of the second factor: kept as keyed hashes, each good for one use.
import type { Tx } from '#db/tenancy.ts'
import type { OpenContext } from '#kernel/context.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { newBackupCode } from '../passwords.ts'

interface Owner {
  province_code: string
  id: string
  path: string
}

const COUNT = 10

// A keyed hash is enough: the codes are random, and the account is part of what is hashed.
const codeHash = (secrets: Secrets, accountId: string, code: string): string =>
  secrets.fingerprint(`backup code ${accountId}`, code)

/** Replaces all codes of the account by ten new ones and returns them as they are shown, once. */
export async function replaceBackupCodes(context: OpenContext, account: Owner): Promise<string[]> {
  await dropBackupCodes(context.tx, account)
  const codes = Array.from({ length: COUNT }, newBackupCode)
  await context.tx
    .insertInto('backup_codes')
    .values(
      codes.map((code) => ({
        province_code: account.province_code,
        id: context.newId(),
        account_id: account.id,
        path: account.path,
        code_hash: codeHash(context.secrets, account.id, code),
      })),
    )
    .execute()
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

export async function dropBackupCodes(tx: Tx, account: Omit<Owner, 'path'>): Promise<void> {
  await tx
    .deleteFrom('backup_codes')
    .where('province_code', '=', account.province_code)
    .where('account_id', '=', account.id)
    .execute()
}

/** Uses a code up. Of two uses at once the second finds it used. */
export async function spendBackupCode(context: OpenContext, account: Owner, code: string): Promise<boolean> {
  const done = await context.tx
    .updateTable('backup_codes')
    .set({ used_at: context.now })
    .where('province_code', '=', account.province_code)
    .where('account_id', '=', account.id)
    .where('code_hash', '=', codeHash(context.secrets, account.id, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function backupCodesLeft(tx: Tx, province: string, accountId: string): Promise<number> {
  const row = await tx
    .selectFrom('backup_codes')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('province_code', '=', province)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.left)
}
