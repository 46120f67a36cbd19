// Between the levels: a plan is sent below, its reading confirmed, an own plan made of it.
import { isDeepStrictEqual } from 'node:util'
import { acknowledgePlan, makeOwnPlan, sendPlan } from '#contract/plan-chain.ts'
import { subtree } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { organisationById, organisationsInSubtree } from '#modules/organisations/public.ts'
import { contentOfPlan } from '#modules/plans/flow/content.ts'
import { idsAround, inheritedReport, inheritedTarget, inheritedTask } from '#modules/plans/flow/inherit.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import { addReports, addTargets, addTasks } from '#modules/plans/store/parts.ts'
import { changeRow, heldPlan, holdChain, insertPlan } from '#modules/plans/store/plans.ts'
import {
  acknowledge,
  addIssue,
  contentOf,
  deliver,
  findReceipt,
  lastIssueOf,
  type ReceiptRecord,
} from '#modules/plans/store/receipts.ts'
import { concerns, saidOfHead } from '#rules/plans/inherit.ts'

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

export const serveMakeOwn = serveCommand(makeOwnPlan, {
  scope: keepPlans,
  run: async (context, input) => {
    const { tx, province, newId } = context
    const seen = await findReceipt(context, keepPlans, input.id, 'read')
    if (seen === undefined) return notFound()
    await holdChain(context, seen, 'beside-others')
    const receipt = await heldReceipt(context, input)
    if (!('issue' in receipt)) return receipt
    const made = await tx
      .selectFrom('plans')
      .select('id')
      .where('province_code', '=', province)
      .where('receipt_id', '=', receipt.id)
      .executeTakeFirst()
    if (made !== undefined) return refuse('plans.made-already')
    const content = await contentOf(context, receipt.id)
    if (content === undefined) return notFound()
    const around = await idsAround(context, receipt.path)
    const planId = newId()
    const plan = { id: planId, path: receipt.path, organisation_id: receipt.organisation_id }
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
    const tasks = content.tasks.filter((task) => concerns(task, around))
    await addTasks(
      context,
      plan,
      tasks.map((task, at) => inheritedTask(context, task, at + 1)),
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
    const version = receipt.read_issue === receipt.issue ? receipt.version : await acknowledge(context, receipt)
    auditPlan(context, plan, `Lập kế hoạch từ «${content.title}» của ${receipt.sender_name}: ${tasks.length} việc.`)
    return { id: receipt.id, version, planId }
  },
})
