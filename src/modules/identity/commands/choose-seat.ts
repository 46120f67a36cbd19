// identity.choose-seat: takes another of the own posts to act in; the session keeps it.
import { chooseSeat } from '#contract/identity.ts'
import { ownAccount } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveAccount } from '#kernel/serve.ts'
import { aboutAccount, firstPasswordRefusal } from '../proof.ts'
import { ownAccountRow } from '../store/accounts.ts'
import { seatsOf, shownSeat } from '../store/seats.ts'
import { chooseSessionSeat } from '../store/sessions.ts'

export const serveChooseSeat = serveAccount(chooseSeat, {
  scope: ownAccount,
  run: async (context, input) => {
    const early = firstPasswordRefusal(context)
    if (early !== null) return early
    const { tx, actor } = context
    const seats = await seatsOf(tx, actor.provinceCode, [actor.accountId], context.today)
    const chosen = seats.find((s) => s.id === input.seatId)
    if (chosen === undefined) return notFound()
    if (actor.sessionId !== null) await chooseSessionSeat(tx, actor.provinceCode, actor.sessionId, chosen.id)
    const account = await ownAccountRow(tx, actor)
    context.audit({
      ...aboutAccount(account),
      summary: `${account.display_name} chọn làm việc với chức vụ ${chosen.postName}, ${chosen.organisationName}.`,
    })
    return { seat: shownSeat(chosen) }
  },
})
