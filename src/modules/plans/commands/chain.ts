// Between the levels: a plan is sent below, its reading confirmed, an own plan made of it.
import { isDeepStrictEqual } from 'node:util'
import { acknowledgePlan, makeOwnPlan, sendPlan } from '#contract/plan-chain.ts'
import { subtree } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { organisationById, organisationsInSubtree } from '#modules/organisations/public.ts'
import { contentOfPlan } from '#modules/plans/flow/content.ts'
import { concernedBy, inheritedReport, inheritedTarget, inheritedTask } from '#modules/plans/flow/inherit.ts'
import { takeContent } from '#modules/plans/flow/take-content.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import { holdMaking, originsOf, saidTogether, samePlan, settleOrigins } from '#modules/plans/store/origins.ts'
import { addReports, addTargets, addTasks } from '#modules/plans/store/parts.ts'
import { changeRow, heldPlan, holdChain, insertPlan, isMadeFrom, type PlanRecord } from '#modules/plans/store/plans.ts'
import {
  acknowledge,
  addIssue,
  deliver,
  findReceipt,
  lastIssueOf,
  type ReceiptRecord,
  receivedOf,
} from '#modules/plans/store/receipts.ts'
import { type SentPlan, saidOfHead } from '#rules/plans/inherit.ts'

export const serveSend = serveCommand(sendPlan, {
  scope: keepPlans,
  run: async (context, input) => {
    const { tx, province, newId } = context
    const plan = await heldPlan(context, input, 'adopted')
    if (!('state' in plan)) return plan
    const places = (await organisationsInSubtree(tx, province, subtree(plan.path))).filter(
      ({ id }) => id !== plan.organisation_id,
    )
    const below = places.filter(
      ({ parentId }) => input.below === 'all' || (input.below === 'direct' && parentId === plan.organisation_id),
    )
    const known = new Set(places.map(({ id }) => id))
    if (!input.organisationIds.every((id) => known.has(id))) return refuse('plans.not-below')
    const targets = [...new Set([...input.organisationIds, ...below.map(({ id }) => id)])]
    const content = await contentOfPlan(context, plan)
    const last = await lastIssueOf(context, plan.id)
    const changed = last === undefined || !isDeepStrictEqual(last.content, content)
    if (targets.length === 0 && (last === undefined || !changed)) return refuse('plans.nobody-chosen')
    const issue = (last?.no ?? 0) + (changed ? 1 : 0)
    const place = await organisationById(tx, province, plan.organisation_id)
    if (place === undefined) return notFound()
    if (changed) await addIssue(context, plan, issue, content)
    const ids = targets.map(() => newId())
    const sent = await deliver(context, plan, place.name, issue, targets, ids)
    auditPlan(context, plan, `Gửi kế hoạch «${plan.title}», bản ${issue}, tới ${sent} tổ chức.`)
    return { ...(await changeRow(context, plan, {})), issue, sent }
  },
})

/** What came from above, held at the version the caller saw; otherwise why not. */
async function heldReceipt(
  context: CommandContext,
  input: { id: string; version: number },
): Promise<ReceiptRecord | Refusal | Stale> {
  const row = await findReceipt(context, keepPlans, input.id, 'lock')
  if (row === undefined) return notFound()
  const { id, version, title, issue, read_issue: readIssue } = row
  return version === input.version ? row : new Stale({ id, version, title, issue, readIssue })
}

export const serveAcknowledge = serveCommand(acknowledgePlan, {
  scope: keepPlans,
  run: async (context, input) => {
    const receipt = await heldReceipt(context, input)
    if (!('issue' in receipt)) return receipt
    if (receipt.read_issue === receipt.issue) return refuse('plans.read-already')
    const version = await acknowledge(context, receipt)
    auditPlan(
      context,
      receipt,
      `Báo đã đọc kế hoạch «${receipt.title}», bản ${receipt.issue}, của ${receipt.sender_name}.`,
    )
    return { id: receipt.id, version }
  },
})

/** Made of what came: its work, targets and calendar as they were told. */
async function makePlan(context: CommandContext, receipt: ReceiptRecord, content: SentPlan): Promise<string> {
  const { province, newId } = context
  const plan = { id: newId(), path: receipt.path, organisation_id: receipt.organisation_id }
  const basis = `${content.title} của ${receipt.sender_name}`.slice(0, 1000)
  await insertPlan(context, {
    ...plan,
    province_code: province,
    root_id: receipt.root_id,
    title: content.title,
    basis,
    starts_on: content.startsOn,
    ends_on: content.endsOn,
    receipt_id: receipt.id,
    taken_issue: receipt.issue,
    told: JSON.stringify(saidOfHead(content)),
  })
  await addTasks(
    context,
    plan,
    content.tasks.map((task, at) => inheritedTask(context, task, at + 1)),
  )
  await addTargets(
    context,
    plan,
    content.targets.map((target, at) => inheritedTarget(context, target, at + 1)),
  )
  await addReports(
    context,
    plan,
    content.reports.map((report) => inheritedReport(context, report)),
  )
  const made = `Lập kế hoạch từ «${content.title}» của ${receipt.sender_name}`
  auditPlan(context, plan, `${made}: ${content.tasks.length} việc.`)
  return plan.id
}

/** The same directive from another level: taken into the plan there is, the nearer level's words before the farther's. */
async function joinPlan(
  context: CommandContext,
  plan: PlanRecord,
  receipt: ReceiptRecord,
  only: (content: SentPlan) => SentPlan,
): Promise<Refusal | string> {
  const said = await saidTogether(context, [...(await originsOf(context, plan, 'lock')), receipt], only)
  if (said === undefined) return notFound()
  const { words, head } = await takeContent(context, plan, said.content)
  await changeRow(context, plan, { ...(await settleOrigins(context, plan, said.nearestFirst)), ...head })
  const from = `«${receipt.title}» của ${receipt.sender_name}`
  auditPlan(context, plan, `Đưa ${from}, cùng một chỉ đạo, vào kế hoạch «${plan.title}»: ${words}.`)
  return plan.id
}

export const serveMakeOwn = serveCommand(makeOwnPlan, {
  scope: keepPlans,
  run: async (context, input) => {
    const seen = await findReceipt(context, keepPlans, input.id, 'read')
    if (seen === undefined) return notFound()
    await holdChain(context, seen, 'beside-others')
    await holdMaking(context, seen)
    // A plan is held before its receipts, as where a newer issue is taken.
    const same = await samePlan(context, seen)
    const receipt = await heldReceipt(context, input)
    if (!('issue' in receipt)) return receipt
    if (receipt.joined_plan_id !== null || (await isMadeFrom(context, receipt.id))) return refuse('plans.made-already')
    const received = await receivedOf(context, receipt.id)
    if (received === undefined) return notFound()
    const only = await concernedBy(context, receipt.path)
    const planId =
      same === undefined
        ? await makePlan(context, receipt, only(received.content))
        : await joinPlan(context, same, receipt, only)
    if (typeof planId !== 'string') return planId
    if (same === undefined && receipt.read_issue < receipt.issue) await acknowledge(context, receipt)
    return { id: receipt.id, version: receipt.version + (receipt.read_issue < receipt.issue ? 1 : 0), planId }
  },
})
