// How the work stands below an organisation, by the organisations directly under it, in one statement for the kept days and one for members.
import { sql } from 'kysely'
import type { TaskCounts } from '#contract/tasks.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { assignable, hasWaiver, workOf } from '#modules/tasks/store/assignable.ts'

const nothing: TaskCounts = {
  assignable: 0,
  assigned: 0,
  waived: 0,
  due: 0,
  onTime: 0,
  late: 0,
  overdue: 0,
  submitted: 0,
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
  const inDays = sql`k.due_on between ${from}::date and ${to}::date`
  const { rows: work } = await sql<ByPath>`
    select k.path, coalesce(sum(k.due) filter (where ${inDays}), 0)::integer as due,
           coalesce(sum(k.on_time) filter (where ${inDays}), 0)::integer as "onTime",
           coalesce(sum(k.late) filter (where ${inDays}), 0)::integer as late,
           coalesce(sum(k.open) filter (where k.due_on < ${today}::date), 0)::integer as overdue,
           coalesce(sum(k.submitted), 0)::integer as submitted
      from task_days k
     where k.province_code = ${province} and k.path >= ${lo} and k.path < ${hi} and (${inDays} or k.open > 0 or k.submitted > 0)
     group by k.path`.execute(tx)
  const span = { lo, hi, from, to }
  const { rows: people } = await sql<ByPath>`
    select m.path, count(*)::integer as assignable, count(w.working)::integer as assigned,
           count(*) filter (where w.working is null and ${hasWaiver(province, span)})::integer as waived
      from members m
      left join lateral (${workOf(province, span)}) w on true
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
