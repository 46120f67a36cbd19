// identity.get-me: who is signed in, in which seats, and what the current seat may do.
import { getMe } from '#contract/identity.ts'
import { mayUse, ownAccount } from '#kernel/permission.ts'
import { serveAccount } from '#kernel/serve.ts'
import { ownAccountRow } from '../store/accounts.ts'
import { backupCodesLeft } from '../store/backup-codes.ts'
import { concernedSeat, seatsOf, shownSeat } from '../store/seats.ts'

export const serveGetMe = serveAccount(getMe, {
  scope: ownAccount,
  run: async (context) => {
    const { tx, actor, operations } = context
    const account = await ownAccountRow(tx, actor)
    const concerned = actor.seat?.role === 'concerned' ? await concernedSeat(tx, account) : null
    const seats =
      concerned === null ? await seatsOf(tx, actor.provinceCode, [actor.accountId], context.today) : [concerned]
    const current = seats.find((s) => s.id === actor.seat?.id)
    const can = [...operations.values()]
      .filter(({ scope }) => mayUse(scope, actor) && !(actor.mustChangePassword && scope.kind === 'seat'))
      .map(({ operation }) => operation.name)
    return {
      accountId: account.id,
      signInName: account.sign_in_name,
      displayName: account.display_name,
      memberId: account.member_id,
      provinceCode: actor.provinceCode,
      national: actor.national,
      mustChangePassword: account.must_change_password,
      secondFactor:
        account.totp_confirmed_at !== null
          ? ('on' as const)
          : account.totp_secret_sealed !== null
            ? ('pending' as const)
            : ('off' as const),
      backupCodesLeft: await backupCodesLeft(tx, actor.provinceCode, actor.accountId),
      seats: seats.map(shownSeat),
      seat: current === undefined ? null : shownSeat(current),
      can,
    }
  },
})
