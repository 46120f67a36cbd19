// What stands beside the meetings of a month in the table of the levels above: the dues and the work of the same branches.
import type { MeetingMonthBeside } from '#contract/meeting-months.ts'
import type { QueryContext } from '#kernel/context.ts'
import { duesBelow } from '#modules/dues/public.ts'
import { organisationsByIds } from '#modules/organisations/public.ts'
import { daysBelow } from '#modules/tasks/public.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { dayAfter, firstDayOf } from '#rules/dues/months.ts'

/** By the id of the organisation; `all` adds them up: what is owed is null as soon as it is not known of one. */
export async function besideMonth(
  context: QueryContext,
  { path, month }: { path: string; month: string },
  ids: readonly string[],
): Promise<{ of: (id: string) => MeetingMonthBeside; all: MeetingMonthBeside }> {
  const dues = await duesBelow(context, { path, month })
  const tasks = new Map(
    (await daysBelow(context, { path, from: firstDayOf(month), to: addDays(dayAfter(month), -1) })).map((row) => [
      row.path,
      row,
    ]),
  )
  const places = await organisationsByIds(context.tx, context.province, [...ids])
  const of = (id: string): MeetingMonthBeside => {
    const at = places.get(id)?.path ?? ''
    const { due = 0, done = 0, overdue = 0 } = tasks.get(at) ?? {}
    return { dues: dues?.get(at) ?? null, tasks: { due, done, overdue } }
  }
  const rows = ids.map(of)
  const sum = (value: (row: MeetingMonthBeside) => number): number => rows.reduce((total, row) => total + value(row), 0)
  const owed = rows.some((row) => row.dues !== null && row.dues.owed === null)
    ? null
    : sum((row) => row.dues?.owed ?? 0)
  return {
    of,
    all: {
      dues:
        dues === null
          ? null
          : { paid: sum((row) => row.dues?.paid ?? 0), closed: sum((row) => row.dues?.closed ?? 0), owed },
      tasks: {
        due: sum((row) => row.tasks.due),
        done: sum((row) => row.tasks.done),
        overdue: sum((row) => row.tasks.overdue),
      },
    },
  }
}
