// identity.list-sessions: where the own account is signed in now.
import { listSessions } from '#contract/identity.ts'
import { ownAccount } from '#kernel/permission.ts'
import { serveAccount } from '#kernel/serve.ts'
import { firstPasswordRefusal } from '../proof.ts'
import { liveSessions } from '../store/sessions.ts'

export const serveListSessions = serveAccount(listSessions, {
  scope: ownAccount,
  run: async (context) => {
    const early = firstPasswordRefusal(context)
    if (early !== null) return early
    const { actor } = context
    const sessions = await liveSessions(context.tx, actor.provinceCode, actor.accountId, context.now)
    return {
      rows: sessions.map((s) => ({
        id: s.id,
        createdAt: s.created_at.toISOString(),
        lastSeenAt: s.last_seen_at.toISOString(),
        expiresAt: s.expires_at.toISOString(),
        address: s.address,
        userAgent: s.user_agent,
        secondFactor: s.second_factor_at !== null,
        current: s.id === actor.sessionId,
      })),
    }
  },
})
