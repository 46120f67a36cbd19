// Posts held by members, in time.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'

export interface Holding {
  id: string
  organisationId: string
  path: string
  organisationName: string
  memberId: string
  memberName: string
  postCode: string
  validFrom: string
  validTo: string | null
  how: 'elected' | 'appointed'
  document: string | null
}

const columns = sql`h.id, h.organisation_id as "organisationId", h.path, h.member_id as "memberId", h.post_code as "postCode",
  h.valid_from as "validFrom", h.valid_to as "validTo", h.how, h.document`

/** Who holds a post in an organisation on a day; a holder whose record lies out of reach appears without a name. */
export async function holdingsOf(context: QueryContext, organisationId: string, on: string): Promise<Holding[]> {
  const { province, tx } = context
  const { rows } =
    await sql<Holding>`select ${columns}, coalesce(m.full_name, 'Đảng viên ngoài phạm vi') as "memberName", '' as "organisationName"
      from post_holdings h
      left join members m on m.province_code = ${province} and m.id = h.member_id
     where h.province_code = ${province} and h.organisation_id = ${organisationId}
       and h.valid_from <= ${on}::date and (h.valid_to is null or h.valid_to > ${on}::date)
     order by h.valid_from, h.id limit 500`.execute(tx)
  return rows
}

/** The branches below a path that stand today, and whether each has somebody elected or appointed to its committee on a day. */
export async function committeesOfBranches(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  path: string,
  on: string,
): Promise<{ organisationId: string; has: boolean }[]> {
  const hi = `${path.slice(0, -1)}0`
  const { rows } = await sql<{ organisationId: string; has: boolean }>`
    select o.id as "organisationId", h.organisation_id is not null as has
      from organisations o
      left join (select distinct h.organisation_id from post_holdings h
                  where h.province_code = ${province} and h.path >= ${path} and h.path < ${hi} and h.post_code = 'branch-committee-member'
                    and h.valid_from <= ${on}::date and (h.valid_to is null or h.valid_to > ${on}::date)) h on h.organisation_id = o.id
     where o.province_code = ${province} and o.path >= ${path} and o.path < ${hi} and o.ended_on is null
       and o.type_code = any(${[...branchTypes]}::text[])`.execute(tx)
  return rows
}

/** The posts of one member, newest first, as far as the reach goes. */
export async function postsOf(context: QueryContext, memberId: string): Promise<Holding[]> {
  const { province, tx } = context
  const { rows } = await sql<Holding>`select ${columns}, '' as "memberName", o.name as "organisationName"
      from post_holdings h
      join organisations o on o.province_code = ${province} and o.id = h.organisation_id
     where h.province_code = ${province} and h.member_id = ${memberId}
     order by h.valid_from desc, h.id limit 200`.execute(tx)
  return rows
}

/** One holding within the scope, locked. */
export async function findHolding(context: CommandContext, scope: SeatScope, id: string): Promise<Holding | undefined> {
  const { province, tx, actor } = context
  const { rows } =
    await sql<Holding>`select ${columns}, coalesce(m.full_name, '') as "memberName", o.name as "organisationName"
      from post_holdings h
      join organisations o on o.province_code = ${province} and o.id = h.organisation_id
      left join members m on m.province_code = ${province} and m.id = h.member_id
     where h.province_code = ${province} and h.id = ${id} and ${scope.rows(actor, province, 'h')} for update of h`.execute(
      tx,
    )
  return rows[0]
}

/** An open post of somebody who has left; `endsOn` is the first day it no longer holds, never before the day after it began. */
export interface DepartedHolding extends Holding {
  leftOn: string
  endsOn: string
}

/** Open posts of members who have left: those of a province, or of one of its members. Locked. */
export async function departedHoldings(
  tx: Tx,
  province: string,
  memberId: string | null,
  today: string,
): Promise<DepartedHolding[]> {
  const { rows } = await sql<DepartedHolding>`
    select ${columns}, m.full_name as "memberName", o.name as "organisationName", coalesce(m.left_on, ${today}::date) as "leftOn",
           greatest(coalesce(m.left_on, ${today}::date), h.valid_from + 1) as "endsOn"
      from members m
      join post_holdings h on h.province_code = ${province} and h.member_id = m.id and h.valid_to is null
      join organisations o on o.province_code = ${province} and o.id = h.organisation_id
     where m.province_code = ${province} and m.status = 'left' and (${memberId}::uuid is null or m.id = ${memberId}::uuid)
     order by h.id for update of h`.execute(tx)
  return rows
}

/** Answers what was held. */
export async function endHoldings(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  ids: readonly string[],
  on: string,
): Promise<Pick<Holding, 'id' | 'memberId' | 'organisationId' | 'postCode'>[]> {
  const { rows } = await sql<Pick<Holding, 'id' | 'memberId' | 'organisationId' | 'postCode'>>`
    update post_holdings set valid_to = ${on} where province_code = ${province} and id = any(${[...ids]}::uuid[])
    returning id, member_id as "memberId", organisation_id as "organisationId", post_code as "postCode"`.execute(tx)
  return rows
}

/**
 * Who holds a post of an organisation on `from` or later. The organisation is held still meanwhile, so that two appointments to one
 * post take turns.
 */
export async function laterHoldings(
  context: Pick<CommandContext, 'tx' | 'province'>,
  organisationId: string,
  postCode: string,
  from: string,
): Promise<{ id: string; memberId: string; memberName: string; validFrom: string }[]> {
  const { province, tx } = context
  await sql`select id from organisations where province_code = ${province} and id = ${organisationId} for no key update`.execute(
    tx,
  )
  const { rows } = await sql<{ id: string; memberId: string; memberName: string; validFrom: string }>`
    select h.id, h.member_id as "memberId", coalesce(m.full_name, 'Đảng viên khác') as "memberName", h.valid_from as "validFrom"
      from post_holdings h
      left join members m on m.province_code = ${province} and m.id = h.member_id
     where h.province_code = ${province} and h.organisation_id = ${organisationId} and h.post_code = ${postCode}
       and (h.valid_to is null or h.valid_to > ${from}::date)
     order by h.valid_from, h.id`.execute(tx)
  return rows
}

export async function insertHolding(
  context: Pick<CommandContext, 'tx' | 'province'>,
  holding: {
    id: string
    organisation: { id: string; path: string }
    memberId: string
    postCode: string
    from: string
    how: 'elected' | 'appointed'
    document: string | null
  },
): Promise<void> {
  await context.tx
    .insertInto('post_holdings')
    .values({
      province_code: context.province,
      id: holding.id,
      organisation_id: holding.organisation.id,
      path: holding.organisation.path,
      member_id: holding.memberId,
      post_code: holding.postCode,
      valid_from: holding.from,
      how: holding.how,
      document: holding.document,
    })
    .execute()
}
