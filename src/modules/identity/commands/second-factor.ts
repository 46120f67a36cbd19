// identity.begin-totp, confirm-totp, remove-totp and renew-backup-codes: the second factor of the own account.
import { beginTotp, confirmTotp, removeTotp, renewBackupCodes } from '#contract/identity.ts'
import { ownAccount } from '#kernel/permission.ts'
import { refuse } from '#kernel/refusal.ts'
import { serveAccount } from '#kernel/serve.ts'
import { aboutAccount, firstPasswordRefusal, keptFailures, proveCode, provePassword } from '../proof.ts'
import { changeAccount, ownAccountRow } from '../store/accounts.ts'
import { dropBackupCodes, replaceBackupCodes } from '../store/backup-codes.ts'
import { markSecondFactor } from '../store/sessions.ts'
import { newTotpSecret } from '../totp.ts'

/** The password is asked for here alone: only who gave it has seen the secret that a code confirms. */
export const serveBeginTotp = serveAccount(beginTotp, {
  scope: ownAccount,
  keepOnRefusal: keptFailures,
  run: async (context, input) => {
    const early = firstPasswordRefusal(context)
    if (early !== null) return early
    const account = await ownAccountRow(context.tx, context.actor)
    if (account.totp_confirmed_at !== null) return refuse('identity.totp-already-on')
    const wrong = await provePassword(context, account, input.password)
    if (wrong !== null) return wrong
    const { secret, uri } = newTotpSecret(account.sign_in_name)
    const begun = { totp_secret_sealed: context.secrets.seal(secret), totp_last_step: null }
    if (!(await changeAccount(context.tx, account, begun))) return refuse('kernel.busy')
    context.audit({
      ...aboutAccount(account),
      summary: `Tài khoản ${account.sign_in_name} bắt đầu bật xác thực hai lớp.`,
    })
    return { secret, uri }
  },
})

export const serveConfirmTotp = serveAccount(confirmTotp, {
  scope: ownAccount,
  keepOnRefusal: keptFailures,
  run: async (context, input) => {
    const early = firstPasswordRefusal(context)
    if (early !== null) return early
    const { tx, actor, now } = context
    const account = await ownAccountRow(tx, actor)
    if (account.totp_confirmed_at !== null) return refuse('identity.totp-already-on')
    if (account.totp_secret_sealed === null) return refuse('identity.totp-not-begun')
    const wrong = await proveCode(context, account, input.code)
    if (wrong !== null) return wrong
    if (!(await changeAccount(tx, account, { totp_confirmed_at: now }))) return refuse('kernel.busy')
    if (actor.sessionId !== null) await markSecondFactor(tx, account.province_code, actor.sessionId, now)
    const backupCodes = await replaceBackupCodes(context, account)
    context.audit({ ...aboutAccount(account), summary: `Tài khoản ${account.sign_in_name} đã bật xác thực hai lớp.` })
    return { backupCodes }
  },
})

export const serveRemoveTotp = serveAccount(removeTotp, {
  scope: ownAccount,
  keepOnRefusal: keptFailures,
  run: async (context, input) => {
    const early = firstPasswordRefusal(context)
    if (early !== null) return early
    const { tx, actor } = context
    const account = await ownAccountRow(tx, actor)
    if (account.totp_confirmed_at === null) return refuse('identity.totp-not-on')
    const wrong =
      (await provePassword(context, account, input.password)) ?? (await proveCode(context, account, input.code))
    if (wrong !== null) return wrong
    const removed = { totp_secret_sealed: null, totp_last_step: null, totp_confirmed_at: null }
    if (!(await changeAccount(tx, account, removed))) return refuse('kernel.busy')
    await dropBackupCodes(tx, account)
    if (actor.sessionId !== null) await markSecondFactor(tx, account.province_code, actor.sessionId, null)
    context.audit({ ...aboutAccount(account), summary: `Tài khoản ${account.sign_in_name} tắt xác thực hai lớp.` })
    return {}
  },
})

export const serveRenewBackupCodes = serveAccount(renewBackupCodes, {
  scope: ownAccount,
  keepOnRefusal: keptFailures,
  run: async (context, input) => {
    const early = firstPasswordRefusal(context)
    if (early !== null) return early
    const account = await ownAccountRow(context.tx, context.actor)
    if (account.totp_confirmed_at === null) return refuse('identity.totp-not-on')
    const wrong = await proveCode(context, account, input.code)
    if (wrong !== null) return wrong
    const backupCodes = await replaceBackupCodes(context, account)
    context.audit({ ...aboutAccount(account), summary: `Tài khoản ${account.sign_in_name} cấp lại mã dự phòng.` })
    return { backupCodes }
  },
})
