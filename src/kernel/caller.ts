// Opens the transaction of whoever calls: finds the live session, its account and seat, and sets how far it reaches.
import { sql } from 'kysely'
import {
  confineToPerson,
  type Database,
  inScope,
  type PathRange,
  type TransactionOptions,
  type Tx,
  withinTransaction,
} from '#db/tenancy.ts'
import { type Actor, type Role, reachOf } from '#kernel/actor.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { Scope } from '#kernel/permission.ts'

/**
 * How a caller proves who it is: a session token (`province.secret`, given as its parts), an actor the command line looked up,
 * or nothing.
 */
export type Credential =
  | { kind: 'none' }
  | { kind: 'session'; province: string; tokenHash: string }
  | { kind: 'actor'; actor: Actor }

/** What `enter_session` answers (see the migration `entering`). */
interface SessionRow {
  session_id: string
  /** Milliseconds, as `Date.getTime` counts: reading a point of time out of its text costs more than the rest of the row. */
  last_seen: number
  account_id: string
  display_name: string
  member_id: string | null
  must_change_password: boolean
  second_factor: boolean
  seat_id: string | null
  role: Role | null
  post_name: string | null
  organisation_id: string | null
  path: string | null
}

/** A session is noted as seen at most this often, in milliseconds. */
const NOTE_EVERY = 5 * 60_000

/**
 * Runs `work` in one transaction as the caller; the actor is null when nobody is signed in. Operations on the own account and open
 * ones reach the whole province of the account (before any seat is known), all others what the seat reaches.
 */
export async function asCaller<T>(
  database: Database,
  credential: Credential,
  scope: Scope['kind'],
  now: Date,
  work: (tx: Tx, actor: Actor | null) => Promise<T>,
  options: TransactionOptions<T> & { asideOf?: 'writers' | undefined },
): Promise<T> {
  if (credential.kind !== 'session') {
    const actor = credential.kind === 'actor' ? credential.actor : null
    return inScope(database, rangeWithoutSession(actor, scope), confined(scope, actor, work), options)
  }
  let row: SessionRow | undefined
  const answer = await withinTransaction(
    database,
    credential.province,
    enterStatement(credential, now, scope !== 'seat'),
    async (tx, rows) => {
      row = rows[0] as SessionRow | undefined
      const actor = row === undefined ? null : actorFrom(row, credential.province)
      return confined(scope, actor, work)(tx)
    },
    options,
  )
  if (row !== undefined && options.asideOf !== 'writers') await noteSeen(database, credential.province, row, now)
  return answer
}

/** A person who has left the Party and has an open case is confined to it, except for the own account. */
const confined =
  <T>(scope: Scope['kind'], actor: Actor | null, work: (tx: Tx, actor: Actor | null) => Promise<T>) =>
  async (tx: Tx): Promise<T> => {
    if (scope === 'seat' && actor?.seat?.role === 'concerned') {
      await confineToPerson(tx, actor.memberId ?? '', actor.accountId)
    }
    return work(tx, actor)
  }

/** Who a credential belongs to, for the doors that move files; null when nobody is signed in. */
export const identify = (database: Database, credential: Credential, now: Date): Promise<Actor | null> =>
  credential.kind === 'none'
    ? Promise.resolve(null)
    : asCaller(database, credential, 'seat', now, async (_tx, actor) => actor, { readOnly: true })

function rangeWithoutSession(actor: Actor | null, scope: Scope['kind']): PathRange {
  if (actor === null) return { lo: '', hi: '~' }
  return scope === 'seat' ? reachOf(actor) : { lo: `${actor.provinceCode}/`, hi: `${actor.provinceCode}0` }
}

/** The statement that opens a signed-in person's transaction. */
function enterStatement(credential: { province: string; tokenHash: string }, now: Date, ownAccount: boolean) {
  const { province, tokenHash } = credential
  if (!/^[0-9]{2}$/.test(province) || !/^[0-9a-f]{64}$/.test(tokenHash)) throw new Error('malformed session credential')
  return {
    text: `select e.session_id, extract(epoch from e.last_seen_at)::float8 * 1000 as last_seen, e.account_id, e.display_name, e.member_id,
             e.must_change_password, e.second_factor, e.seat_id, e.role, e.post_name, e.organisation_id, e.path
             from enter_session($1, $2, $3, $4, $5) e`,
    values: [province, tokenHash, now.toISOString(), dateInVietNam(now), ownAccount],
  }
}

function actorFrom(row: SessionRow, province: string): Actor {
  const { seat_id: id, role, post_name: postName, organisation_id: organisationId, path } = row
  const seat =
    id !== null && role !== null && postName !== null && organisationId !== null && path !== null
      ? { id, role, postName, organisationId, path }
      : null
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    memberId: row.member_id,
    provinceCode: province,
    national: path === '00/',
    mustChangePassword: row.must_change_password,
    sessionId: row.session_id,
    secondFactor: row.second_factor,
    seat,
  }
}

/** Keeps "last seen" of a session true to five minutes, outside the transaction of the operation. */
async function noteSeen(database: Database, province: string, row: SessionRow, now: Date): Promise<void> {
  if (now.getTime() - row.last_seen < NOTE_EVERY) return
  await inScope(database, { lo: `${province}/`, hi: `${province}0` }, (tx) =>
    sql`update sessions set last_seen_at = ${now} where province_code = ${province} and id = ${row.session_id}`.execute(
      tx,
    ),
  )
}
