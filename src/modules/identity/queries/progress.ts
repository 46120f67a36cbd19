// identity.get-progress, identity.cancel-work: a long command of one's own, seen and stopped while it runs in this process.
import { cancelWork, getProgress } from '#contract/progress.ts'
import { ownAccount } from '#kernel/permission.ts'
import { serveAccount } from '#kernel/serve.ts'
import { firstPasswordRefusal } from '#modules/identity/proof.ts'

export const serveGetProgress = serveAccount(getProgress, {
  scope: ownAccount,
  asideOf: 'writers',
  run: async (context, { key }) => firstPasswordRefusal(context) ?? { running: context.progress.ofOwn(key) },
})

/** Nothing is written down of it: what it stops leaves no trace either. */
export const serveCancelWork = serveAccount(cancelWork, {
  scope: ownAccount,
  asideOf: 'writers',
  unaudited: true,
  run: async (context, { key }) => firstPasswordRefusal(context) ?? { stopping: context.progress.stopOwn(key) },
})
