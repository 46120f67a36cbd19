// What other modules and the doors may use of identity.
import { sql } from 'kysely'
import { type Database, inScope, type Tx } from '#db/tenancy.ts'
import type { Actor } from '#kernel/actor.ts'
import { type Clock, dateInVietNam } from '#kernel/clock.ts'
import type { CommandContext } from '#kernel/context.ts'
import { accountByName, provinceOfName } from './store/accounts.ts'
import { memberHasLeft } from './store/neighbours.ts'
import {
  concernedSeat,
  type EndedPost,
  endSeats,
  endSeatsBeside,
  insertSeat,
  type PostSeat,
  seatOfPost,
  seatsOf,
  takeOverSeat,
} from './store/seats.ts'

export { openFirstAccount } from './first-account.ts'
export { endMemberSeats, followMember, type MemberMove } from './follow-member.ts'
export { registerHeldPosts } from './held-posts.ts'
export { hashPassword } from './passwords.ts'
export { grantableRoles } from './scope.ts'
export { createAccountRow, type NewAccount } from './store/accounts.ts'
export { createSeatRow, endHandSeats, endSeatsAt, type NewSeat, type PostSeat, seatsByHand } from './store/seats.ts'
export { parseToken } from './tokens.ts'

/**
 * Who acts when the command line says `--as NAME`: the account's actor in the seat with the id `seatId`, or in the seat that a
 * new session would take: after the member has left only that of a person with an open case about it. Null when there is no such account, it is disabled, or the seat does not
 * hold today. No session.
 */
export async function actorBySignInName(
  program: { database: Database; clock: Clock },
  signInName: string,
  seatId?: string,
): Promise<Actor | null> {
  const province = provinceOfName(signInName)
  if (province === null) return null
  const range = { lo: `${province}/`, hi: `${province}0` }
  const found = await inScope(
    program.database,
    range,
    async (tx) => {
      const account = await accountByName(tx, signInName)
      if (account === undefined || account.disabled_at !== null) return null
      // As enter_session has it: whoever has left the Party acts in no seat.
      const left = account.member_id !== null && (await memberHasLeft(tx, province, account.member_id))
      if (left) {
        const seat = await concernedSeat(tx, account)
        return { account, seats: seat === null ? [] : [seat] }
      }
      return { account, seats: await seatsOf(tx, province, [account.id], dateInVietNam(program.clock.now())) }
    },
    { readOnly: true },
  )
  if (found === null) return null
  const { account, seats } = found
  const seat = seatId === undefined ? (seats[0] ?? null) : (seats.find((s) => s.id === seatId) ?? null)
  if (seatId !== undefined && seat === null) return null
  return {
    accountId: account.id,
    displayName: account.display_name,
    memberId: account.member_id,
    provinceCode: province,
    national: seat?.path === '00/',
    mustChangePassword: account.must_change_password,
    sessionId: null,
    secondFactor: false,
    seat:
      seat === null
        ? null
        : {
            id: seat.id,
            role: seat.role,
            postName: seat.postName,
            organisationId: seat.organisationId,
            path: seat.path,
          },
  }
}

/**
 * Opens a seat for a post, when the member has an account within the transaction's reach, or lets one that was given by hand for it follow
 * it from now on. Returns the seat's id, or null when there is no account. The caller audits, and has made sure that the post may be given.
 */
export async function openSeatFor(
  { tx, newId, today }: Pick<CommandContext, 'tx' | 'newId' | 'today'>,
  post: PostSeat,
): Promise<string | null> {
  const account = await tx
    .selectFrom('accounts')
    .select('id')
    .where('province_code', '=', post.province)
    .where('member_id', '=', post.memberId)
    .executeTakeFirst()
  if (account === undefined) return null
  const there = await takeOverSeat(tx, account.id, post, today)
  if (there !== undefined) return there
  const id = newId()
  await insertSeat(tx, seatOfPost(post, id, account.id))
  return id
}

/** A post that has ended; one that opens no role has no seat. */
export type PostEnded = Omit<EndedPost, 'role'> & { id: string; role: EndedPost['role'] | null }

/**
 * Ends the seats that follow posts, and those given by hand for them, from `endedOn` (the first day without). Returns how many ended. The
 * caller audits.
 */
export async function endSeatsFor(
  tx: Tx,
  province: string,
  posts: readonly PostEnded[],
  endedOn: string,
): Promise<number> {
  const sourceIds = posts.map(({ id }) => id)
  const following = await endSeats(tx, province, { sourceIds }, endedOn)
  const opening = posts.flatMap(({ role, ...post }) => (role === null ? [] : [{ ...post, role }]))
  return following + (await endSeatsBeside(tx, province, opening, endedOn))
}

/** Those of the members who have an account, within the transaction's reach. */
export async function membersWithAccount(
  tx: Tx,
  province: string,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select a.member_id as id from accounts a
     where a.province_code = ${province} and a.member_id = any(${memberIds}::uuid[])`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
