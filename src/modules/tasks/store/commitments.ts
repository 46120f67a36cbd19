// The rows of yearly commitments and of their quarters.
import { type Selectable, sql } from 'kysely'
import type { CommitmentItem, CommitmentState } from '#contract/commitments.ts'
import type { CommitmentReviews, Commitments } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

export type CommitmentRow = Omit<Selectable<Commitments>, 'state' | 'items'> & {
  state: CommitmentState
  items: { heading: CommitmentItem['heading']; content: string }[]
}
export type ReviewRow = Selectable<CommitmentReviews>

/** Whose commitment it is, as the record says today. */
export interface Person {
  id: string
  full_name: string
  organisation_id: string
  organisation_name: string
  path: string
  status: string
}

/** The member within the scope, or undefined. */
export async function findPerson(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  memberId: string,
): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select m.id, m.full_name, m.organisation_id, o.name as organisation_name, m.path, m.status
      from members m join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where ${scope.rows(actor, province, 'm')} and m.id = ${memberId}`.execute(tx)
  return rows[0]
}

/** The commitment by its id within the scope, held until the transaction ends. */
export const lockCommitment = (
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<CommitmentRow | undefined> =>
  tx
    .selectFrom('commitments')
    .selectAll('commitments')
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'commitments'))
    .$castTo<CommitmentRow>()
    .forUpdate()
    .executeTakeFirst()

/** The commitment of a member for a year. */
export const commitmentOf = (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  memberId: string,
  year: number,
): Promise<CommitmentRow | undefined> =>
  tx
    .selectFrom('commitments')
    .selectAll()
    .where('province_code', '=', province)
    .where('member_id', '=', memberId)
    .where('year', '=', year)
    .$castTo<CommitmentRow>()
    .executeTakeFirst()

export const reviewsOf = ({ tx, province }: Pick<QueryContext, 'tx' | 'province'>, id: string): Promise<ReviewRow[]> =>
  tx
    .selectFrom('commitment_reviews')
    .selectAll()
    .where('province_code', '=', province)
    .where('commitment_id', '=', id)
    .orderBy('quarter')
    .execute()

/** How many of each year wait for the branch the seat stands in to agree; none above a branch. */
export async function commitmentsToAgree({
  tx,
  province,
  actor,
}: QueryContext): Promise<{ year: number; people: number }[]> {
  const { rows } = await sql<{ year: number; people: number }>`
    select year, count(*)::integer as people from commitments
     where province_code = ${province} and path = ${actor.seat.path} and state = 'submitted'
     group by year order by year`.execute(tx)
  return rows
}

/** Changes a commitment the caller holds; returns its new version. */
export async function changeCommitment(
  { tx, province }: CommandContext,
  row: CommitmentRow,
  changes: Partial<Pick<CommitmentRow, 'state' | 'submitted_on' | 'agreed_on' | 'sent_back_reason'>> & {
    items?: string
  },
): Promise<number> {
  await tx
    .updateTable('commitments')
    .set({ ...changes, version: row.version + 1 })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return row.version + 1
}

export interface ListedCommitment {
  id: string
  full_name: string
  sort_key: string
  organisation_name: string
  state: CommitmentState | null
  agreed_on: string | null
}

/** Members below a path who are on the list, with the state of their commitment of a year; one page and one row more, and all counts. */
export async function listCommitmentsUnder(
  { tx, province }: QueryContext,
  asked: {
    lo: string
    hi: string
    year: number
    show: 'all' | 'missing' | CommitmentState
    after: readonly [string, string] | null
    limit: number
  },
) {
  const { lo, hi, year, show, after, limit } = asked
  // Whoever need not take part in the life of the branch owes no plan.
  const from = sql`members m join organisations o on o.province_code = ${province} and o.id = m.organisation_id
    left join commitments c on c.province_code = ${province} and c.member_id = m.id and c.year = ${year}
    where m.province_code = ${province} and m.path >= ${lo} and m.path < ${hi} and m.status in ('full', 'probationary')`
  const shown = show === 'all' ? sql`true` : show === 'missing' ? sql`c.id is null` : sql`c.state = ${show}`
  const { rows } = await sql<ListedCommitment>`
    select m.id, m.full_name, m.sort_key, o.name as organisation_name, c.state, c.agreed_on from ${from} and ${shown}
       and ${after === null ? sql`true` : sql`(m.sort_key, m.id) > (${after[0]}, ${after[1]}::uuid)`}
     order by m.sort_key, m.id limit ${limit + 1}`.execute(tx)
  const { rows: counts } = await sql<{ state: CommitmentState | null; n: number }>`
    select c.state, count(*)::integer as n from ${from} group by c.state`.execute(tx)
  return { rows, countOf: (state: CommitmentState | null) => counts.find((row) => row.state === state)?.n ?? 0 }
}
