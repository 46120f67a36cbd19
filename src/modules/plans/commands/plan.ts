// The head of a plan: begun from nothing or from a document, changed, adopted, closed, given up.
import { adoptPlan, changePlan, closePlan, createPlan, removePlan as removePlanContract } from '#contract/plans.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { documentWithWork } from '#modules/documents/public.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import { letGo } from '#modules/plans/store/origins.ts'
import { addTasks, type NewTask, tasksOf } from '#modules/plans/store/parts.ts'
import { changeRow, heldPlan, insertPlan, removePlan } from '#modules/plans/store/plans.ts'
import { dueOfReading } from '#rules/plans/due.ts'

type Work = NonNullable<Awaited<ReturnType<typeof documentWithWork>>>['tasks'][number]

/** A piece of work of a document as one of the plan: for the organisations the document named; the words it used stay. */
function taskOf({ newId }: CommandContext, work: Work, place: number): NewTask {
  const id = newId()
  const { dueKind, fromOn, dueOn, every, waitsFor } = dueOfReading({
    dueOn: work.due_on,
    dueWords: work.due_words,
    waitsFor: work.waits_for,
  })
  return {
    id,
    place,
    root_id: id,
    origin_id: null,
    told: null,
    title: work.title,
    detail: work.detail,
    doers: work.doers.filter(({ kind }) => kind === 'organisation').map((doer) => ({ id: doer.id, name: doer.name })),
    lead_words: work.lead_words,
    coop_words: work.coop_words,
    due_kind: dueKind,
    from_on: fromOn,
    due_on: dueOn,
    every,
    waits_for: waitsFor,
  }
}

export const serveCreate = serveCommand(createPlan, {
  scope: keepPlans,
  run: async (context, input) => {
    const { province, newId } = context
    const { documentId, title, startsOn: starts_on, endsOn: ends_on } = input
    const place = await placeAsked(context, keepPlans, input.organisationId)
    if (place === undefined) return notFound()
    if (ends_on < starts_on) return refuse('plans.days-reversed', {}, [daysError])
    const document = documentId === undefined ? undefined : await documentWithWork(context, documentId)
    if (documentId !== undefined && document?.organisationId !== place.id) return notFound()
    const id = newId()
    const named = document === undefined ? null : [document.name, document.subject].filter((part) => part !== null)
    const basis = input.basis ?? named?.join(' – ') ?? null
    const plan = { id, path: place.path, organisation_id: place.id }
    await insertPlan(context, {
      ...plan,
      province_code: province,
      root_id: id,
      title,
      basis,
      starts_on,
      ends_on,
      document_id: documentId ?? null,
    })
    const tasks = document?.tasks.map((work, at) => taskOf(context, work, at + 1)) ?? []
    await addTasks(context, plan, tasks)
    auditPlan(context, plan, `Lập kế hoạch «${title}»${basis === null ? '' : `, thực hiện ${basis}`}.`)
    return { id, version: 1 }
  },
})

const daysError = { path: 'endsOn', message: 'Ngày cuối không được trước ngày đầu.' }

export const serveChange = serveCommand(changePlan, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'open')
    if (!('state' in plan)) return plan
    const { title, basis, startsOn: starts_on, endsOn: ends_on } = input
    if (ends_on < starts_on) return refuse('plans.days-reversed', {}, [daysError])
    const now = { title, basis, starts_on, ends_on }
    const changed = Object.entries(now).flatMap(([column, value]) => {
      const was = plan[column as keyof typeof now]
      return was === value ? [] : [[column, [was, value]] as const]
    })
    auditPlan(context, plan, `Sửa phần đầu kế hoạch «${plan.title}».`, Object.fromEntries(changed))
    return changeRow(context, plan, now)
  },
})

export const serveAdopt = serveCommand(adoptPlan, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'open')
    if (!('state' in plan)) return plan
    if (plan.state !== 'draft') return refuse('plans.adopted-already')
    const adopted_on = input.adoptedOn ?? context.today
    if (adopted_on > context.today) return refuse('plans.date-ahead', { on: adopted_on })
    const tasks = await tasksOf(context, plan.id)
    if (!tasks.some(({ state }) => state === 'open')) return refuse('plans.nothing-to-do')
    auditPlan(context, plan, `Ban hành kế hoạch «${plan.title}» theo ${input.adoptedBy}.`)
    return changeRow(context, plan, { state: 'adopted', adopted_by: input.adoptedBy, adopted_on })
  },
})

export const serveClose = serveCommand(closePlan, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'adopted')
    if (!('state' in plan)) return plan
    const { reason = null } = input
    auditPlan(context, plan, `Kết thúc kế hoạch «${plan.title}»${reason === null ? '' : `: ${reason}`}.`)
    return changeRow(context, plan, { state: 'closed', closed_on: context.today, closed_reason: reason })
  },
})

export const serveRemove = serveCommand(removePlanContract, {
  scope: keepPlans,
  run: async (context, input) => {
    const plan = await heldPlan(context, input, 'draft')
    if (!('state' in plan)) return plan
    await letGo(context, plan.id)
    await removePlan(context, plan.id)
    auditPlan(context, plan, `Bỏ bản nháp kế hoạch «${plan.title}», không giữ lại.`)
    return { id: plan.id }
  },
})
