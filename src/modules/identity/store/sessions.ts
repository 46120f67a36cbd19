// Sessions: begun after whatever proof of who it is, ended by their owner, by a new password, or by disabling the account.
import type { Tx } from '#db/tenancy.ts'
import type { OpenContext } from '#kernel/context.ts'
import { newToken } from '../tokens.ts'
import { addressGroup } from './attempts.ts'

const DAY = 24 * 60 * 60_000
/** A session ends 30 days after sign-in, whatever happens; after 7 days without use (see enter_session in the migration). */
const LONGEST = 30 * DAY
const KNOWN_FOR = 90 * DAY

/**
 * Begins a session of an account whose owner has been proved, by password, and later by OIDC or passkey alike. The token goes to
 * the door through `effects`; the seat acted in last is taken up again.
 */
export async function startSession(
  context: OpenContext,
  account: { province_code: string; id: string; path: string },
  proof: { secondFactor: boolean },
): Promise<string> {
  const { tx, now, request } = context
  const { token, tokenHash } = newToken(account.province_code)
  const last = await tx
    .selectFrom('sessions')
    .select('seat_id')
    .where('province_code', '=', account.province_code)
    .where('account_id', '=', account.id)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const id = context.newId()
  await tx
    .insertInto('sessions')
    .values({
      province_code: account.province_code,
      id,
      account_id: account.id,
      path: account.path,
      token_hash: tokenHash,
      seat_id: last?.seat_id ?? null,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + LONGEST),
      user_agent: request.userAgent,
      address: request.address,
      second_factor_at: proof.secondFactor ? now : null,
    })
    .execute()
  context.effects.sessionToken = token
  return id
}

/** Gives a session a new token; the old one is worth nothing from now on. */
export async function renewToken(context: OpenContext, province: string, sessionId: string): Promise<void> {
  const { token, tokenHash } = newToken(province)
  await context.tx
    .updateTable('sessions')
    .set({ token_hash: tokenHash })
    .where('province_code', '=', province)
    .where('id', '=', sessionId)
    .execute()
  context.effects.sessionToken = token
}

export async function liveSessions(tx: Tx, province: string, accountId: string, now: Date) {
  return tx
    .selectFrom('sessions')
    .selectAll()
    .where('province_code', '=', province)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - 7 * DAY))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** Ends sessions of an account: one, all, or all but one. Returns how many were still open. */
export async function endSessions(
  tx: Tx,
  account: { province_code: string; id: string },
  now: Date,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  let ending = tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('province_code', '=', account.province_code)
    .where('account_id', '=', account.id)
    .where('ended_at', 'is', null)
  if (which.only !== undefined) ending = ending.where('id', '=', which.only)
  if (which.except !== undefined) ending = ending.where('id', '!=', which.except)
  return Number((await ending.executeTakeFirst()).numUpdatedRows)
}

export async function chooseSessionSeat(tx: Tx, province: string, sessionId: string, seatId: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ seat_id: seatId })
    .where('province_code', '=', province)
    .where('id', '=', sessionId)
    .execute()
}

export async function markSecondFactor(tx: Tx, province: string, sessionId: string, at: Date | null): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ second_factor_at: at })
    .where('province_code', '=', province)
    .where('id', '=', sessionId)
    .execute()
}

/** Whether the account's owner has signed in from this address (for IPv6: this network) within the last three months. */
export async function addressIsKnown(
  tx: Tx,
  account: { province_code: string; id: string },
  address: string | null,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .selectFrom('sessions')
    .select('address')
    .distinct()
    .where('province_code', '=', account.province_code)
    .where('account_id', '=', account.id)
    .where('created_at', '>', new Date(now.getTime() - KNOWN_FOR))
    .execute()
  return rows.some((r) => r.address !== null && addressGroup(r.address) === addressGroup(address))
}
