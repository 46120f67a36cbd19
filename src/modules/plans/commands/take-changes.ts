// A newer issue of the level above taken into the own plan: what was left as it was told changes along, what the level settled itself stays.
import { takeChanges } from '#contract/plan-chain.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import {
  columnsOfReport,
  columnsOfTarget,
  idsAround,
  inheritedReport,
  inheritedTarget,
  inheritedTask,
} from '#modules/plans/flow/inherit.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { keepPlans } from '#modules/plans/scope.ts'
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
import { changeRow, findPlan, heldPlan, holdChain, type PlanRecord } from '#modules/plans/store/plans.ts'
import { acknowledge, contentOf, findReceipt } from '#modules/plans/store/receipts.ts'
import { firstKept } from '#rules/plans/due.ts'
import {
  changesOf,
  concerns,
  reportChangesOf,
  type SaidHead,
  type SentPlan,
  saidOfHead,
  saysTheSame,
  targetChangesOf,
} from '#rules/plans/inherit.ts'

interface Taken {
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
  row: { id: string; origin_id: string | null; told: S | null },
  said: S,
  withdrawn: boolean,
) => ({
  id: row.id,
  originId: row.origin_id,
  told: row.told,
  said,
  withdrawn,
})

const placeAfter = (rows: readonly { place: number }[]): number => Math.max(0, ...rows.map(({ place }) => place)) + 1

/** Work told anew; answers how many pieces came, changed, and are no longer given. */
async function takeWork(context: CommandContext, plan: PlanRecord, content: SentPlan): Promise<Taken> {
  const around = await idsAround(context, plan.path)
  const rows = await tasksOf(context, plan.id)
  const own = rows.map((row) => inheritedAs(row, saidOfRow(row), row.withdrawn))
  const changes = changesOf(
    own,
    content.tasks.filter((task) => concerns(task, around)),
  )
  const place = placeAfter(rows)
  await addTasks(
    context,
    plan,
    changes.added.map((task, at) => inheritedTask(context, task, place + at)),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const firstAbove = new Map(content.tasks.map(({ id, firstOn }) => [id, firstOn ?? null]))
  for (const { id, told, said } of changes.changed) {
    const row = byId.get(id)
    const kept = row === undefined || said === null ? null : firstKept(comingOf(row), said)
    const firstOn = said?.dueOn === told.dueOn ? (firstAbove.get(row?.origin_id ?? '') ?? kept) : kept
    await changeTask(context, id, { told, withdrawn: false, ...(said !== null && columnsOfSaid(said, firstOn)) })
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
  for (const { id, told, said } of changes.changed)
    await changeTarget(context, id, { told: JSON.stringify(told), ...(said !== null && columnsOfTarget(said)) })
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
  for (const { id, told, said } of changes.changed)
    await changeReport(context, id, {
      told: JSON.stringify(told),
      withdrawn: false,
      ...(said !== null && columnsOfReport(said)),
    })
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

export const serveTakeChanges = serveCommand(takeChanges, {
  scope: keepPlans,
  run: async (context, input) => {
    const seen = await findPlan(context, keepPlans, input.id, 'read')
    if (seen === undefined) return notFound()
    await holdChain(context, seen, 'beside-others')
    const plan = await heldPlan(context, input, 'open')
    if (!('state' in plan)) return plan
    const receipt =
      plan.receipt_id === null ? undefined : await findReceipt(context, keepPlans, plan.receipt_id, 'lock')
    if (receipt === undefined || receipt.issue === plan.taken_issue) return refuse('plans.nothing-newer')
    const content = await contentOf(context, receipt.id)
    if (content === undefined) return notFound()
    const work = await takeWork(context, plan, content)
    const targets = await takeTargets(context, plan, content)
    const reports = await takeReports(context, plan, content)
    if (receipt.read_issue < receipt.issue) await acknowledge(context, receipt)
    const what = [inWords(work, 'việc'), inWords(targets, 'chỉ tiêu'), inWords(reports, 'báo cáo')].join('; ')
    auditPlan(
      context,
      plan,
      `Đưa bản ${receipt.issue} của ${receipt.sender_name} vào kế hoạch «${plan.title}»: ${what}.`,
    )
    const after = await changeRow(context, plan, { taken_issue: receipt.issue, ...headTaken(plan, content) })
    return { ...after, ...work, targets, reports }
  },
})
