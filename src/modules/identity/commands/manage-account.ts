// identity.disable-account, enable-account and reset-password: what an administrator does with somebody else's account.
import { disableAccount, enableAccount, resetPassword } from '#contract/identity.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { manageableAccount } from '../manage.ts'
import { hashPassword, inHashingPlace, newFirstPassword } from '../passwords.ts'
import { aboutAccount } from '../proof.ts'
import { accountsScope } from '../scope.ts'
import { changeAccount } from '../store/accounts.ts'
import { clearLocksOfName } from '../store/attempts.ts'
import { dropBackupCodes } from '../store/backup-codes.ts'
import { endSessions } from '../store/sessions.ts'

export const serveDisableAccount = serveCommand(disableAccount, {
  scope: accountsScope,
  run: async (context, input) => {
    const account = await manageableAccount(context, input.id)
    if (account instanceof Refusal) return account
    const disabled_at = account.disabled_at ?? context.now
    if (!(await changeAccount(context.tx, account, { disabled_at }))) return refuse('kernel.busy')
    const endedSessions = await endSessions(context.tx, account, context.now)
    context.audit({
      ...aboutAccount(account),
      summary: `Ngừng tài khoản ${account.sign_in_name} của ${account.display_name}; ${endedSessions} phiên kết thúc.`,
      changes: { disabled: [account.disabled_at !== null, true] },
    })
    return { endedSessions }
  },
})

export const serveEnableAccount = serveCommand(enableAccount, {
  scope: accountsScope,
  run: async (context, input) => {
    const account = await manageableAccount(context, input.id)
    if (account instanceof Refusal) return account
    if (!(await changeAccount(context.tx, account, { disabled_at: null }))) return refuse('kernel.busy')
    context.audit({
      ...aboutAccount(account),
      summary: `Mở lại tài khoản ${account.sign_in_name} của ${account.display_name}.`,
      changes: { disabled: [account.disabled_at !== null, false] },
    })
    return {}
  },
})

export const serveResetPassword = serveCommand(resetPassword, {
  scope: accountsScope,
  run: async (context, input) => {
    const { tx, now } = context
    const account = await manageableAccount(context, input.id)
    if (account instanceof Refusal) return account
    const firstPassword = newFirstPassword()
    const hashed = await inHashingPlace(() => hashPassword(firstPassword))
    if (hashed instanceof Refusal) return hashed
    const withoutFactor = { totp_secret_sealed: null, totp_last_step: null, totp_confirmed_at: null }
    const changed = await changeAccount(tx, account, {
      password_hash: hashed,
      password_changed_at: now,
      must_change_password: true,
      ...(input.removeSecondFactor ? withoutFactor : {}),
    })
    if (!changed) return refuse('kernel.busy')
    if (input.removeSecondFactor) await dropBackupCodes(tx, account)
    await endSessions(tx, account, now)
    await clearLocksOfName(tx, context.secrets, account.sign_in_name)
    const also = input.removeSecondFactor ? ' và tắt xác thực hai lớp' : ''
    context.audit({
      ...aboutAccount(account),
      summary: `Cấp lại mật khẩu lần đầu${also} cho tài khoản ${account.sign_in_name} của ${account.display_name}.`,
    })
    return { firstPassword }
  },
})
