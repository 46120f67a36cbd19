// How much work is due on which day and how it stands, kept for every organisation beside its tasks: changed with them, and checked.
import { type RawBuilder, sql } from 'kysely'
import { directlyBelow } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { TaskRow } from '#modules/tasks/store/tasks.ts'

export type CountedTask = Pick<TaskRow, 'organisation_id' | 'path' | 'due_on' | 'state' | 'submitted_on'>

interface Day {
  organisation_id: string
  path: string
  due_on: string
  due: number
  on_time: number
  late: number
  submitted: number
  open: number
}

function count(days: Map<string, Day>, task: CountedTask, by: 1 | -1): void {
  const { organisation_id, path, due_on, state, submitted_on } = task
  if (state === 'cancelled') return
  const none = { due: 0, on_time: 0, late: 0, submitted: 0, open: 0 }
  const key = `${organisation_id} ${due_on}`
  const day = days.get(key) ?? { organisation_id, path, due_on, ...none }
  days.set(key, day)
  day.due += by
  if (state === 'submitted') day.submitted += by
  else if (state !== 'done') day.open += by
  else if (submitted_on !== null && submitted_on <= due_on) day.on_time += by
  else if (submitted_on !== null) day.late += by
}

/** Takes tasks as they were off the kept days and adds them as they are now. Two writers at once add up: only differences are written. */
export async function keepDays(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  was: readonly CountedTask[],
  is: readonly CountedTask[],
): Promise<void> {
  const days = new Map<string, Day>()
  for (const task of was) count(days, task, -1)
  for (const task of is) count(days, task, 1)
  const changed = [...days.entries()]
    .filter(([, { due, on_time, late, submitted, open }]) => [due, on_time, late, submitted, open].some((n) => n !== 0))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, day]) => day)
  if (changed.length === 0) return
  await sql`
    insert into task_days as k (province_code, organisation_id, due_on, path, due, on_time, late, submitted, open)
    select ${province}, x.organisation_id, x.due_on, x.path, x.due, x.on_time, x.late, x.submitted, x.open
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x(organisation_id uuid, due_on date, path text, due integer,
        on_time integer, late integer, submitted integer, open integer)
    on conflict (province_code, organisation_id, due_on) do update set
      due = k.due + excluded.due, on_time = k.on_time + excluded.on_time, late = k.late + excluded.late,
      submitted = k.submitted + excluded.submitted, open = k.open + excluded.open`.execute(tx)
}

const columns = sql.raw('organisation_id, due_on, due, on_time, late, submitted, open')

const said = (province: string, which: RawBuilder<unknown>) => sql`
  select t.organisation_id, t.due_on, count(*)::integer as due, count(*) filter (where t.state = 'done' and t.submitted_on <= t.due_on)::integer as on_time,
         count(*) filter (where t.state = 'done' and t.submitted_on > t.due_on)::integer as late,
         count(*) filter (where t.state = 'submitted')::integer as submitted,
         count(*) filter (where t.state in ('assigned', 'accepted', 'sent-back'))::integer as open
    from tasks t where t.province_code = ${province} and t.state <> 'cancelled' and ${which}
   group by 1, 2`

/** Days whose kept row is not what the tasks say, within the scope. Empty when everything agrees. */
export async function daysThatDiffer(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
): Promise<{ organisationId: string; on: string }[]> {
  const { rows } = await sql<{ organisationId: string; on: string }>`
    with said as (${said(province, scope.rows(actor, province, 't'))}),
         kept as (select ${columns} from task_days k where k.due > 0 and ${scope.rows(actor, province, 'k')})
    select organisation_id as "organisationId", due_on as "on" from (
      (select * from said except select * from kept) union (select * from kept except select * from said)) d
     group by 1, 2 order by 2, 1 limit 200`.execute(tx)
  return rows
}

/** Work below a path by the organisation directly below it, due within some days. */
export async function daysBelow(
  { tx, province, today }: QueryContext,
  { path, from, to }: { path: string; from: string; to: string },
): Promise<{ path: string; due: number; done: number; overdue: number }[]> {
  const { rows } = await sql<{ path: string; due: number; done: number; overdue: number }>`
    select ${directlyBelow('k.path', path)} as path, sum(k.due)::integer as due,
           sum(k.on_time + k.late)::integer as done, coalesce(sum(k.open) filter (where k.due_on < ${today}::date), 0)::integer as overdue
      from task_days k
     where k.province_code = ${province} and k.due_on between ${from}::date and ${to}::date and k.path >= ${path}
       and k.path < ${`${path.slice(0, -1)}0`} and k.due > 0
     group by 1`.execute(tx)
  return rows
}

/** The work due within some days of each organisation at and below a path and of its members, and how much of it is done. */
export async function daysByOrganisation(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  { path, from, to }: { path: string; from: string; to: string },
): Promise<{ organisationId: string; due: number; done: number }[]> {
  const { rows } = await sql<{ organisationId: string; due: number; done: number }>`
    select k.organisation_id as "organisationId", sum(k.due)::integer as due, sum(k.on_time + k.late)::integer as done
      from task_days k
     where k.province_code = ${province} and k.due_on between ${from}::date and ${to}::date and k.path >= ${path}
       and k.path < ${`${path.slice(0, -1)}0`} and k.due > 0
     group by 1`.execute(tx)
  return rows
}
