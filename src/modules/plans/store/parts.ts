// What hangs on a plan: its work, targets, calendar of reports, and what was said of them.
import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { WorkState } from '#contract/plan-shapes.ts'
import { subtree } from '#db/tenancy.ts'
import type { PlanEntries, PlanReports, PlanTargets, PlanTasks } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { stateOn, workGiven } from '#modules/plans/store/state.ts'
import type { DueKind, Frequency } from '#rules/plans/due.ts'
import type { Said, SaidReport, SaidTarget } from '#rules/plans/inherit.ts'

type Context = Pick<QueryContext, 'tx' | 'province'>
type PlanPart = Pick<PlanRecord, 'id' | 'path'>

export interface Doer {
  id: string
  name: string
}

export type TaskRecord = Omit<Selectable<PlanTasks>, 'doers' | 'told' | 'due_kind' | 'every'> & {
  doers: Doer[]
  told: Said | null
  due_kind: DueKind | null
  every: Frequency | null
}

export const tasksOf = ({ tx, province }: Context, planId: string): Promise<TaskRecord[]> =>
  tx
    .selectFrom('plan_tasks')
    .selectAll()
    .where('province_code', '=', province)
    .where('plan_id', '=', planId)
    .orderBy('place')
    .orderBy('id')
    .$castTo<TaskRecord>()
    .execute()

export type StandingTask = TaskRecord & { now: WorkState; given_percent: number | null }

/** The work of a plan with how it stands today; `given_percent` is how far the work given to members is on the whole. */
export async function standingTasksOf(
  { tx, province, today }: Pick<QueryContext, 'tx' | 'province' | 'today'>,
  plan: Pick<PlanRecord, 'id' | 'path' | 'ends_on'>,
): Promise<StandingTask[]> {
  const ofPlan = sql<boolean>`k.source_id in (
    select x.id from plan_tasks x where x.province_code = ${province} and x.plan_id = ${plan.id})`
  const { rows } = await sql<StandingTask>`
    select t.*, ${stateOn(today, sql`${plan.ends_on}::date`)} as now, g.percent as given_percent
      from plan_tasks t left join ${workGiven(province, subtree(plan.path), ofPlan)} g on g.source_id = t.id
     where t.province_code = ${province} and t.plan_id = ${plan.id}
     order by t.place, t.id`.execute(tx)
  return rows
}

export type NewTask = Omit<Insertable<PlanTasks>, 'province_code' | 'plan_id' | 'path' | 'doers' | 'told'> & {
  doers: readonly Doer[]
  told: Said | null
}

export async function addTasks({ tx, province }: Context, plan: PlanPart, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await tx
    .insertInto('plan_tasks')
    .values(
      tasks.map((task) => ({
        ...task,
        province_code: province,
        plan_id: plan.id,
        path: plan.path,
        doers: JSON.stringify(task.doers),
        told: task.told === null ? null : JSON.stringify(task.told),
      })),
    )
    .execute()
}

/** What may change of a task. */
export type TaskChanges = Partial<Omit<TaskRecord, 'province_code' | 'plan_id' | 'path' | 'id'>>

export async function changeTask({ tx, province }: Context, id: string, changes: TaskChanges): Promise<void> {
  const { doers, told, ...plain } = changes
  await tx
    .updateTable('plan_tasks')
    .set({
      ...plain,
      ...(doers !== undefined && { doers: JSON.stringify(doers) }),
      ...(told !== undefined && { told: told === null ? null : JSON.stringify(told) }),
    })
    .where('province_code', '=', province)
    .where('id', '=', id)
    .execute()
}

/** The columns of what a level says of a piece of work; `firstOn` where it comes again and went on from an earlier day (`from_on`). */
export const columnsOfSaid = (said: Said, firstOn: string | null = null) => ({
  title: said.title,
  detail: said.detail,
  lead_words: said.leadWords,
  coop_words: said.coopWords,
  due_kind: said.dueKind,
  from_on: said.every === null ? said.fromOn : firstOn,
  due_on: said.dueOn,
  every: said.every,
  waits_for: said.waitsFor,
})

export const saidOfRow = (row: TaskRecord): Said => ({
  title: row.title,
  detail: row.detail,
  leadWords: row.lead_words,
  coopWords: row.coop_words,
  dueKind: row.due_kind,
  fromOn: row.every === null ? row.from_on : null,
  dueOn: row.due_on,
  every: row.every,
  waitsFor: row.waits_for,
})

/** When work comes again, as rules take it: the first day is what it is reckoned from. */
export const comingOf = ({ every, due_on: dueOn, from_on }: Pick<TaskRecord, 'every' | 'due_on' | 'from_on'>) => ({
  every,
  dueOn,
  firstOn: every === null ? null : from_on,
})

export type TargetRecord = Omit<Selectable<PlanTargets>, 'told'> & { told: SaidTarget | null }

