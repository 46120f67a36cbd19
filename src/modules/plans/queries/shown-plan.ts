// A plan as it goes over the wire: in a list, and with its work, targets, reports, what was said, and how it stands below.
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { sendPlan, takeChanges } from '#contract/plan-chain.ts'
import type { PlanReport, PlanRow, PlanTarget, PlanTask, ShownPlan, WorkState } from '#contract/plan-shapes.ts'
import * as work from '#contract/plan-work.ts'
import { adoptPlan, changePlan, closePlan, removePlan } from '#contract/plans.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { contentOfPlan } from '#modules/plans/flow/content.ts'
import { reachedOn } from '#modules/plans/flow/targets.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import type { ListedPlan } from '#modules/plans/store/list.ts'
import { isNewer, originsOf } from '#modules/plans/store/origins.ts'
import {
  comingOf,
  entriesOf,
  type ReportRecord,
  reportsOf,
  type StandingTask,
  saidOfReportRow,
  saidOfRow,
  saidOfTargetRow,
  standingTasksOf,
  type TargetRecord,
  targetsOf,
} from '#modules/plans/store/parts.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { type TaskBelow, workBelow } from '#modules/plans/store/progress.ts'
import { lastIssueOf, sentOf } from '#modules/plans/store/receipts.ts'
import { NO_WORK, type WorkCounts } from '#modules/plans/store/state.ts'
import { type TaskRow, tasksOfSources } from '#modules/tasks/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { dueNow, isForDay, reportDays } from '#rules/plans/due.ts'
import { type SaidHead, saysTheSame, settledOtherwise } from '#rules/plans/inherit.ts'
import { isReached, type TargetFact } from '#rules/plans/targets.ts'

export const rowOf = (row: ListedPlan): PlanRow => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  state: row.state as PlanRow['state'],
  title: row.title,
  basis: row.basis,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  inherited: row.receipt_id !== null,
  tasks: row.tasks,
  done: row.done,
  late: row.late,
  waiting: row.waiting,
  underWay: row.underWay,
  notBegun: row.notBegun,
  declined: row.declined,
  version: row.version,
})

const names = (contracts: readonly { name: string }[]): string[] => contracts.map(({ name }) => name)

function allowedFor({ actor }: QueryContext, { state }: PlanRecord, newer: boolean, hasBelow: boolean): string[] {
  if (!mayUse(keepPlans, actor) || state === 'closed') return []
  const { setPlanTask, setTarget, setReport, removeReport, recordFigure, removeTarget } = work
  return names([
    changePlan,
    setPlanTask,
    setTarget,
    setReport,
    removeReport,
    ...(newer ? [takeChanges] : []),
    ...(state === 'draft'
      ? [adoptPlan, removePlan, removeTarget]
      : [...(hasBelow ? [sendPlan] : []), closePlan, recordFigure]),
  ])
}

function allowedForTask({ actor }: QueryContext, plan: PlanRecord, task: StandingTask): string[] {
  if (!mayUse(keepPlans, actor) || plan.state === 'closed') return []
  if (task.state === 'declined') return names([work.takePlanTask])
  if (task.state === 'done') return []
  // What one wrote down oneself and nobody has seen is taken out, not declined.
  if (plan.state === 'draft' && task.origin_id === null) return names([work.setPlanTask, work.removePlanTask])
  const waits = task.now === 'waiting'
  const acting = waits ? [work.releasePlanTask] : [work.reportPlanTask, work.assignPlanTask]
  return names([work.setPlanTask, work.declinePlanTask, ...(plan.state === 'adopted' ? acting : [])])
}

const NO_BELOW: Omit<TaskBelow, 'root_id'> = { tasks: 0, done: 0, late: 0, waiting: 0, declined: 0 }

/** What the level above says otherwise. */
function toldOf(task: StandingTask): PlanTask['told'] {
  const { told } = task
  return told === null ? [] : settledOtherwise(told, saidOfRow(task)).map((field) => ({ field, value: told[field] }))
}

/** How far it is: as it was said, or on the whole as the given work is; of work that comes again what counts for the day it is due now. */
function percentOf(task: StandingTask, given: readonly TaskRow[], dueOn: string | null): number {
  const { now, every, percent, given_percent } = task
  if (now === 'done') return 100
  if (every === null || dueOn === null) return Math.max(percent, given_percent ?? 0)
  const said = dueOn === task.due_on ? percent : 0
  const coming = { dueOn, firstOn: task.from_on ?? task.due_on }
  const ofDay = given.filter((one) => isForDay(every, coming, one.due_on))
  const sum = ofDay.reduce((all, one) => all + one.percent, 0)
  return ofDay.length === 0 ? said : Math.max(said, Math.round(sum / ofDay.length))
}

const doneOf = (given: readonly TaskRow[]) => given.map((one) => ({ dueOn: one.due_on, done: one.state === 'done' }))

function shownTask(
  context: QueryContext,
  plan: PlanRecord,
  task: StandingTask,
  given: readonly TaskRow[],
  below: Omit<TaskBelow, 'root_id'>,
): PlanTask {
  const { tasks, done, late, waiting, declined } = below
  const said = saidOfRow(task)
  const dueOn = task.now === 'done' ? task.due_on : dueNow(comingOf(task), doneOf(given), context.today, plan.ends_on)
  return {
    ...said,
    id: task.id,
    originId: task.origin_id,
    withdrawn: task.withdrawn,
    told: toldOf(task),
    state: task.now,
    declinedReason: task.declined_reason,
    doers: task.doers,
    releasedOn: task.released_on,
    releasedBy: task.released_by,
    dueOn,
    percent: percentOf(task, given, dueOn),
    doneOn: task.done_on,
    given: given.map((one) => ({
      id: one.id,
      assigneeName: one.assignee_name,
      state: one.state,
      percent: one.percent,
      dueOn: one.due_on,
    })),
    below: { tasks, done, late, waiting, declined },
    allowed: allowedForTask(context, plan, task),
  }
}

