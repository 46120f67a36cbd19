// What becomes of the work of a plan: given to members, reported on, no longer waiting once what it waited for is there.
import { sql } from 'kysely'
import { assignPlanTask, releasePlanTask, reportPlanTask } from '#contract/plan-work.ts'
import { subtree } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { documentInBook } from '#modules/documents/public.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { heldTask } from '#modules/plans/commands/tasks.ts'
import { dueOfTask, wentOnTo } from '#modules/plans/flow/due-now.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import { addEntry, changeTask, type TaskChanges, type TaskRecord } from '#modules/plans/store/parts.ts'
import { changeRow, findPlan, holdChain, type PlanRecord } from '#modules/plans/store/plans.ts'
import { assignFromSource } from '#modules/tasks/public.ts'
import { titleOfTask } from '#rules/documents/proposal.ts'
import { nextDue } from '#rules/plans/due.ts'

/** Where whoever may read it finds a document of the book. */
const addressOfDocument = (id: string): string => `/van-ban/${id}`

const isWaiting = ({ due_kind, released_on }: TaskRecord): boolean =>
  (due_kind === 'trigger' || due_kind === 'depends') && released_on === null

/** Why nothing is done about a task now; null: it can be. */
function hindrance(task: TaskRecord): Refusal | null {
  if (task.state === 'declined') return refuse('plans.task-declined')
  if (task.state === 'done') return refuse('plans.task-done')
  return isWaiting(task) ? refuse('plans.task-waits', { for: task.waits_for }) : null
}

export const serveAssignTask = serveCommand(assignPlanTask, {
  scope: keepPlans,
  run: async (context, input) => {
    const held = await heldTask(context, input, 'adopted')
    if (!('task' in held)) return held
    const { plan, task } = held
    const hindered = hindrance(task)
    if (hindered !== null) return hindered
    const { memberIds, leadId = null } = input
    const dueNext = await dueOfTask(context, plan, task)
    const dueOn = input.dueOn ?? dueNext
    if (dueOn === null)
      return refuse('plans.date-needed', {}, [{ path: 'dueOn', message: 'Ghi hạn: việc này chưa có ngày cuối.' }])
    if (leadId !== null && !memberIds.includes(leadId)) return refuse('tasks.lead-not-chosen')
    const place = await organisationById(context.tx, context.province, plan.organisation_id)
    if (place === undefined) return notFound()
    const source = { kind: 'plan', id: task.id, title: plan.title } as const
    const title = input.title ?? titleOfTask(task.title)
    const given = await assignFromSource(context, place, source, context.today, [
      { title, detail: task.detail ?? task.title, dueOn, memberIds, organisationIds: [], leadId },
    ])
    if (given instanceof Refusal) return given
    if (dueNext !== task.due_on) await changeTask(context, task.id, { ...wentOnTo(task, dueNext), percent: 0 })
    auditPlan(context, plan, `Giao việc «${title}» của kế hoạch «${plan.title}» cho ${memberIds.length} đảng viên.`)
    return { ...(await changeRow(context, plan, {})), ids: given[0] ?? [] }
  },
})

/** What a report that it is done makes of a task: something periodic is due again, up to the end of the plan. */
function whenDone(plan: PlanRecord, task: TaskRecord, dueOn: string | null, today: string): TaskChanges {
  const coming = { dueOn: dueOn ?? '', firstOn: task.from_on ?? task.due_on }
  const again = task.every === null || dueOn === null ? null : nextDue(task.every, coming)
  return again !== null && again <= plan.ends_on
    ? { ...wentOnTo(task, again), percent: 0 }
    : { state: 'done', done_on: today, percent: 100 }
}

export const serveReportTask = serveCommand(reportPlanTask, {
  scope: keepPlans,
  run: async (context, input) => {
    const held = await heldTask(context, input, 'adopted')
    if (!('task' in held)) return held
    const { plan, task } = held
    const hindered = hindrance(task)
    if (hindered !== null) return hindered
    const { done, percent, text, link = null } = input
    const dueOn = await dueOfTask(context, plan, task)
    await changeTask(
      context,
      task.id,
      done ? whenDone(plan, task, dueOn, context.today) : { ...wentOnTo(task, dueOn), percent },
    )
    const after = await changeRow(context, plan, {})
    await addEntry(
      context,
      { ...plan, version: after.version },
      {
        about_id: task.id,
        kind: done ? 'done' : 'progress',
        content: text,
        percent: done ? 100 : percent,
        link,
      },
    )
    const what = done ? 'Báo xong' : `Báo tiến độ ${percent} %`
    auditPlan(context, plan, `${what} việc «${task.title}» của kế hoạch «${plan.title}».`)
    return after
  },
})

