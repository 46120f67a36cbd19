// The second factor: time-based codes (RFC 6238) with a step each side, each step good for one use, or a backup code.
import { generateSecret, generateURI, verifySync } from 'otplib'
import type { OpenContext } from '#kernel/context.ts'
import type { AccountRow } from './store/accounts.ts'
import { spendBackupCode } from './store/backup-codes.ts'

const PERIOD = 30

/** A new secret (160 bits, base32) and the address an authenticator scans. */
export function newTotpSecret(signInName: string): { secret: string; uri: string } {
  const secret = generateSecret()
  return { secret, uri: generateURI({ issuer: 'Đảng vụ', label: signInName, secret }) }
}

/**
 * Checks a six-digit code against the account's sealed secret and takes its time step: the same code, or an older one, is
 * refused afterwards. Of two uses at once one succeeds, because the step is compared and set in one statement.
 */
export async function spendTotp(context: OpenContext, account: AccountRow, code: string): Promise<boolean> {
  if (account.totp_secret_sealed === null || !/^[0-9]{6}$/.test(code)) return false
  const found = verifySync({
    secret: context.secrets.unseal(account.totp_secret_sealed),
    token: code,
    epoch: Math.floor(context.now.getTime() / 1000),
    epochTolerance: PERIOD,
  })
  if (!found.valid || !('timeStep' in found)) return false
  const step = found.timeStep
  const done = await context.tx
    .updateTable('accounts')
    .set({ totp_last_step: step })
    .where('province_code', '=', account.province_code)
    .where('id', '=', account.id)
    .where('totp_secret_sealed', '=', account.totp_secret_sealed)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Accepts a six-digit code or an unused backup code, and uses it up. */
export const spendCode = (context: OpenContext, account: AccountRow, code: string): Promise<boolean> =>
  code.length === 6 ? spendTotp(context, account, code) : spendBackupCode(context, account, code)
