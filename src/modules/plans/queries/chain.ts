// Answers what came from above, what of it waits, and how a plan stands in the tree below.
import { sql } from 'kysely'
import { z } from 'zod'
import { date, id } from '#contract/fields.ts'
import {
  acknowledgePlan,
  countWaitingPlans,
  getProgress,
  getReceived,
  listBelow,
  listReceived,
  makeOwnPlan,
} from '#contract/plan-chain.ts'
import type { ProgressRow, ReceivedRow } from '#contract/plan-shapes.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { placeAsked, superiorsOf } from '#modules/organisations/public.ts'
import { idsAround } from '#modules/plans/flow/inherit.ts'
import { keepPlans, viewPlans } from '#modules/plans/scope.ts'
import { readPlans } from '#modules/plans/store/list.ts'
import { taskIn } from '#modules/plans/store/parts.ts'
import { findPlan, type PlanRecord } from '#modules/plans/store/plans.ts'
import { NO_STANDING, organisationsBelow, plus, type Standing, standingUnder } from '#modules/plans/store/progress.ts'
import { type ListedReceipt, readReceipts, receivedOf } from '#modules/plans/store/receipts.ts'
import { concerns } from '#rules/plans/inherit.ts'

const byDay = z.tuple([date, id])
const byName = z.tuple([z.string(), id])

function receivedRow({ actor }: QueryContext, row: ListedReceipt): ReceivedRow {
  const allowed = !mayUse(keepPlans, actor)
    ? []
    : [
        ...(row.read_issue < row.issue ? [acknowledgePlan.name] : []),
        ...(row.own_plan === null ? [makeOwnPlan.name] : []),
      ]
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    senderName: row.sender_name,
    title: row.title,
    issue: row.issue,
    readIssue: row.read_issue,
    sentOn: row.sent_on,
    acknowledgedOn: row.acknowledged_on,
    acknowledgedBy: row.acknowledged_by,
    planId: row.own_plan,
    takenIssue: row.taken_issue,
    samePlan: row.same_plan === null ? null : { id: row.same_plan, title: row.same_title ?? '' },
    version: row.version,
    allowed,
  }
}

export const serveListReceived = serveQuery(listReceived, {
  scope: viewPlans,
  run: async (context, { organisationId, show, limit, after: given }) => {
    const place = await placeAsked(context, viewPlans, organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(given, byDay)
    if (after instanceof Refusal) return after
    const which = sql<boolean>`r.organisation_id = ${place.id}`
    const rows = await readReceipts(context, { which, open: show === 'open', after, limit })
    const page = cutPage(rows, limit, (row) => [row.sent_on, row.id])
    return { rows: page.rows.map((row) => receivedRow(context, row)), next: page.next, total: null }
  },
})

export const serveGetReceived = serveQuery(getReceived, {
  scope: viewPlans,
  run: async (context, input) => {
    const which = sql<boolean>`r.id = ${input.id} and ${viewPlans.rows(context.actor, context.province, 'r')}`
    const [row] = await readReceipts(context, { which, open: false, after: null, limit: 1 })
    const received = row === undefined ? undefined : await receivedOf(context, row.id)
    if (row === undefined || received === undefined) return notFound()
    const { content } = received
    const around = await idsAround(context, row.path)
    const { tasks, targets, reports, title, basis, startsOn, endsOn } = content
    return {
      ...receivedRow(context, row),
      title,
      basis,
      startsOn,
      endsOn,
      tasks: tasks.map(({ rootId: _root, releasedBy: _released, firstOn: _first, doers, ...task }) => ({
        ...task,
        doers: [...doers],
        concerns: concerns({ doers }, around),
      })),
      targets: targets.map(({ id, title, unit, measure, goal, most }) => ({ id, title, unit, measure, goal, most })),
      reports: [...reports],
    }
  },
})

/** What the seat's own organisation has not yet read in its last issue, and its own plans in which something is late. */
export const serveCountWaiting = serveQuery(countWaitingPlans, {
  scope: viewPlans,
  run: async (context) => {
    const { actor } = context
    const { organisationId, path } = actor.seat
    const which = sql<boolean>`r.organisation_id = ${organisationId}`
    const rows = await readReceipts(context, { which, open: true, after: null, limit: 20 })
    const plans = await readPlans(context, {
      organisationId,
      range: subtree(path),
      show: 'open',
      after: null,
      limit: 20,
    })
    return {
      rows: rows.map((row) => receivedRow(context, row)),
      late: plans
        .filter(({ state, late }) => state === 'adopted' && late > 0)
        .map(({ id: planId, title, late }) => ({ planId, title, tasks: late })),
    }
  },
})

const standingOf = (row: Standing): Standing => ({
  organisations: row.organisations,
  read: row.read,
  made: row.made,
  idle: row.idle,
  tasks: row.tasks,
  done: row.done,
  late: row.late,
  waiting: row.waiting,
  underWay: row.underWay,
  notBegun: row.notBegun,
  declined: row.declined,
})

const progressOf = (row: Standing & { id: string; name: string }): ProgressRow => ({
  organisationId: row.id,
  organisationName: row.name,
  ...standingOf(row),
})

/** The plan and the part of the tree that is looked at, both within the caller's reach and one below the other. */
async function lookedAt(context: QueryContext, input: { id: string; organisationId?: string | undefined }) {
  const plan = await findPlan(context, viewPlans, input.id, 'read')
  if (plan === undefined) return undefined
  const place = await placeAsked(context, viewPlans, input.organisationId ?? plan.organisation_id)
  return place?.path.startsWith(plan.path) === true ? { plan, place } : undefined
}

/** From the organisation of the plan down to the one above the place. */
async function trailTo({ tx, province, today }: QueryContext, plan: PlanRecord, path: string) {
  const depth = plan.path.split('/').length - 2
  const above = await superiorsOf(tx, province, path, today)
  return above.slice(depth).map(({ id: at, name }) => ({ id: at, name }))
}

export const serveGetProgress = serveQuery(getProgress, {
  scope: viewPlans,
  run: async (context, input) => {
    const found = await lookedAt(context, input)
    if (found === undefined) return notFound()
    const { plan, place } = found
    const task = input.taskId === undefined ? undefined : await taskIn(context, plan.id, input.taskId)
    if (input.taskId !== undefined && task === undefined) return notFound()
    const range = subtree(place.path)
    const rows = await standingUnder(context, { plan, range, at: place.path, rootTaskId: task?.root_id ?? null })
    return {
      planId: plan.id,
      planTitle: plan.title,
      organisationId: place.id,
      organisationName: place.name,
      trail: await trailTo(context, plan, place.path),
      taskTitle: task?.title ?? null,
      total: progressOf({ ...rows.reduce<Standing>((sum, row) => plus(sum, row), NO_STANDING), ...place }),
      rows: rows.map((row) => ({ ...progressOf(row), deeper: row.deeper })),
    }
  },
})

export const serveListBelow = serveQuery(listBelow, {
  scope: viewPlans,
  run: async (context, input) => {
    const found = await lookedAt(context, input)
    if (found === undefined) return notFound()
    const after = readCursor(input.after, byName)
    if (after instanceof Refusal) return after
    const { plan, place } = found
    const { show, limit } = input
    const range = subtree(place.path)
    const rows = await organisationsBelow(context, { plan, range, rootTaskId: null, show, after, limit })
    const page = cutPage(rows, limit, (row) => [row.sort_key, row.id])
    return {
      rows: page.rows.map((row) => ({ ...progressOf(row), planId: row.plan_id })),
      next: page.next,
      total: null,
    }
  },
})
