// The targets of a plan with the figures entered for them, and its calendar of reports.
import { recordFigure, removeReport, removeTarget, setReport, setTarget } from '#contract/plan-work.ts'
import type { QuestionFilter } from '#contract/questions.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import {
  addEntry,
  addReports,
  addTargets,
  changeReport,
  changeTarget,
  removePart,
  reportsOf,
  type TargetRecord,
  targetsOf,
} from '#modules/plans/store/parts.ts'
import { changeRow, heldPlan, type PlanRecord } from '#modules/plans/store/plans.ts'
import { goalProblem, isOwnFact, unitOfFact } from '#rules/plans/targets.ts'

/** What is said of a plan is numbered by the version it has then. */
const nextOf = (plan: PlanRecord) => ({ ...plan, version: plan.version + 1 })

/** The question a target had already. */
const questionOf = (target: TargetRecord | undefined) =>
  target === undefined || target.filter === null
    ? null
    : { filter: JSON.stringify(target.filter), question: target.question }

/** The question as every level counts it: for itself, on the day it looks. Null where none is given. */
function ownQuestion({
  filter,
  question,
}: {
  filter?: QuestionFilter | null | undefined
  question?: string | null | undefined
}) {
  if (filter == null || question == null) return null
  const { organisationId: _place, on: _day, provinceCode: _province, ...asked } = filter
  return { filter: JSON.stringify(asked), question }
}

export const serveSetTarget = serveCommand(setTarget, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'open')
    if (!('state' in plan)) return plan
    const targets = await targetsOf(context, plan.id)
    const before = targets.find(({ id }) => id === input.targetId)
    if (input.targetId !== undefined && before === undefined) return notFound()
    const { title, measure, goal, most = null } = input
    const fact = measure === 'fact' ? (input.fact ?? null) : null
    const unit = fact === null ? input.unit : unitOfFact(fact, input.unit)
    if (measure === 'fact' && fact === null)
      return refuse('plans.fact-missing', {}, [{ path: 'fact', message: 'Chọn số đếm từ hồ sơ.' }])
    if (most !== null && most < goal)
      return refuse('plans.goal-reversed', {}, [{ path: 'most', message: 'Không được nhỏ hơn mức phải đạt.' }])
    const problem = goalProblem(measure, unit, { goal, most })
    if (problem === 'share-not-summed')
      return refuse('plans.share-not-summed', {}, [{ path: 'measure', message: 'Chọn cách tính khác.' }])
    if (problem === 'share-over-hundred')
      return refuse('plans.share-over-hundred', {}, [
        { path: goal > 100 ? 'goal' : 'most', message: 'Ghi từ 0 đến 100.' },
      ])
    const counted = isOwnFact(fact) ? (ownQuestion(input) ?? questionOf(before)) : { filter: null, question: null }
    if (counted === null)
      return refuse('plans.question-missing', {}, [{ path: 'question', message: 'Chọn câu hỏi thống kê.' }])
    const said = { title, unit, measure, fact, goal, most, ...counted }
    const partId = before?.id ?? context.newId()
    if (before === undefined) {
      const place = Math.max(0, ...targets.map((one) => one.place)) + 1
      await addTargets(context, plan, [{ id: partId, place, root_id: partId, origin_id: null, ...said }])
    } else {
      // A figure entered for another measure is none of this one.
      const none = { figure: null, figure_source: null, figure_on: null }
      const anew = before.measure !== measure
      await changeTarget(context, before.id, { ...said, ...(anew && none) })
      if (anew && before.figure !== null) await addEntry(context, nextOf(plan), { about_id: before.id, kind: 'figure' })
    }
    auditPlan(
      context,
      plan,
      `${before === undefined ? 'Thêm' : 'Sửa'} chỉ tiêu «${title}» của kế hoạch «${plan.title}».`,
    )
    return { ...(await changeRow(context, plan, {})), partId }
  },
})

export const serveRemoveTarget = serveCommand(removeTarget, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'draft')
    if (!('state' in plan)) return plan
    const target = (await targetsOf(context, plan.id)).find(({ id }) => id === input.targetId)
    if (target === undefined) return notFound()
    await removePart(context, 'plan_targets', plan.id, target.id)
    auditPlan(context, plan, `Xóa chỉ tiêu «${target.title}» khỏi bản nháp kế hoạch «${plan.title}».`)
    return changeRow(context, plan, {})
  },
})

export const serveRecordFigure = serveCommand(recordFigure, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'adopted')
    if (!('state' in plan)) return plan
    const target = (await targetsOf(context, plan.id)).find(({ id }) => id === input.targetId)
    if (target === undefined) return notFound()
    if (target.measure === 'fact') return refuse('plans.figure-is-counted')
    const { figure, source = null, on = context.today } = input
    if (on > context.today) return refuse('plans.date-ahead', { on })
    if (target.measure === 'hand' && source === null)
      return refuse('plans.source-missing', {}, [{ path: 'source', message: 'Ghi số này lấy từ đâu.' }])
    await changeTarget(context, target.id, { figure, figure_source: source, figure_on: on })
    const after = await changeRow(context, plan, {})
    const entry = { about_id: target.id, kind: 'figure', content: source, figure, as_of: on } as const
    await addEntry(context, { ...plan, version: after.version }, entry)
    auditPlan(context, plan, `Nhập số đạt được của chỉ tiêu «${target.title}», kế hoạch «${plan.title}».`, {
      figure: [target.figure, figure],
    })
    return after
  },
})

export const serveSetReport = serveCommand(setReport, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'open')
    if (!('state' in plan)) return plan
    const { title, dueOn: due_on, every = null, reportId } = input
    const before = (await reportsOf(context, plan.id)).find(({ id }) => id === reportId)
    if (reportId !== undefined && before === undefined) return notFound()
    const partId = before?.id ?? context.newId()
    if (before === undefined) await addReports(context, plan, [{ id: partId, title, due_on, every }])
    else await changeReport(context, before.id, { title, due_on, every })
    auditPlan(
      context,
      plan,
      `${before === undefined ? 'Thêm' : 'Sửa'} báo cáo «${title}» của kế hoạch «${plan.title}».`,
    )
    return { ...(await changeRow(context, plan, {})), partId }
  },
})

export const serveRemoveReport = serveCommand(removeReport, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'open')
    if (!('state' in plan)) return plan
    const report = (await reportsOf(context, plan.id)).find(({ id }) => id === input.reportId)
    if (report === undefined) return notFound()
    await removePart(context, 'plan_reports', plan.id, report.id)
    auditPlan(context, plan, `Xóa báo cáo «${report.title}» khỏi lịch của kế hoạch «${plan.title}».`)
    return changeRow(context, plan, {})
  },
})