export const targetsOf = ({ tx, province }: Context, planId: string): Promise<TargetRecord[]> =>
  tx
    .selectFrom('plan_targets')
    .selectAll()
    .where('province_code', '=', province)
    .where('plan_id', '=', planId)
    .orderBy('place')
    .orderBy('id')
    .$castTo<TargetRecord>()
    .execute()

export const saidOfTargetRow = (row: TargetRecord): SaidTarget => ({
  title: row.title,
  unit: row.unit,
  measure: row.measure as SaidTarget['measure'],
  fact: row.fact,
  filter: row.filter,
  question: row.question,
  goal: row.goal,
  most: row.most,
})

/** A new part of a plan, without what it takes from the plan. */
type PartOf<T> = Omit<T, 'province_code' | 'plan_id' | 'path'>

export async function addTargets(
  { tx, province }: Context,
  { id: plan_id, path }: PlanPart,
  targets: readonly PartOf<Insertable<PlanTargets>>[],
): Promise<void> {
  if (targets.length === 0) return
  await tx
    .insertInto('plan_targets')
    .values(targets.map((target) => ({ ...target, province_code: province, plan_id, path })))
    .execute()
}

export async function changeTarget(
  { tx, province }: Context,
  id: string,
  changes: Updateable<PlanTargets>,
): Promise<void> {
  await tx.updateTable('plan_targets').set(changes).where('province_code', '=', province).where('id', '=', id).execute()
}

export type ReportRecord = Omit<Selectable<PlanReports>, 'every' | 'told'> & {
  every: Frequency | null
  told: SaidReport | null
}

export const saidOfReportRow = ({ title, due_on: dueOn, every }: ReportRecord): SaidReport => ({ title, dueOn, every })

export const reportsOf = ({ tx, province }: Context, planId: string): Promise<ReportRecord[]> =>
  tx
    .selectFrom('plan_reports')
    .selectAll()
    .where('province_code', '=', province)
    .where('plan_id', '=', planId)
    .orderBy('due_on')
    .orderBy('id')
    .$castTo<ReportRecord>()
    .execute()

export async function addReports(
  { tx, province }: Context,
  { id: plan_id, path }: PlanPart,
  reports: readonly PartOf<Insertable<PlanReports>>[],
): Promise<void> {
  if (reports.length === 0) return
  await tx
    .insertInto('plan_reports')
    .values(reports.map((report) => ({ ...report, province_code: province, plan_id, path })))
    .execute()
}

export async function changeReport(
  { tx, province }: Context,
  id: string,
  changes: Updateable<PlanReports>,
): Promise<void> {
  await tx.updateTable('plan_reports').set(changes).where('province_code', '=', province).where('id', '=', id).execute()
}

/** Takes one part of a plan away. */
export async function removePart(
  { tx, province }: Context,
  table: 'plan_tasks' | 'plan_targets' | 'plan_reports',
  planId: string,
  id: string,
): Promise<void> {
  await tx
    .deleteFrom(table)
    .where('province_code', '=', province)
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .execute()
}

/** So many things that were said are shown, the last first. */
const SHOWN_ENTRIES = 200

export const entriesOf = ({ tx, province }: Context, planId: string): Promise<Selectable<PlanEntries>[]> =>
  tx
    .selectFrom('plan_entries')
    .selectAll()
    .where('province_code', '=', province)
    .where('plan_id', '=', planId)
    .orderBy('seq', 'desc')
    .limit(SHOWN_ENTRIES)
    .execute()

interface NewEntry {
  about_id: string
  kind: 'progress' | 'done' | 'declined' | 'taken' | 'released' | 'figure'
  content?: string | null
  percent?: number
  figure?: number
  as_of?: string
  link?: string | null
}

/** Adds to what was said; the plan is held, its version is the number. */
export async function addEntry(
  { tx, province, today, actor }: CommandContext,
  plan: PlanPart & { version: number },
  entry: NewEntry,
): Promise<void> {
  await tx
    .insertInto('plan_entries')
    .values({
      province_code: province,
      plan_id: plan.id,
      seq: plan.version,
      path: plan.path,
      happened_on: today,
      author: actor.displayName,
      ...entry,
    })
    .execute()
}

/** The plan a piece of work belongs to. */
export const planOfTask = async ({ tx, province }: Context, taskId: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('plan_tasks')
      .select('plan_id')
      .where('province_code', '=', province)
      .where('id', '=', taskId)
      .executeTakeFirst()
  )?.plan_id

/** A piece of work of a plan, for what is asked of it alone. */
export const taskIn = (
  { tx, province }: Context,
  planId: string,
  id: string,
): Promise<Pick<TaskRecord, 'root_id' | 'title'> | undefined> =>
  tx
    .selectFrom('plan_tasks')
    .select(['root_id', 'title'])
    .where('province_code', '=', province)
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .executeTakeFirst()
