// The work of a plan: added, changed, declined with its reason, taken again; taken out of a draft where nobody above gave it.
import { declinePlanTask, removePlanTask, setPlanTask, takePlanTask } from '#contract/plan-work.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, type Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { organisationsByIds } from '#modules/organisations/public.ts'
import { dueOfTask } from '#modules/plans/flow/due-now.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import {
  addEntry,
  addTasks,
  changeTask,
  columnsOfSaid,
  comingOf,
  type Doer,
  removePart,
  saidOfRow,
  type TaskRecord,
  tasksOf,
} from '#modules/plans/store/parts.ts'
import { changeRow, heldPlan, type PlanRecord } from '#modules/plans/store/plans.ts'
import { tasksOfSources } from '#modules/tasks/public.ts'
import { cleanDue, firstKept, missingOfDue } from '#rules/plans/due.ts'
import type { Said } from '#rules/plans/inherit.ts'

/** A plan that is held with one of its tasks. */
export async function heldTask(
  context: CommandContext,
  input: { id: string; version: number; taskId: string },
  wanted: 'draft' | 'adopted' | 'open',
): Promise<{ plan: PlanRecord; task: TaskRecord } | Refusal | Stale> {
  const plan = await heldPlan(context, input, wanted)
  if (!('state' in plan)) return plan
  const task = (await tasksOf(context, plan.id)).find(({ id }) => id === input.taskId)
  return task === undefined ? notFound() : { plan, task }
}

const MESSAGES = {
  fromOn: 'Ghi ngày bắt đầu.',
  dueOn: 'Ghi ngày cuối, không trước ngày bắt đầu.',
  every: 'Chọn bao lâu một lần.',
  waitsFor: 'Ghi việc này chờ văn bản hoặc kết quả nào.',
} as const

/** What was given over what stood there, without what its kind of deadline knows nothing of; or what is missing. */
function settled(before: Said | null, given: Partial<Said> & { title: string }): Said | Refusal {
  const none: Omit<Said, 'title'> = {
    detail: null,
    leadWords: null,
    coopWords: null,
    dueKind: null,
    fromOn: null,
    dueOn: null,
    every: null,
    waitsFor: null,
  }
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const said = { ...none, ...before, ...known } as Said
  const after = { ...said, ...cleanDue(said) }
  const missing = missingOfDue(after)
  const fields = missing.map((path) => ({ path, message: MESSAGES[path] }))
  return missing.length > 0 ? refuse('plans.due-incomplete', {}, fields) : after
}

/** The organisations a task is for, below that of the plan; undefined where one is not there. */
async function doersOf(context: CommandContext, plan: PlanRecord, ids: readonly string[]): Promise<Doer[] | undefined> {
  const found = await organisationsByIds(context.tx, context.province, ids)
  const doers = [...new Set(ids)].map((id) => found.get(id))
  return doers.every((place) => place !== undefined && place.path > plan.path && place.path.startsWith(plan.path))
    ? doers.flatMap((place) => (place === undefined ? [] : [{ id: place.id, name: place.name }]))
    : undefined
}

export const serveSetTask = serveCommand(setPlanTask, {
  scope: keepPlans,
  run: async (context, input) => {
    const { id: _id, version: _version, provinceCode: _province, taskId, doerIds, ...given } = input
    const plan = await heldPlan(context, input, 'open')
    if (!('state' in plan)) return plan
    const tasks = await tasksOf(context, plan.id)
    const task = tasks.find(({ id }) => id === taskId)
    if (taskId !== undefined && task === undefined) return notFound()
    if (task?.state === 'declined') return refuse('plans.task-declined')
    const said = settled(task === undefined ? null : saidOfRow(task), given as Partial<Said> & { title: string })
    if (!('title' in said)) return said
    const doers = doerIds === undefined ? (task?.doers ?? []) : await doersOf(context, plan, doerIds)
    if (doers === undefined) return notFound()
    const partId = task?.id ?? context.newId()
    if (task === undefined) {
      const place = Math.max(0, ...tasks.map((one) => one.place)) + 1
      const own = { id: partId, place, root_id: partId, origin_id: null, told: null, doers }
      await addTasks(context, plan, [{ ...own, ...columnsOfSaid(said) }])
    } else {
      const firstOn = firstKept(comingOf(task), said, await dueOfTask(context, plan, task))
      await changeTask(context, task.id, { ...columnsOfSaid(said, firstOn), doers })
    }
    auditPlan(
      context,
      plan,
      `${task === undefined ? 'Thêm' : 'Sửa'} việc «${said.title}» của kế hoạch «${plan.title}».`,
    )
    return { ...(await changeRow(context, plan, {})), partId }
  },
})

export const serveRemoveTask = serveCommand(removePlanTask, {
  scope: keepPlans,
  run: async (context, input) => {
    const held = await heldTask(context, input, 'draft')
    if (!('task' in held)) return held
    const { plan, task } = held
    if (task.origin_id !== null) return refuse('plans.task-from-above')
    await removePart(context, 'plan_tasks', plan.id, task.id)
    auditPlan(context, plan, `Xóa việc «${task.title}» khỏi bản nháp kế hoạch «${plan.title}».`)
    return changeRow(context, plan, {})
  },
})

export const serveDeclineTask = serveCommand(declinePlanTask, {
  scope: keepPlans,
  run: async (context, input) => {
    const held = await heldTask(context, input, 'open')
    if (!('task' in held)) return held
    const { plan, task } = held
    if (task.state !== 'open') return refuse(task.state === 'done' ? 'plans.task-done' : 'plans.task-declined')
    const given = (await tasksOfSources(context, [task.id])).filter(({ state }) => state !== 'done')
    if (given.length > 0) return refuse('plans.task-given', { tasks: given.length })
    await changeTask(context, task.id, { state: 'declined', declined_reason: input.reason })
    const after = await changeRow(context, plan, {})
    const entry = { about_id: task.id, kind: 'declined', content: input.reason } as const
    await addEntry(context, { ...plan, version: after.version }, entry)
    auditPlan(context, plan, `Không nhận việc «${task.title}» của kế hoạch «${plan.title}»: ${input.reason}.`)
    return after
  },
})

export const serveTakeTask = serveCommand(takePlanTask, {
  scope: keepPlans,
  run: async (context, input) => {
    const held = await heldTask(context, input, 'open')
    if (!('task' in held)) return held
    const { plan, task } = held
    if (task.state !== 'declined') return refuse('plans.task-not-declined')
    await changeTask(context, task.id, { state: 'open', declined_reason: null })
    const after = await changeRow(context, plan, {})
    await addEntry(context, { ...plan, version: after.version }, { about_id: task.id, kind: 'taken' })
    auditPlan(context, plan, `Nhận lại việc «${task.title}» của kế hoạch «${plan.title}».`)
    return after
  },
})
