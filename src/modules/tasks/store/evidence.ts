// What tasks and commitments say of a member or an organisation, for the evaluation: figures and what was written, nothing reckoned from them.
import { sql } from 'kysely'
import type { CommitmentItem, CommitmentState } from '#contract/commitments.ts'
import type { QueryContext } from '#kernel/context.ts'
import { commitmentOf, reviewsOf } from '#modules/tasks/store/commitments.ts'

export interface TaskCounts {
  /** Due within the days and not cancelled. */
  due: number
  onTime: number
  late: number
  /** Past their day today with nothing handed in. */
  overdue: number
}

/** What a member, or an organisation itself, had to do within some days and how it went; as far as the transaction reaches. */
export async function taskCountsOf(
  { tx, province, today }: Pick<QueryContext, 'tx' | 'province' | 'today'>,
  of: { memberId: string } | { organisationId: string },
  from: string,
  to: string,
): Promise<TaskCounts> {
  const whose =
    'memberId' in of
      ? sql`t.member_id = ${of.memberId}`
      : sql`t.member_id is null and t.organisation_id = ${of.organisationId}`
  const { rows } = await sql<TaskCounts>`
    select count(*)::integer as due,
           count(*) filter (where t.state = 'done' and t.submitted_on <= t.due_on)::integer as "onTime",
           count(*) filter (where t.state = 'done' and t.submitted_on > t.due_on)::integer as late,
           count(*) filter (where t.state in ('assigned', 'accepted', 'sent-back') and t.due_on < ${today}::date)::integer as overdue
      from tasks t
     where t.province_code = ${province} and ${whose} and t.state <> 'cancelled' and t.due_on between ${from}::date and ${to}::date`.execute(
    tx,
  )
  return rows[0] ?? { due: 0, onTime: 0, late: 0, overdue: 0 }
}

export interface CommitmentFacts {
  state: CommitmentState
  agreedOn: string | null
  items: { heading: CommitmentItem['heading']; text: string }[]
  /** What the member and the branch said of a quarter. */
  reviews: { quarter: number; memberText: string | null; branchText: string | null }[]
}

/** The commitment of a member for a year with what was said of it in the quarters from one to another; undefined: none was written. */
export async function commitmentFactsOf(
  context: Pick<QueryContext, 'tx' | 'province'>,
  memberId: string,
  year: number,
  quarters: readonly [first: number, last: number],
): Promise<CommitmentFacts | undefined> {
  const row = await commitmentOf(context, memberId, year)
  if (row === undefined) return undefined
  const [first, last] = quarters
  const reviews = await reviewsOf(context, row.id)
  return {
    state: row.state,
    agreedOn: row.agreed_on,
    items: row.items.map(({ heading, content }) => ({ heading, text: content })),
    reviews: reviews
      .filter(({ quarter }) => quarter >= first && quarter <= last)
      .map(({ quarter, member_words, branch_words }) => ({
        quarter,
        memberText: member_words,
        branchText: branch_words,
      })),
  }
}

/** How many members of a branch on the list have an agreed commitment for a year. */
export async function commitmentsAgreedIn(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  path: string,
  year: number,
): Promise<{ members: number; agreed: number }> {
  const { rows } = await sql<{ members: number; agreed: number }>`
    select count(*)::integer as members, count(*) filter (where c.state = 'agreed')::integer as agreed
      from members m left join commitments c on c.province_code = ${province} and c.member_id = m.id and c.year = ${year}
     where m.province_code = ${province} and m.path >= ${path} and m.path < ${`${path.slice(0, -1)}0`}
       and m.status in ('full', 'probationary')`.execute(tx)
  return rows[0] ?? { members: 0, agreed: 0 }
}
