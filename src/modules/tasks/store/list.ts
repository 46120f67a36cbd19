// Lists of tasks by their day, a page at a time, and the counts that wait for somebody.
import { type RawBuilder, sql } from 'kysely'
import type { TaskShow } from '#contract/tasks.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse, type SeatScope } from '#kernel/permission.ts'
import { manageTasks } from '#modules/tasks/scope.ts'
import type { TaskRow } from '#modules/tasks/store/tasks.ts'

/** As `underWay` of rules/tasks/steps.ts; what is open is found by an index of its own. */
const underWay = sql`(t.closed_on is null and t.state <> 'submitted')`

/** Over `tasks t`. */
const shows = (show: TaskShow, today: string): RawBuilder<boolean> =>
  ({
    open: sql<boolean>`t.closed_on is null`,
    overdue: sql<boolean>`(${underWay} and t.due_on < ${today}::date)`,
    submitted: sql<boolean>`(t.closed_on is null and t.state = 'submitted')`,
    done: sql<boolean>`t.state = 'done'`,
    cancelled: sql<boolean>`t.state = 'cancelled'`,
    all: sql<boolean>`true`,
  })[show]

/** Tasks of the person, and those of the organisation whose committee the person acts for. */
export const mine = ({ actor }: QueryContext): RawBuilder<boolean> => {
  const own =
    actor.memberId === null ? sql<boolean>`false` : sql<boolean>`coalesce(t.member_id = ${actor.memberId}, false)`
  return isOwnOnly(actor.seat) || !mayUse(manageTasks, actor)
    ? sql<boolean>`(${own})`
    : sql<boolean>`(${own} or (t.member_id is null and t.organisation_id = ${actor.seat.organisationId}))`
}

export interface Asked {
  show: TaskShow
  /** Only those, over `tasks t`. */
  conditions: readonly RawBuilder<boolean>[]
  after: readonly [string, string] | null
  limit: number
}

/** One page and one row more: what is still to do by its day, what is over with the latest first. */
export async function readTasks(
  { tx, province, actor, today }: QueryContext,
  scope: SeatScope,
  { show, conditions, after, limit }: Asked,
): Promise<TaskRow[]> {
  const [direction, beyond] =
    show === 'open' || show === 'overdue' || show === 'submitted' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  const { rows } = await sql<TaskRow>`
    select t.* from tasks t
     where ${scope.rows(actor, province, 't')} and ${shows(show, today)}
       ${sql.join(
         conditions.map((condition) => sql`and ${condition}`),
         sql` `,
       )}
       and ${after === null ? sql`true` : sql`(t.due_on, t.id) ${beyond} (${after[0]}::date, ${after[1]}::uuid)`}
     order by t.due_on ${direction}, t.id ${direction} limit ${limit + 1}`.execute(tx)
  return rows
}

/** What waits: mine, of that overdue, handed in to be confirmed here, overdue below. */
export async function countWaiting(
  context: QueryContext,
  scope: SeatScope,
): Promise<{ mine: number; overdue: number; to_confirm: number; overdue_below: number }> {
  const { tx, province, actor, today } = context
  const late = sql<boolean>`(${underWay} and t.due_on < ${today}::date)`
  const own = mine(context)
  // A seat of a whole tree counts what is late at its own places below, a plain member nothing.
  const { rows } = await sql<{ mine: number; overdue: number; to_confirm: number; overdue_below: number }>`
    select count(*) filter (where ${own})::integer as mine,
           count(*) filter (where ${own} and ${late})::integer as overdue,
           count(*) filter (where ${mayUse(manageTasks, actor)} and t.state = 'submitted' and t.assigner_id = ${actor.seat.organisationId}
             and t.member_id is distinct from ${actor.memberId}::uuid)::integer as to_confirm,
           count(*) filter (where ${!isOwnOnly(actor.seat)} and ${late} and not ${own})::integer as overdue_below
      from tasks t
     where ${scope.rows(actor, province, 't')} and t.closed_on is null`.execute(tx)
  return rows[0] ?? { mine: 0, overdue: 0, to_confirm: 0, overdue_below: 0 }
}
