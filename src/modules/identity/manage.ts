// May this actor look after that account: in reach, not the own one, no role and no seat beyond the actor's.
import { roleLabels } from '#contract/identity.ts'
import { type Actor, type Role, reachOf } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { accountsScope, grantableRoles } from './scope.ts'
import { type AccountRow, accountById, reachesBeyond } from './store/accounts.ts'
import { seatsOf } from './store/seats.ts'

/** Null when the actor's seat may hand on and take back the role. */
export const roleRefusal = (actor: Actor, role: Role): Refusal | null =>
  actor.seat !== null && grantableRoles(actor.seat.role).includes(role)
    ? null
    : refuse('identity.role-beyond-reach', { role: roleLabels[role] })

/**
 * The account, when the actor may disable it or give it a new password. Such a power over an account is a power over all its
 * seats, also those that the actor's reach hides: those are asked for through a function that answers only yes or no.
 */
export async function manageableAccount(context: QueryContext, id: string): Promise<AccountRow | Refusal> {
  const { tx, actor, province, today } = context
  const account = await accountById(tx, province, id, accountsScope.rows(actor, province, 'accounts'))
  if (account === undefined) return notFound()
  if (account.id === actor.accountId) return refuse('identity.not-on-yourself')
  if (await reachesBeyond(tx, province, id, reachOf(actor), today)) return refuse('identity.account-beyond-reach')
  const seats = await seatsOf(tx, province, [id], today, { later: true })
  for (const seat of seats) {
    const refusal = roleRefusal(actor, seat.role)
    if (refusal !== null) return refusal
  }
  return account
}
