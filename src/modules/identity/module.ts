// The operations of identity.
import type { Served } from '#kernel/serve.ts'
import { serveChangePassword } from './commands/change-password.ts'
import { serveChooseSeat } from './commands/choose-seat.ts'
import { serveCreateAccount } from './commands/create-account.ts'
import { serveDisableAccount, serveEnableAccount, serveResetPassword } from './commands/manage-account.ts'
import { serveEndSeat, serveGrantSeat } from './commands/manage-seat.ts'
import { serveBeginTotp, serveConfirmTotp, serveRemoveTotp, serveRenewBackupCodes } from './commands/second-factor.ts'
import { serveSignIn } from './commands/sign-in.ts'
import { serveRevokeSession, serveSignOut, serveSignOutEverywhere } from './commands/sign-out.ts'
import { serveGetMe } from './queries/get-me.ts'
import { serveListAccounts } from './queries/list-accounts.ts'
import { serveListSessions } from './queries/list-sessions.ts'
import { serveCancelWork, serveGetProgress } from './queries/progress.ts'

export const identityModule: readonly Served[] = [
  serveSignIn,
  serveGetMe,
  serveChooseSeat,
  serveSignOut,
  serveSignOutEverywhere,
  serveListSessions,
  serveRevokeSession,
  serveChangePassword,
  serveBeginTotp,
  serveConfirmTotp,
  serveRemoveTotp,
  serveRenewBackupCodes,
  serveListAccounts,
  serveCreateAccount,
  serveDisableAccount,
  serveEnableAccount,
  serveResetPassword,
  serveGrantSeat,
  serveEndSeat,
  serveGetProgress,
  serveCancelWork,
]
