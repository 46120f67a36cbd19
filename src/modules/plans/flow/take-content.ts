// What the levels above say brought into an own plan: what was left as it was told changes along, what the level settled itself stays.
import type { CommandContext } from '#kernel/context.ts'
import {
  columnsOfReport,
  columnsOfTarget,
  inheritedReport,
  inheritedTarget,
  inheritedTask,
} from '#modules/plans/flow/inherit.ts'
import {
  addReports,
  addTargets,
  addTasks,
  changeReport,
  changeTarget,
  changeTask,
  columnsOfSaid,
  comingOf,
  reportsOf,
  saidOfReportRow,
  saidOfRow,
  saidOfTargetRow,
  targetsOf,
  tasksOf,
} from '#modules/plans/store/parts.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'
import { firstKept } from '#rules/plans/due.ts'
import {
  changesOf,
  reportChangesOf,
  type SaidHead,
  type SentPlan,
  saidOfHead,
  saysTheSame,
  targetChangesOf,
} from '#rules/plans/inherit.ts'

export interface Taken {
  added: number
  changed: number
  withdrawn: number
}
const countsOf = ({ added, changed, withdrawn }: Record<keyof Taken, readonly unknown[]>): Taken => ({
  added: added.length,
  changed: changed.length,
  withdrawn: withdrawn.length,
})

/** A row of an inherited part beside what its level says there. */
const inheritedAs = <S>(
  row: { id: string; origin_id: string | null; root_id?: string; told: S | null },
  said: S,
  withdrawn: boolean,
) => ({
  id: row.id,
  originId: row.origin_id,
  ...(row.root_id !== undefined && { rootId: row.root_id }),
  told: row.told,
  said,
  withdrawn,
})

const placeAfter = (rows: readonly { place: number }[]): number => Math.max(0, ...rows.map(({ place }) => place)) + 1

/** Work told anew; answers how many pieces came, changed, and are no longer given. */
async function takeWork(context: CommandContext, plan: PlanRecord, content: SentPlan): Promise<Taken> {
  const rows = await tasksOf(context, plan.id)
  const own = rows.map((row) => inheritedAs(row, saidOfRow(row), row.withdrawn))
  const changes = changesOf(own, content.tasks)
  const place = placeAfter(rows)
  await addTasks(
    context,
    plan,
    changes.added.map((task, at) => inheritedTask(context, task, place + at)),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const firstAbove = new Map(content.tasks.map(({ id, firstOn }) => [id, firstOn ?? null]))
  for (const { id, originId, told, said } of changes.changed) {
    const row = byId.get(id)
    const kept = row === undefined || said === null ? null : firstKept(comingOf(row), said)
    const firstOn = said?.dueOn === told.dueOn ? (firstAbove.get(originId) ?? kept) : kept
    const from = { origin_id: originId, told, withdrawn: false }
    await changeTask(context, id, { ...from, ...(said !== null && columnsOfSaid(said, firstOn)) })
  }
  for (const id of changes.withdrawn) await changeTask(context, id, { withdrawn: true })
  return countsOf(changes)
}

async function takeTargets(context: CommandContext, plan: PlanRecord, { targets }: SentPlan): Promise<Taken> {
  const rows = await targetsOf(context, plan.id)
  const own = rows.map((row) => ({ ...inheritedAs(row, saidOfTargetRow(row), false), entered: row.figure !== null }))
  const changes = targetChangesOf(own, targets)
  const place = placeAfter(rows)
  await addTargets(
    context,
    plan,
    changes.added.map((target, at) => inheritedTarget(context, target, place + at)),
  )
  for (const { id, originId, told, said } of changes.changed) {
    const from = { origin_id: originId, told: JSON.stringify(told) }
    await changeTarget(context, id, { ...from, ...(said !== null && columnsOfTarget(said)) })
  }
  // A target that was sent is never taken out above.
  return { ...countsOf(changes), withdrawn: 0 }
}

async function takeReports(context: CommandContext, plan: PlanRecord, { reports }: SentPlan): Promise<Taken> {
  const rows = await reportsOf(context, plan.id)
  const own = rows.map((row) => inheritedAs(row, saidOfReportRow(row), row.withdrawn))
  const changes = reportChangesOf(own, reports)
  await addReports(
    context,
    plan,
    changes.added.map((report) => inheritedReport(context, report)),
  )
  for (const { id, originId, told, said } of changes.changed) {
    const from = { origin_id: originId, told: JSON.stringify(told), withdrawn: false }
    await changeReport(context, id, { ...from, ...(said !== null && columnsOfReport(said)) })
  }
  for (const id of changes.withdrawn) await changeReport(context, id, { withdrawn: true })
  return countsOf(changes)
}

/** The head as it is told now, where the level had left it so. */
function headTaken(plan: PlanRecord, content: SentPlan) {
  const told = saidOfHead(content)
  const own: SaidHead = { title: plan.title, startsOn: plan.starts_on, endsOn: plan.ends_on }
  const settled = plan.told !== null && !saysTheSame(plan.told, own)
  const columns = { title: told.title, starts_on: told.startsOn, ends_on: told.endsOn }
  return { told: JSON.stringify(told), ...(!settled && columns) }
}

const inWords = ({ added, changed, withdrawn }: Taken, what: string): string =>
  `${what}: thêm ${added}, đổi ${changed}, thôi ${withdrawn}`

/** Brings what is said above into the plan; `content.tasks` are those that concern it. Answers what changed and the columns of its head then. */
export async function takeContent(context: CommandContext, plan: PlanRecord, content: SentPlan) {
  const work = await takeWork(context, plan, content)
  const targets = await takeTargets(context, plan, content)
  const reports = await takeReports(context, plan, content)
  const words = [inWords(work, 'việc'), inWords(targets, 'chỉ tiêu'), inWords(reports, 'báo cáo')].join('; ')
  return { changes: { ...work, targets, reports }, words, head: headTaken(plan, content) }
}
