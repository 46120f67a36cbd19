// identity.change-password: a new password of one's own; every other session of the account ends.
import { changePassword } from '#contract/identity.ts'
import { ownAccount } from '#kernel/permission.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveAccount } from '#kernel/serve.ts'
import { weaknessOf } from '../password-rules.ts'
import { hashPassword, inHashingPlace } from '../passwords.ts'
import { aboutAccount, keptFailures, provePassword } from '../proof.ts'
import { changeAccount, ownAccountRow } from '../store/accounts.ts'
import { endSessions, renewToken } from '../store/sessions.ts'

export const serveChangePassword = serveAccount(changePassword, {
  scope: ownAccount,
  keepOnRefusal: keptFailures,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const account = await ownAccountRow(tx, actor)
    const wrong = await provePassword(context, account, input.current)
    if (wrong !== null) return wrong
    if (input.next === input.current) return refuse('identity.password-unchanged')
    const weakness = weaknessOf(input.next, {
      signInName: account.sign_in_name,
      displayName: account.display_name,
    })
    if (weakness !== null) return refuse(`identity.password-${weakness}`)
    const hashed = await inHashingPlace(() => hashPassword(input.next))
    if (hashed instanceof Refusal) return hashed
    const next = { password_hash: hashed, password_changed_at: now, must_change_password: false }
    if (!(await changeAccount(tx, account, next))) return refuse('kernel.busy')
    const except = actor.sessionId === null ? {} : { except: actor.sessionId }
    const endedSessions = await endSessions(tx, account, now, except)
    if (actor.sessionId !== null) await renewToken(context, account.province_code, actor.sessionId)
    context.audit({
      ...aboutAccount(account),
      summary: `Tài khoản ${account.sign_in_name} đổi mật khẩu; ${endedSessions} phiên khác kết thúc.`,
    })
    return { endedSessions }
  },
})
