// How the work stands below an organisation, by the organisations directly under it, in one statement for the kept days and one for members.
import { sql } from 'kysely'
import type { TaskCounts } from '#contract/tasks.ts'
import { directlyBelow, subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { assignedBy } from '#modules/tasks/store/assignable.ts'

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
    select ${directlyBelow('d.path', place.path)} as path, sum(d.due)::integer as due, sum(d.on_time)::integer as "onTime",
           sum(d.late)::integer as late, sum(d.overdue)::integer as overdue, sum(d.submitted)::integer as submitted
      from (
        select k.path, coalesce(sum(k.due) filter (where ${inDays}), 0) as due, coalesce(sum(k.on_time) filter (where ${inDays}), 0) as on_time,
               coalesce(sum(k.late) filter (where ${inDays}), 0) as late,
               coalesce(sum(k.open) filter (where k.due_on < ${today}::date), 0) as overdue, coalesce(sum(k.submitted), 0) as submitted
          from task_days k
         where k.province_code = ${province} and k.path >= ${lo} and k.path < ${hi} and (${inDays} or k.open > 0 or k.submitted > 0)
         group by k.path) d
     group by 1`.execute(tx)
  const { rows: people } = await sql<ByPath>`
    select ${directlyBelow('a.place', place.path)} as path, sum(a.assignable)::integer as assignable, sum(a.assigned)::integer as assigned,
           sum(a.waived)::integer as waived
      from (${assignedBy('path', province, { lo, hi, from, to })}) a
     group by 1`.execute(tx)
  const { rows: below } = await sql<{ id: string; name: string; path: string }>`
    select o.id, o.name, o.path from organisations o
     where o.province_code = ${province} and o.parent_id = ${place.id} and o.ended_on is null
     order by o.sort_key, o.id`.execute(tx)
  const parts = [...work, ...people]
  const sumOf = (some: readonly ByPath[]) => some.reduce(plus, nothing)
  const byPath = Map.groupBy(parts, (part) => part.path)
  return {
    total: sumOf(parts),
    rows: below.map(({ id, name, path }) => ({
      organisationId: id,
      organisationName: name,
      ...sumOf(byPath.get(path) ?? []),
    })),
  }
}
