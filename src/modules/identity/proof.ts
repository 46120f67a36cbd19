// Asks a signed-in person to prove again who it is: password or code, counted and locked like sign-ins.
import type { AccountContext, AuditEvent } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { inHashingPlace, passwordFits } from './passwords.ts'
import type { AccountRow } from './store/accounts.ts'
import { attemptKeys, lockedFor, lockedMeanwhile, noteFailure } from './store/attempts.ts'
import { spendCode } from './totp.ts'

export type OwnContext = AccountContext & { audit: (event: AuditEvent) => void }

/** Refusals after which the counted failure stays. */
export const keptFailures = ['identity.wrong-password', 'identity.wrong-code'] as const

/** The start of an audit event about an account. */
export const aboutAccount = (account: AccountRow) => ({
  province: account.province_code,
  organisationId: account.organisation_id,
  path: account.path,
  subjectType: 'account' as const,
  subjectId: account.id,
})

/** Refused while the first password has not been changed: the one who gave it still knows it. */
export const firstPasswordRefusal = (context: AccountContext): Refusal | null =>
  context.actor.mustChangePassword ? refuse('kernel.password-change-required') : null

interface Proof {
  code: (typeof keptFailures)[number]
  what: string
  /** Without a row held: it takes long. */
  compare?: () => Promise<boolean>
  /** Changes the account, and so comes after the counters, as at a sign-in: two at once cannot block each other. */
  spend?: () => Promise<boolean>
}

async function proved(
  context: OwnContext,
  account: AccountRow,
  { code, what, compare, spend }: Proof,
): Promise<Refusal | null> {
  const { tx, now } = context
  const keys = attemptKeys(context.secrets, account.sign_in_name, context.request.address)
  // Somebody with a session is at a known place: only the lock of the pair counts.
  const known = async () => true
  const minutes = await lockedFor(tx, keys, now, known)
  if (minutes !== null) return refuse('identity.locked', { minutes })
  const fits = compare === undefined || (await compare())
  const late = await lockedMeanwhile(tx, keys, now, known)
  if (late !== null) return refuse('identity.locked', { minutes: late })
  // Only a full sign-in clears the counters: a right password must not buy new guesses at the code.
  if (fits && (spend === undefined || (await spend()))) return null
  await noteFailure(tx, keys, now)
  context.audit({
    ...aboutAccount(account),
    summary: `Nhập sai ${what} của tài khoản ${account.sign_in_name}.`,
  })
  return refuse(code)
}

/** Null when the password is the account's; otherwise the refusal, the failure counted. */
export const provePassword = (context: OwnContext, account: AccountRow, password: string): Promise<Refusal | null> =>
  inHashingPlace(() =>
    proved(context, account, {
      code: 'identity.wrong-password',
      what: 'mật khẩu hiện tại',
      compare: () => passwordFits(account.password_hash, password),
    }),
  )

/** Null when the code is good (it is used up); otherwise the refusal, the failure counted. */
export const proveCode = (context: OwnContext, account: AccountRow, code: string): Promise<Refusal | null> =>
  proved(context, account, {
    code: 'identity.wrong-code',
    what: 'mã xác thực hai lớp',
    spend: () => spendCode(context, account, code),
  })