/** Of each target of a plan how many plans below entered a figure that is summed up. */
async function enteredBelow({ tx, province }: QueryContext, plan: PlanRecord): Promise<Map<string, number>> {
  const hi = `${plan.path.slice(0, -1)}0`
  const { rows } = await sql<{ root_id: string; entered: number }>`
    select t.root_id, count(*)::integer as entered
      from plan_targets t join plans p on p.province_code = ${province} and p.id = t.plan_id
     where t.province_code = ${province} and t.path > ${plan.path} and t.path < ${hi} and p.root_id = ${plan.root_id}
       and t.measure = 'number' and t.figure is not null
     group by 1`.execute(tx)
  return new Map(rows.map(({ root_id, entered }) => [root_id, entered]))
}

async function shownTarget(
  context: QueryContext,
  plan: PlanRecord,
  target: TargetRecord,
  below: number,
): Promise<PlanTarget> {
  const { measure, goal, most, figure } = target
  const { value: actual, part, whole } = await reachedOn(context, plan, target, context.today)
  return {
    id: target.id,
    inherited: target.origin_id !== null,
    title: target.title,
    unit: target.unit,
    measure: measure as PlanTarget['measure'],
    goal,
    most,
    fact: target.fact as TargetFact | null,
    question: target.question,
    actual,
    part,
    whole,
    entered: figure,
    enteredBelow: measure === 'number' ? below : 0,
    source: target.figure_source,
    asOf: measure === 'fact' ? context.today : target.figure_on,
    reached: isReached({ goal, most }, actual),
    told: otherwise(target.told, saidOfTargetRow(target)),
  }
}

/** What was told, where the level says something else. */
const otherwise = <S>(told: S | null, said: S): S | null => (told === null || saysTheSame(told, said) ? null : told)

function headTold({ told, title, starts_on: startsOn, ends_on: endsOn }: PlanRecord): ShownPlan['told'] {
  return otherwise(told as SaidHead | null, { title, startsOn, endsOn })
}

function shownReport(plan: PlanRecord, report: ReportRecord, today: string): PlanReport {
  const said = saidOfReportRow(report)
  return {
    id: report.id,
    ...said,
    withdrawn: report.withdrawn,
    told: otherwise(report.told, said),
    nextOn: reportDays(said, plan.ends_on).find((day) => day >= today) ?? null,
  }
}

async function sentFor(context: QueryContext, plan: PlanRecord): Promise<ShownPlan['sent']> {
  const last = await lastIssueOf(context, plan.id)
  if (last === undefined) return { issue: 0, to: 0, read: 0, made: 0, changed: false }
  const changed = !isDeepStrictEqual(last.content, await contentOfPlan(context, plan))
  return { issue: last.no, ...(await sentOf(context, plan.id)), changed }
}

const COUNTED: Readonly<Record<WorkState, keyof WorkCounts>> = {
  done: 'done',
  late: 'late',
  waiting: 'waiting',
  'under-way': 'underWay',
  'not-begun': 'notBegun',
  declined: 'declined',
}

/** With everything that hangs on it. */
export async function shownPlan(context: QueryContext, plan: PlanRecord): Promise<ShownPlan> {
  const { tx, province, today } = context
  const place = await organisationById(tx, province, plan.organisation_id)
  const kind = place === undefined ? undefined : organisationTypes.byCode(place.typeCode)
  const tasks = await standingTasksOf(context, plan)
  const sent = await sentFor(context, plan)
  const below = sent.to > 0 || sent.issue > 0 ? await workBelow(context, plan) : new Map<string, TaskBelow>()
  const given = Map.groupBy(
    await tasksOfSources(
      context,
      tasks.map(({ id }) => id),
    ),
    ({ source_id }) => source_id ?? '',
  )
  const entered = await enteredBelow(context, plan)
  const targets: PlanTarget[] = []
  for (const target of await targetsOf(context, plan.id))
    targets.push(await shownTarget(context, plan, target, entered.get(target.root_id) ?? 0))
  const reports = await reportsOf(context, plan.id)
  const entries = await entriesOf(context, plan.id)
  const origins = await originsOf(context, plan, 'read')
  const newer = origins.some(isNewer)
  const counts = { ...NO_WORK, tasks: tasks.filter(({ now }) => now !== 'declined').length }
  for (const { now } of tasks) counts[COUNTED[now]] += 1
  return {
    ...rowOf({ ...plan, ...counts, organisation_name: place?.name ?? '' }),
    documentId: plan.document_id,
    adoptedBy: plan.adopted_by,
    adoptedOn: plan.adopted_on,
    closedOn: plan.closed_on,
    closedReason: plan.closed_reason,
    receiptId: plan.receipt_id,
    newer,
    origins: origins.map(({ id, sender_name, title }) => ({ receiptId: id, senderName: sender_name, title })),
    sent,
    told: headTold(plan),
    work: tasks.map((task) =>
      shownTask(context, plan, task, given.get(task.id) ?? [], below.get(task.root_id) ?? NO_BELOW),
    ),
    targets,
    reports: reports.map((report) => shownReport(plan, report, today)),
    entries: entries.map((entry) => ({
      seq: entry.seq,
      aboutId: entry.about_id,
      kind: entry.kind as ShownPlan['entries'][number]['kind'],
      on: entry.happened_on,
      author: entry.author,
      text: entry.content,
      percent: entry.percent,
      figure: entry.figure,
      link: entry.link,
    })),
    allowed: allowedFor(context, plan, newer, kind?.isBranch !== true),
  }
}
