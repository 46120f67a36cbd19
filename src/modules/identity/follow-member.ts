// Keeps a member's account where the member is: it moves along to another branch and loses its seats when the member leaves.
import type { Tx } from '#db/tenancy.ts'
import { createSeatRow, insertSeat } from './store/seats.ts'

export interface MemberMove {
  province: string
  memberId: string
  /** The branch the member belongs to now. */
  organisation: { id: string; path: string }
  /** The first day there. */
  from: string
}

const accountOf = (tx: Tx, province: string, memberId: string) =>
  tx
    .selectFrom('accounts')
    .select('id')
    .where('province_code', '=', province)
    .where('member_id', '=', memberId)
    .executeTakeFirst()

/** The open seats of an account as a plain member, or all of them, end on `on` (the first day without). */
async function endOpenSeats(
  tx: Tx,
  province: string,
  accountId: string,
  on: string,
  which: 'member' | 'all',
): Promise<void> {
  let open = tx
    .updateTable('account_seats')
    .set({ valid_to: on })
    .where('province_code', '=', province)
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
  if (which === 'member') open = open.where('role', '=', 'member')
  await open.execute()
}

/** Takes the account of a member along to the new branch, with a seat as a plain member there. Without an account nothing happens. */
export async function followMember(tx: Tx, newId: () => string, move: MemberMove): Promise<void> {
  const { province, organisation, from } = move
  const account = await accountOf(tx, province, move.memberId)
  if (account === undefined) return
  await endOpenSeats(tx, province, account.id, from, 'member')
  const place = { path: organisation.path }
  await tx
    .updateTable('accounts')
    .set({ ...place, organisation_id: organisation.id })
    .where('province_code', '=', province)
    .where('id', '=', account.id)
    .execute()
  for (const table of ['sessions', 'backup_codes'] as const) {
    await tx
      .updateTable(table)
      .set(place)
      .where('province_code', '=', province)
      .where('account_id', '=', account.id)
      .execute()
  }
  const seat = { province, accountId: account.id, organisation, validFrom: from, validTo: null, sourceId: null }
  await insertSeat(tx, createSeatRow({ ...seat, id: newId(), role: 'member', postName: 'Đảng viên' }))
}

/** Ends every seat of a member who has left, on the first day after. The account stays, so that the person learns why. */
export async function endMemberSeats(tx: Tx, province: string, memberId: string, on: string): Promise<void> {
  const account = await accountOf(tx, province, memberId)
  if (account !== undefined) await endOpenSeats(tx, province, account.id, on, 'all')
}
