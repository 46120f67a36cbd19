// identity.list-accounts: the accounts an administrator looks after, with their seats and what may be done with each.
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import { listAccounts } from '#contract/identity.ts'
import type { Actor } from '#kernel/actor.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { roleRefusal } from '../manage.ts'
import { accountsScope } from '../scope.ts'
import { listAccountRows } from '../store/account-list.ts'
import { type SeatRow, seatsOf, shownSeat } from '../store/seats.ts'

const cursor = z.tuple([z.string(), id])

const mayEnd = (actor: Actor, seat: SeatRow): boolean =>
  seat.accountId !== actor.accountId && seat.sourceId === null && roleRefusal(actor, seat.role) === null

const mayManage = (actor: Actor, accountId: string, seats: readonly SeatRow[]): boolean =>
  accountId !== actor.accountId && seats.every((s) => roleRefusal(actor, s.role) === null)

export const serveListAccounts = serveQuery(listAccounts, {
  scope: accountsScope,
  run: async (context, input) => {
    const { tx, actor, province, today } = context
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const { text, organisationId, state, limit } = input
    const reach = accountsScope.rows(actor, province, 'accounts')
    const found = await listAccountRows(tx, province, reach, { text, organisationId, state, after, limit })
    const { rows, next } = cutPage(found, limit, (row) => [row.sortKey, row.id])
    const ids = rows.map((row) => row.id)
    const seats = await seatsOf(tx, province, ids, today, { later: true })
    const seatsByAccount = Map.groupBy(seats, (seat) => seat.accountId)
    return {
      rows: rows.map((row) => {
        const own = seatsByAccount.get(row.id) ?? []
        const change = row.disabledAt === null ? 'identity.disable-account' : 'identity.enable-account'
        const manage = mayManage(actor, row.id, own) ? [change, 'identity.reset-password'] : []
        return {
          id: row.id,
          signInName: row.signInName,
          displayName: row.displayName,
          organisationId: row.organisationId,
          organisationName: row.organisationName ?? '',
          memberId: row.memberId,
          disabled: row.disabledAt !== null,
          mustChangePassword: row.mustChangePassword,
          secondFactor: row.totpConfirmedAt !== null,
          createdAt: row.createdAt.toISOString(),
          seats: own.map((seat) => ({
            ...shownSeat(seat),
            validFrom: seat.validFrom,
            validTo: seat.validTo,
            followsPost: seat.sourceId !== null,
            can: mayEnd(actor, seat) ? ['identity.end-seat'] : [],
          })),
          can: row.id === actor.accountId ? [] : [...manage, 'identity.grant-seat'],
        }
      }),
      next,
      total: null,
    }
  },
})
