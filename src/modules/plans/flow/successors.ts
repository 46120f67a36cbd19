// Plans of organisations that end: they go to the successor with what was received for them, or are closed with the reason.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { letGo } from '#modules/plans/store/origins.ts'
import type { PlanRecord } from '#modules/plans/store/plans.ts'

interface Place {
  id: string
  path: string
  name: string
}

const PARTS = ['plan_tasks', 'plan_targets', 'plan_reports', 'plan_entries', 'plan_issues'] as const

/** What came from above goes along, except where the successor has the same already; answers the receipts that went. */
async function handReceipts({ tx, province }: CommandContext, from: Place, to: Place): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update plan_receipts r set organisation_id = ${to.id}, path = ${to.path}, version = version + 1
     where r.province_code = ${province} and r.organisation_id = ${from.id}
       and not exists (select from plan_receipts s where s.province_code = ${province} and s.organisation_id = ${to.id} and s.plan_id = r.plan_id)
    returning r.id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** What the successor received of the same plan and has made nothing of; undefined: there is none. */
async function sameReceived(
  { tx, province }: CommandContext,
  plan: PlanRecord,
  to: Place,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select s.id from plan_receipts r join plan_receipts s on s.province_code = ${province} and s.plan_id = r.plan_id
     where r.province_code = ${province} and r.id = ${plan.receipt_id} and s.organisation_id = ${to.id}
       and not exists (select from plans p where p.province_code = ${province} and p.receipt_id = s.id)`.execute(tx)
  return rows[0]?.id
}

async function handPlan(
  { tx, province }: CommandContext,
  plan: PlanRecord,
  receiptId: string | null,
  to: Place,
): Promise<void> {
  for (const part of PARTS)
    await sql`update ${sql.table(part)} set path = ${to.path} where province_code = ${province} and plan_id = ${plan.id}`.execute(
      tx,
    )
  await sql`update plans set organisation_id = ${to.id}, path = ${to.path}, receipt_id = ${receiptId}, version = version + 1
     where province_code = ${province} and id = ${plan.id}`.execute(tx)
}

/**
 * `to` null: nobody takes over. A plan made from what the successor has a plan for already is closed: that one is carried out. What was sent
 * below stays with those who have it. Answers how many went and how many were closed.
 */
export async function handPlansOn(
  context: CommandContext,
  from: Place,
  to: Place | null,
  document: string,
): Promise<{ handed: number; closed: number }> {
  const { tx, province, today } = context
  const { rows: plans } = await sql<PlanRecord>`
    select * from plans where province_code = ${province} and organisation_id = ${from.id} and state <> 'closed' order by id for update`.execute(
    tx,
  )
  const went = to === null ? new Set<string>() : await handReceipts(context, from, to)
  let handed = 0
  for (const plan of plans) {
    const goesAlong = plan.receipt_id === null || went.has(plan.receipt_id)
    const receiptId = to === null || goesAlong ? plan.receipt_id : await sameReceived(context, plan, to)
    if (to !== null && receiptId !== undefined) {
      await handPlan(context, plan, receiptId, to)
      auditPlan(
        context,
        { organisation_id: to.id, path: to.path },
        `Nhận kế hoạch «${plan.title}» của ${from.name} theo ${document}.`,
      )
      handed += 1
      continue
    }
    const reason =
      to === null ? `${from.name} kết thúc theo ${document}` : `${to.name} thực hiện kế hoạch của mình theo ${document}`
    await letGo(context, plan.id)
    await sql`update plans set state = 'closed', closed_on = ${today}::date, closed_reason = ${reason}, version = version + 1
       where province_code = ${province} and id = ${plan.id}`.execute(tx)
    auditPlan(context, plan, `Kết thúc kế hoạch «${plan.title}»: ${reason}.`)
  }
  return { handed, closed: plans.length - handed }
}
