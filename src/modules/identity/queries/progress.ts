// identity.get-progress, identity.cancel-work: a long command of one's own, seen and stopped while it runs in this process; that one runs on another
// server is said, and that it is neither seen nor stopped from here.
import { cancelWork, getProgress } from '#contract/progress.ts'
import { isRunning } from '#kernel/idempotency.ts'
import { ownAccount } from '#kernel/permission.ts'
import { serveAccount } from '#kernel/serve.ts'
import { firstPasswordRefusal } from '#modules/identity/proof.ts'

export const serveGetProgress = serveAccount(getProgress, {
  scope: ownAccount,
  asideOf: 'writers',
  run: async (context, { key }) => {
    const refused = firstPasswordRefusal(context)
    if (refused !== null) return refused
    const { tx, actor, progress } = context
    const here = progress.ofOwn(key)
    const elsewhere =
      here === null && !progress.isHere(key) && (await isRunning(tx, actor.provinceCode, actor.accountId, key))
    return { running: here === null ? null : { ...here }, elsewhere }
  },
})

/** Nothing is written down of it: what it stops leaves no trace either. */
export const serveCancelWork = serveAccount(cancelWork, {
  scope: ownAccount,
  asideOf: 'writers',
  unaudited: true,
  run: async (context, { key }) => firstPasswordRefusal(context) ?? { stopping: context.progress.stopOwn(key) },
})
