// identity.sign-out, sign-out-everywhere and revoke-session: a session that has ended is worth nothing from the next request on.
import { revokeSession, signOut, signOutEverywhere } from '#contract/identity.ts'
import { ownAccount } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveAccount } from '#kernel/serve.ts'
import { aboutAccount, firstPasswordRefusal } from '../proof.ts'
import { ownAccountRow } from '../store/accounts.ts'
import { endSessions } from '../store/sessions.ts'

export const serveSignOut = serveAccount(signOut, {
  scope: ownAccount,
  run: async (context) => {
    const account = await ownAccountRow(context.tx, context.actor)
    const { sessionId } = context.actor
    if (sessionId !== null) await endSessions(context.tx, account, context.now, { only: sessionId })
    context.effects.sessionToken = null
    context.audit({ ...aboutAccount(account), summary: `Tài khoản ${account.sign_in_name} đăng xuất.` })
    return {}
  },
})

export const serveSignOutEverywhere = serveAccount(signOutEverywhere, {
  scope: ownAccount,
  run: async (context) => {
    const account = await ownAccountRow(context.tx, context.actor)
    const ended = await endSessions(context.tx, account, context.now)
    context.effects.sessionToken = null
    context.audit({
      ...aboutAccount(account),
      summary: `Tài khoản ${account.sign_in_name} đăng xuất khỏi mọi thiết bị (${ended} phiên).`,
    })
    return { ended }
  },
})

export const serveRevokeSession = serveAccount(revokeSession, {
  scope: ownAccount,
  run: async (context, input) => {
    const early = firstPasswordRefusal(context)
    if (early !== null) return early
    const account = await ownAccountRow(context.tx, context.actor)
    const ended = await endSessions(context.tx, account, context.now, { only: input.id })
    if (ended === 0) return notFound()
    if (input.id === context.actor.sessionId) context.effects.sessionToken = null
    context.audit({
      ...aboutAccount(account),
      subjectType: 'session',
      subjectId: input.id,
      summary: `Tài khoản ${account.sign_in_name} kết thúc một phiên đăng nhập của mình.`,
    })
    return {}
  },
})
