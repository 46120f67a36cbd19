// Hands the open work of organisations that end to those that take over from them.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { keepDays } from '#modules/tasks/store/days.ts'
import { addEntries, carryEntries, type TaskRow } from '#modules/tasks/store/tasks.ts'

const PROGRAM = { name: 'Hệ thống', post: null }

/** Answers how many tasks went; what is closed stays where it was closed (decision 057). */
export async function handTasksOn(
  context: CommandContext,
  fromId: string,
  to: { id: string; path: string; name: string },
): Promise<number> {
  const { tx, province } = context
  const { rows: tasks } = await sql<TaskRow>`
    select * from tasks where province_code = ${province} and organisation_id = ${fromId} and closed_on is null order by id for update`.execute(
    tx,
  )
  if (tasks.length === 0) return 0
  const ids = tasks.map(({ id }) => id)
  await sql`update tasks set path = ${to.path}, organisation_id = ${to.id}, organisation_name = ${to.name}, version = version + 1,
      assignee_name = case when member_id is null then ${to.name} else assignee_name end
     where province_code = ${province} and id = any(${ids}::uuid[])`.execute(tx)
  await keepDays(
    context,
    tasks,
    tasks.map((task) => ({ ...task, path: to.path, organisation_id: to.id })),
  )
  await carryEntries(context, ids, to.path)
  await addEntries(
    context,
    PROGRAM,
    tasks.map((task) => ({
      task: { id: task.id, path: to.path, version: task.version + 1 },
      kind: 'moved',
      was: task.organisation_name,
      became: to.name,
    })),
  )
  return tasks.length
}
