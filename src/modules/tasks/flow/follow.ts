// What happens to the work of members by itself: it goes along with who moves, and back to the branch when somebody leaves.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { refuse } from '#kernel/refusal.ts'
import {
  type Follower,
  followedRows,
  type Restorations,
  registerDeparture,
  registerFollower,
  registerRestoration,
  registerWithdrawal,
} from '#modules/members/public.ts'
import { registerEndGuard } from '#modules/organisations/public.ts'
import { keepDays } from '#modules/tasks/store/days.ts'
import { addEntries, carryEntries, type TaskRow } from '#modules/tasks/store/tasks.ts'

const PROGRAM = { name: 'Hệ thống', post: null }

type FollowContext = Parameters<Follower>[0]

/** Open tasks of members, held. */
async function openTasks({ tx, province }: FollowContext, memberIds: readonly string[]): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select * from tasks where province_code = ${province} and member_id = any(${[...memberIds]}::uuid[]) and closed_on is null
     order by id for update`.execute(tx)
  return rows
}

/** What is open goes to the new branch, which stands for the old one; what is closed stays where it was closed (decision 057). */
const followMembers: Follower = async (context, moved) => {
  const { tx, province, today } = context
  const year = Number(today.slice(0, 4))
  await sql`update task_waivers t set path = m.path from ${followedRows(moved)}
     where t.province_code = ${province} and t.member_id = m.member_id and (t.valid_to is null or t.valid_to > ${today}::date)`.execute(
    tx,
  )
  await sql`update commitment_reviews r set path = m.path from commitments c join ${followedRows(moved)} on m.member_id = c.member_id
     where r.province_code = ${province} and c.province_code = ${province} and c.id = r.commitment_id and c.year >= ${year}`.execute(
    tx,
  )
  await sql`update commitments c set path = m.path, organisation_id = o.id
      from ${followedRows(moved)} join organisations o on o.province_code = ${province} and o.path = m.path
     where c.province_code = ${province} and c.member_id = m.member_id and c.year >= ${year}`.execute(tx)
  const tasks = await openTasks(
    context,
    moved.map(({ memberId }) => memberId),
  )
  const pathOf = new Map(moved.map(({ memberId, path }) => [memberId, path]))
  for (const [path, own] of Map.groupBy(tasks, (task) => pathOf.get(task.member_id ?? '') ?? '')) {
    await takeAlong(context, own, path)
  }
}

/** Open tasks go to the branch at a path. */
async function takeAlong(context: FollowContext, tasks: readonly TaskRow[], path: string): Promise<void> {
  const { tx, province, today } = context
  const { rows: places } = await sql<{ id: string; name: string }>`
    select id, name from organisations where province_code = ${province} and path = ${path}`.execute(tx)
  const [place] = places
  if (place === undefined) return
  const taskIds = tasks.map(({ id }) => id)
  // A level above both branches still stands for what it assigned.
  await sql`update tasks set path = ${path}, organisation_id = ${place.id}, organisation_name = ${place.name}, version = version + 1,
      assigner_id = case when ${path} like assigner_path || '%' then assigner_id else ${place.id}::uuid end,
      assigner_name = case when ${path} like assigner_path || '%' then assigner_name else ${place.name} end,
      assigner_path = case when ${path} like assigner_path || '%' then assigner_path else ${path} end
     where province_code = ${province} and id = any(${taskIds}::uuid[])`.execute(tx)
  await keepDays(
    context,
    tasks,
    tasks.map((task) => ({ ...task, path, organisation_id: place.id })),
  )
  await carryEntries(context, taskIds, path)
  await addEntries(
    { tx, province, today },
    PROGRAM,
    tasks.map((task) => ({
      task: { id: task.id, path, version: task.version + 1 },
      kind: 'moved',
      was: task.organisation_name,
      became: place.name,
    })),
  )
}

/** What was not handed in goes back to the branch, which does it or gives it to somebody else. */
async function followDeparture(context: FollowContext, memberIds: readonly string[]): Promise<void> {
  const { tx, province, today } = context
  await sql`update task_waivers set valid_to = greatest(valid_from, ${today}::date), version = version + 1
     where province_code = ${province} and member_id = any(${[...memberIds]}::uuid[])
       and (valid_to is null or valid_to > ${today}::date)`.execute(tx)
  const tasks = (await openTasks(context, memberIds)).filter(({ state }) => state !== 'submitted')
  if (tasks.length === 0) return
  await sql`update tasks set member_id = null, assignee_name = organisation_name, state = 'assigned', version = version + 1
     where province_code = ${province} and id = any(${tasks.map(({ id }) => id)}::uuid[])`.execute(tx)
  await addEntries(
    { tx, province, today },
    PROGRAM,
    tasks.map((task) => ({
      task: { id: task.id, path: task.path, version: task.version + 1 },
      kind: 'returned',
      content: `${task.assignee_name} không còn trong danh sách đảng viên; nhiệm vụ trở về tổ chức để làm hoặc giao người khác.`,
      was: task.assignee_name,
      became: task.organisation_name,
    })),
  )
}

/**
 * AGE-04: a departure that was wrong gives back what had gone to the branch on its account and nobody has touched since. The history knows
 * the doer by name: where another of that name has left the branch too, whose it was is for the branch to say.
 */
const followRestoration: Restorations = async (context, { id, name, organisationId }) => {
  const { tx, province, today } = context
  const { rows: tasks } = await sql<TaskRow>`
    select t.* from tasks t
      join task_entries e on e.province_code = t.province_code and e.task_id = t.id and e.seq = t.version
     where t.province_code = ${province} and t.organisation_id = ${organisationId}::uuid and t.member_id is null and t.closed_on is null
       and e.kind = 'returned' and e.was = ${name}
       and not exists (select from members m where m.province_code = ${province} and m.organisation_id = t.organisation_id
                          and m.full_name = ${name} and m.id <> ${id}::uuid and m.status = 'left')
     order by t.id for update of t`.execute(tx)
  if (tasks.length === 0) return
  await sql`update tasks set member_id = ${id}::uuid, assignee_name = ${name}, version = version + 1
     where province_code = ${province} and id = any(${tasks.map((task) => task.id)}::uuid[])`.execute(tx)
  await addEntries(
    { tx, province, today },
    PROGRAM,
    tasks.map((task) => ({
      task: { id: task.id, path: task.path, version: task.version + 1 },
      kind: 'reassigned',
      content: `${name} được phục hồi; nhiệm vụ trở lại với người được giao trước đó.`,
      was: task.assignee_name,
      became: name,
    })),
  )
}

/** Whom an import brought and who has been given work since. */
async function workedOn({ tx, province }: FollowContext, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = [...memberIds]
  const { rows } = await sql<{ id: string }>`
    select member_id as id from tasks where province_code = ${province} and member_id = any(${ids}::uuid[])
    union select member_id from task_waivers where province_code = ${province} and member_id = any(${ids}::uuid[])
    union select member_id from commitments where province_code = ${province} and member_id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Makes this module known to members and organisations. Calling it again changes nothing. */
export const followAlong = (): void => {
  registerFollower('tasks', followMembers)
  registerDeparture('tasks', followDeparture)
  registerRestoration('tasks', followRestoration)
  registerWithdrawal('tasks', { workedOn, withdraw: async () => undefined })
  registerEndGuard('tasks', async ({ tx, province }: CommandContext, organisation) => {
    const { rows } = await sql<{ tasks: number }>`
      select count(*)::integer as tasks from tasks
       where province_code = ${province} and organisation_id = ${organisation.id} and closed_on is null`.execute(tx)
    const tasks = rows[0]?.tasks ?? 0
    return tasks === 0 ? null : refuse('tasks.organisation-has-tasks', { organisation: organisation.name, tasks })
  })
}