/** Whoever makes a plan only now, of what was sent before, need not wait either: in the issues of the plans that go back to the same first one. */
async function releaseInIssues(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  plan: PlanRecord,
  task: TaskRecord,
  by: { releasedBy: string; dueOn: string | null },
): Promise<void> {
  const { lo, hi } = subtree(plan.path)
  const waits = sql`x.value ->> 'rootId' = ${task.root_id} and x.value ->> 'dueKind' in ('trigger', 'depends') and x.value ->> 'releasedBy' is null`
  await sql`
    update plan_issues i set content = jsonb_set(i.content, '{tasks}', (
      select jsonb_agg(case when ${waits}
               then x.value || jsonb_build_object('releasedBy', ${by.releasedBy}::text, 'dueOn', coalesce(x.value ->> 'dueOn', ${by.dueOn}::text))
               else x.value end order by x.ordinality)
        from jsonb_array_elements(i.content -> 'tasks') with ordinality x))
     where i.province_code = ${province} and i.plan_id in (
             select p.id from plans p
              where p.province_code = ${province} and p.root_id = ${plan.root_id} and p.path >= ${lo} and p.path < ${hi})
       and exists (select from jsonb_array_elements(i.content -> 'tasks') x where ${waits})`.execute(tx)
}

/** The same work in plans below no longer waits either, and they are told its day; answers how many. A day they have settled themselves stays. */
async function releaseBelow(
  context: CommandContext,
  plan: PlanRecord,
  task: TaskRecord,
  by: { releasedBy: string; dueOn: string | null },
): Promise<number> {
  const { tx, province, today } = context
  const { lo, hi } = subtree(plan.path)
  const below = sql`t.province_code = ${province} and t.root_id = ${task.root_id} and t.path > ${lo} and t.path < ${hi}
     and t.due_kind in ('trigger', 'depends') and t.released_on is null`
  await sql`update plans p set version = version + 1
     where p.province_code = ${province} and p.id in (select t.plan_id from plan_tasks t where ${below})`.execute(tx)
  const { numAffectedRows } = await sql`
    update plan_tasks t set released_on = ${today}::date, released_by = ${by.releasedBy}, due_on = coalesce(t.due_on, ${by.dueOn}::date),
           told = t.told || jsonb_build_object('dueOn', coalesce(t.told ->> 'dueOn', ${by.dueOn}::text))
     where ${below}`.execute(tx)
  await releaseInIssues(context, plan, task, by)
  return Number(numAffectedRows ?? 0)
}

export const serveReleaseTask = serveCommand(releasePlanTask, {
  scope: keepPlans,
  run: async (context, input) => {
    const seen = await findPlan(context, keepPlans, input.id, 'read')
    if (seen === undefined) return notFound()
    await holdChain(context, seen, 'alone')
    const held = await heldTask(context, input, 'adopted')
    if (!('task' in held)) return held
    const { plan, task } = held
    if (!isWaiting(task) || task.state !== 'open') return refuse('plans.task-does-not-wait')
    const { dueOn = null } = input
    const document = input.documentId === undefined ? null : await documentInBook(context, input.documentId)
    if (document === undefined) return notFound()
    const releasedBy = input.releasedBy ?? document?.name ?? ''
    await changeTask(context, task.id, {
      released_on: context.today,
      released_by: releasedBy,
      due_on: dueOn ?? task.due_on,
    })
    const below = await releaseBelow(context, plan, task, { releasedBy, dueOn })
    const after = await changeRow(context, plan, {})
    await addEntry(
      context,
      { ...plan, version: after.version },
      {
        about_id: task.id,
        kind: 'released',
        content: releasedBy,
        link: document && addressOfDocument(document.id),
      },
    )
    auditPlan(context, plan, `Việc «${task.title}» của kế hoạch «${plan.title}» hết chờ: ${releasedBy}.`)
    return { ...after, below }
  },
})
