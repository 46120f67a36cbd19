// identity.sign-in: proves a password and, where it is on, a second factor, and begins a session.
import { signIn } from '#contract/identity.ts'
import type { AuditEvent, OpenContext } from '#kernel/context.ts'
import { anyone } from '#kernel/permission.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { serveOpen } from '#kernel/serve.ts'
import { inHashingPlace, passwordFits } from '../passwords.ts'
import { aboutAccount } from '../proof.ts'
import { type AccountRow, accountByName, holdAccount } from '../store/accounts.ts'
import { attemptKeys, clearFailures, lockedFor, lockedMeanwhile, noteFailure } from '../store/attempts.ts'
import { seatsOf } from '../store/seats.ts'
import { addressIsKnown, startSession } from '../store/sessions.ts'
import { spendCode } from '../totp.ts'

type Context = OpenContext & { audit: (event: AuditEvent) => void }

interface Proof {
  account: AccountRow
  secondFactor: boolean
}

/** Checks what was typed. Unknown name, disabled account and wrong password take the same way and the same work. */
async function prove(
  context: Context,
  typed: { signInName: string; password: string; code?: string | undefined },
): Promise<Proof | Refusal> {
  const { tx, now, request } = context
  const keys = attemptKeys(context.secrets, typed.signInName, request.address)
  const account = await accountByName(tx, typed.signInName)
  const known = async () => account !== undefined && addressIsKnown(tx, account, request.address, now)
  const minutes = await lockedFor(tx, keys, now, known)
  if (minutes !== null) return refuse('identity.locked', { minutes })

  const fail = async (code: 'identity.wrong-credentials' | 'identity.wrong-code'): Promise<Refusal> => {
    const locked = await noteFailure(tx, keys, now)
    if (account !== undefined) {
      const what = code === 'identity.wrong-code' ? 'sai mã xác thực' : 'sai mật khẩu hoặc tài khoản đã ngừng'
      const then = locked > 0 ? `; tạm dừng ${locked} phút từ địa chỉ này` : ''
      context.audit({
        ...aboutAccount(account),
        summary: `Đăng nhập không thành công vào tài khoản ${account.sign_in_name}: ${what}${then}.`,
      })
    }
    return refuse(code)
  }

  const fits = await passwordFits(account?.password_hash ?? null, typed.password)
  // The counters before the account, whatever is proved: two at once cannot block each other.
  const late = await lockedMeanwhile(tx, keys, now, known)
  if (late !== null) return refuse('identity.locked', { minutes: late })
  if (account === undefined || !fits || account.disabled_at !== null) return fail('identity.wrong-credentials')
  const secondFactor = account.totp_confirmed_at !== null
  if (secondFactor) {
    if (typed.code === undefined) return refuse('identity.code-required')
    if (!(await spendCode(context, account, typed.code))) return fail('identity.wrong-code')
  }
  // A new password, or the end of the account, ends the sessions there are: one proved by what was before must not begin after it.
  if (!(await holdAccount(tx, account))) return refuse('kernel.busy')
  await clearFailures(tx, keys)
  return { account, secondFactor }
}

export const serveSignIn = serveOpen(signIn, {
  scope: anyone,
  keepOnRefusal: ['identity.wrong-credentials', 'identity.wrong-code'],
  run: async (context, input) => {
    const proof = await inHashingPlace(() => prove(context, input))
    if (!('account' in proof)) return proof
    const { account, secondFactor } = proof
    const sessionId = await startSession(context, account, { secondFactor })
    const seats = await seatsOf(context.tx, account.province_code, [account.id], context.today)
    context.audit({
      ...aboutAccount(account),
      subjectType: 'session',
      subjectId: sessionId,
      summary: `${account.display_name} đăng nhập bằng tài khoản ${account.sign_in_name}${secondFactor ? ' với xác thực hai lớp' : ''}.`,
    })
    return {
      displayName: account.display_name,
      mustChangePassword: account.must_change_password,
      seatCount: seats.length,
    }
  },
})
