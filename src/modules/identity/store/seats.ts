// Seats: the posts in which an account may act, each from a day on and, when it has ended, up to a day it no longer holds.
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { AccountSeats } from '#db/types.gen.ts'
import type { Role } from '#kernel/actor.ts'

export interface SeatRow {
  id: string
  accountId: string
  role: Role
  postName: string
  organisationId: string
  organisationName: string
  path: string
  validFrom: string
  validTo: string | null
  sourceId: string | null
}

/**
 * Seats of accounts that hold on `today` (`later`: or begin after it), with the names of their organisations, as far as the
 * transaction reaches; in the order in which a new session takes them.
 */
export async function seatsOf(
  tx: Tx,
  province: string,
  accountIds: readonly string[],
  today: string,
  options: { later?: boolean } = {},
): Promise<SeatRow[]> {
  if (accountIds.length === 0) return []
  let wanted = tx
    .selectFrom('account_seats as s')
    .leftJoin('organisations as o', (join) =>
      join.on('o.province_code', '=', province).onRef('o.id', '=', 's.organisation_id'),
    )
    .select([
      's.id',
      's.account_id as accountId',
      's.role',
      's.post_name as postName',
      's.organisation_id as organisationId',
      'o.name as organisationName',
      's.path',
      's.valid_from as validFrom',
      's.valid_to as validTo',
      's.source_id as sourceId',
    ])
    .where('s.province_code', '=', province)
    .where('s.account_id', 'in', accountIds)
    .where((eb) => eb.or([eb('s.valid_to', 'is', null), eb('s.valid_to', '>', today)]))
  if (options.later !== true) wanted = wanted.where('s.valid_from', '<=', today)
  const rows = await wanted
    .orderBy((eb) => eb('s.role', '=', 'member'))
    .orderBy('s.valid_from')
    .orderBy('s.id')
    .execute()
  return rows.map((r) => ({ ...r, role: r.role as Role, organisationName: r.organisationName ?? '' }))
}

/** The seat as its holder sees it. */
export const shownSeat = (s: Omit<SeatRow, 'accountId' | 'validFrom' | 'validTo' | 'sourceId'>) => ({
  id: s.id,
  role: s.role,
  postName: s.postName,
  organisationId: s.organisationId,
  organisationName: s.organisationName,
  path: s.path,
})

/**
 * The seat of whoever has left the Party while a case about it is open, as `enter_session` gives it: no row, the id of the account, at the
 * organisation the account belongs to. Null for everybody else.
 */
export async function concernedSeat(
  tx: Tx,
  account: { id: string; province_code: string; member_id: string | null; organisation_id: string; path: string },
): Promise<Omit<SeatRow, 'accountId' | 'validFrom' | 'validTo' | 'sourceId'> | null> {
  const { province_code: province } = account
  if (account.member_id === null) return null
  const { rows } = await sql<{ concerned: boolean; name: string | null }>`
    select is_concerned(${province}, ${account.member_id}) as concerned,
           (select o.name from organisations o where o.province_code = ${province} and o.id = ${account.organisation_id}) as name`.execute(
    tx,
  )
  if (rows[0]?.concerned !== true) return null
  return {
    id: account.id,
    role: 'concerned',
    postName: 'Người có việc đang xét',
    organisationId: account.organisation_id,
    organisationName: rows[0].name ?? '',
    path: account.path,
  }
}

export interface NewSeat {
  province: string
  id: string
  accountId: string
  organisation: { id: string; path: string }
  role: Role
  postName: string
  /** The post or holding it follows; null when an administrator gave it. */
  sourceId: string | null
  validFrom: string
  validTo: string | null
}

/** The row of a new seat, complete, for an insert or for COPY. */
export function createSeatRow(s: NewSeat): Insertable<AccountSeats> {
  return {
    province_code: s.province,
    id: s.id,
    account_id: s.accountId,
    organisation_id: s.organisation.id,
    path: s.organisation.path,
    role: s.role,
    post_name: s.postName,
    source_id: s.sourceId,
    valid_from: s.validFrom,
    valid_to: s.validTo,
  }
}

/** A post of an organisation, as the seat it opens. */
export interface PostSeat {
  province: string
  memberId: string
  organisation: { id: string; path: string }
  role: Role
  /** Vietnamese, as the screen shows it: «Bí thư chi bộ». */
  postName: string
  /** Id of the post's holding: the seat ends with it. */
  sourceId: string
  validFrom: string
  /** The first day it no longer holds, or null. */
  validTo: string | null
}

/** The row of the seat that follows a post. */
export const seatOfPost = (
  { memberId: _, ...post }: PostSeat,
  id: string,
  accountId: string,
): Insertable<AccountSeats> => createSeatRow({ ...post, id, accountId })

/**
 * A seat given by hand at the organisation of a post, in its role, becomes that of the post: whoever worked in it before the election goes
 * on in it, and it ends with the post. Returns its id; undefined where there is none that holds after today.
 */
