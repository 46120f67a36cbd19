// How the work stands below an organisation, by the organisations directly under it, in one statement for tasks and one for members.
import { sql } from 'kysely'
import type { TaskCounts } from '#contract/tasks.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { assignable, hasTask, hasWaiver } from '#modules/tasks/store/assignable.ts'

const nothing: TaskCounts = {
  ...{ assignable: 0, assigned: 0, waived: 0 },
  ...{ due: 0, onTime: 0, late: 0, overdue: 0, submitted: 0 },
}

const plus = (a: TaskCounts, b: Partial<TaskCounts>): TaskCounts => ({
  assignable: a.assignable + (b.assignable ?? 0),
  assigned: a.assigned + (b.assigned ?? 0),
  waived: a.waived + (b.waived ?? 0),
  due: a.due + (b.due ?? 0),
  onTime: a.onTime + (b.onTime ?? 0),
  late: a.late + (b.late ?? 0),
  overdue: a.overdue + (b.overdue ?? 0),
  submitted: a.submitted + (b.submitted ?? 0),
})

type ByPath = Partial<TaskCounts> & { path: string }

/** The sums of the whole subtree, and of each organisation directly below in the order of their names. */
export async function countUnder(
  { tx, province, today }: QueryContext,
  place: { id: string; path: string },
  days: { from: string; to: string },
): Promise<{ total: TaskCounts; rows: (TaskCounts & { organisationId: string; organisationName: string })[] }> {
  const { lo, hi } = subtree(place.path)
  const { from, to } = days
  const inDays = sql`t.due_on between ${from}::date and ${to}::date`
  const { rows: work } = await sql<ByPath>`
    select t.path,
           count(*) filter (where ${inDays})::integer as due,
           count(*) filter (where ${inDays} and t.state = 'done' and t.submitted_on <= t.due_on)::integer as "onTime",
           count(*) filter (where ${inDays} and t.state = 'done' and t.submitted_on > t.due_on)::integer as late,
           count(*) filter (where t.state in ('assigned', 'accepted', 'sent-back') and t.due_on < ${today}::date)::integer as overdue,
           count(*) filter (where t.state = 'submitted')::integer as submitted
      from tasks t
     where t.province_code = ${province} and t.path >= ${lo} and t.path < ${hi} and t.state <> 'cancelled'
       and (${inDays} or t.closed_on is null)
     group by t.path`.execute(tx)
  const span = { lo, hi, from, to }
  const [working, waived] = [hasTask(province, span), hasWaiver(province, span)]
  const { rows: people } = await sql<ByPath>`
    select m.path, count(*)::integer as assignable, count(*) filter (where ${working})::integer as assigned,
           count(*) filter (where not ${working} and ${waived})::integer as waived
      from members m
     where m.province_code = ${province} and m.path >= ${lo} and m.path < ${hi} and ${assignable}
     group by m.path`.execute(tx)
  const { rows: below } = await sql<{ id: string; name: string; path: string }>`
    select o.id, o.name, o.path from organisations o
     where o.province_code = ${province} and o.parent_id = ${place.id} and o.ended_on is null
     order by o.sort_key, o.id`.execute(tx)
  const parts = [...work, ...people]
  const sumOf = (path: string) => parts.filter((part) => part.path.startsWith(path)).reduce(plus, nothing)
  return {
    total: sumOf(place.path),
    rows: below.map(({ id, name, path }) => ({ organisationId: id, organisationName: name, ...sumOf(path) })),
  }
}