export async function takeOverSeat(
  tx: Tx,
  accountId: string,
  post: PostSeat,
  today: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update account_seats set source_id = ${post.sourceId}, post_name = ${post.postName}, valid_to = ${post.validTo},
           valid_from = least(valid_from, ${post.validFrom}::date)
     where province_code = ${post.province} and id = (
       select s.id from account_seats s
        where s.province_code = ${post.province} and s.account_id = ${accountId} and s.organisation_id = ${post.organisation.id}
          and s.role = ${post.role} and s.source_id is null and (s.valid_to is null or s.valid_to > ${today}::date)
        order by s.valid_from, s.id limit 1)
    returning id`.execute(tx)
  return rows[0]?.id
}

/** A post that has ended, as far as seats go: who held it, where, in which role. */
export interface EndedPost {
  memberId: string
  organisationId: string
  role: Role
}

/**
 * Ends what was given by hand for these posts and stood beside them: seats of their holders in the role, at the organisation, that began
 * before `endedOn`. One stays where its holder still has a post of the role there. Returns how many ended.
 */
export async function endSeatsBeside(
  tx: Tx,
  province: string,
  posts: readonly EndedPost[],
  endedOn: string,
): Promise<number> {
  const members = posts.map(({ memberId }) => memberId)
  const organisations = posts.map(({ organisationId }) => organisationId)
  const roles = posts.map(({ role }) => role)
  const done = await sql`
    update account_seats s set valid_to = ${endedOn}
      from accounts a, unnest(${members}::uuid[], ${organisations}::uuid[], ${roles}::text[]) as p(member_id, organisation_id, role)
     where a.province_code = ${province} and a.member_id = p.member_id
       and s.province_code = ${province} and s.account_id = a.id and s.organisation_id = p.organisation_id and s.role = p.role
       and s.source_id is null and s.valid_from < ${endedOn}::date and (s.valid_to is null or s.valid_to > ${endedOn}::date)
       and not exists (
         select from account_seats t
          where t.province_code = ${province} and t.account_id = a.id and t.organisation_id = s.organisation_id and t.role = s.role
            and t.source_id is not null and (t.valid_to is null or t.valid_to > ${endedOn}::date))`.execute(tx)
  return Number(done.numAffectedRows ?? 0)
}

/** A seat given by hand, without a post on record behind it; whose account lies outside the reach has no name here. */
export interface HandSeat {
  id: string
  postName: string
  memberId: string | null
  displayName: string | null
  validFrom: string
}

/**
 * Seats given by hand for one post of an organisation that hold on the day: of its role, under its name. Of several posts one role opens,
 * only the name tells which was meant.
 */
export async function seatsByHand(
  tx: Tx,
  province: string,
  { organisationId, role, name }: { organisationId: string; role: Role; name: string },
  on: string,
): Promise<HandSeat[]> {
  const rows = await tx
    .selectFrom('account_seats as s')
    .leftJoin('accounts as a', (join) =>
      join.onRef('a.province_code', '=', 's.province_code').onRef('a.id', '=', 's.account_id'),
    )
    .select([
      's.id',
      's.post_name as postName',
      's.valid_from as validFrom',
      'a.member_id as memberId',
      'a.display_name as displayName',
    ])
    .where('s.province_code', '=', province)
    .where('s.organisation_id', '=', organisationId)
    .where('s.role', '=', role)
    .where('s.source_id', 'is', null)
    .where('s.valid_from', '<=', on)
    .where((eb) => eb.or([eb('s.valid_to', 'is', null), eb('s.valid_to', '>', on)]))
    .orderBy('s.valid_from')
    .orderBy('s.id')
    .execute()
  return rows.filter(({ postName }) => postName.trim().toLowerCase().startsWith(name.toLowerCase()))
}

/** Ends them on the first day they no longer hold; one that began that day or later held for its first day. */
export async function endHandSeats(
  tx: Tx,
  province: string,
  seats: readonly Pick<HandSeat, 'id'>[],
  endedOn: string,
): Promise<void> {
  await sql`update account_seats set valid_to = greatest(${endedOn}::date, valid_from + 1)
     where province_code = ${province} and id = any(${seats.map(({ id }) => id)}::uuid[])`.execute(tx)
}

export async function insertSeat(tx: Tx, row: Insertable<AccountSeats>): Promise<void> {
  await tx.insertInto('account_seats').values(row).execute()
}

/** Ends seats on the first day they no longer hold; seats that have ended earlier keep their day. Returns how many ended. */
export async function endSeats(
  tx: Tx,
  province: string,
  which: { id: string } | { sourceIds: readonly string[] },
  endedOn: string,
): Promise<number> {
  const done = await tx
    .updateTable('account_seats')
    .set({ valid_to: endedOn })
    .where('province_code', '=', province)
    .where(
      'id' in which ? sql<boolean>`id = ${which.id}` : sql<boolean>`source_id = any(${[...which.sourceIds]}::uuid[])`,
    )
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', endedOn)]))
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Ends every seat at these organisations, from `endedOn` (the first day without): they end. */
export async function endSeatsAt(
  tx: Tx,
  province: string,
  organisationIds: readonly string[],
  endedOn: string,
): Promise<number> {
  const done =
    await sql`update account_seats set valid_to = greatest(${endedOn}::date, valid_from + 1) where province_code = ${province}
     and organisation_id = any(${[...organisationIds]}::uuid[]) and (valid_to is null or valid_to > ${endedOn}::date)`.execute(
      tx,
    )
  return Number(done.numAffectedRows)
}

/** One seat, when the scope's rows hold it. */
export async function findSeat(tx: Tx, province: string, id: string, rows: RawBuilder<boolean>) {
  const row = await tx
    .selectFrom('account_seats')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(rows)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, role: row.role as Role }
}

/** Two grants to one account take turns, so that both see what the other gave. */
export async function lockAccountSeats(tx: Tx, account: { province_code: string; id: string }): Promise<void> {
  await tx
    .selectFrom('accounts')
    .select('id')
    .where('province_code', '=', account.province_code)
    .where('id', '=', account.id)
    .forUpdate()
    .execute()
}
