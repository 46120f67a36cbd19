// Exemption from work and meetings: from a day on that may lie ahead, for a time where one is set, longer, back, taken back (EXM-01 to EXM-03).
import { refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseOrder } from '#modules/members/commands/checks.ts'
import { isRow, lockLiving } from '#modules/members/effects/found.ts'
import { answer, changeTo, refuseStatus, type StatusInput } from '#modules/members/effects/status.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { factsOf, type MemberRow, statusOf, updateMember } from '#modules/members/store/record.ts'
import { beginStatus, endSpan, holdingOn, statusesOf, takeBackAhead } from '#modules/members/store/spans.ts'
import { addDays, formatDate } from '#rules/calendar/dates.ts'

interface Period {
  from: string
  /** The first day no more; null: until it is ended. */
  until: string | null
  document: string | null
}

const inWords = ({ from, until }: Period): string =>
  until === null
    ? `từ ngày ${formatDate(from)}`
    : `từ ngày ${formatDate(from)} đến hết ngày ${formatDate(addDays(until, -1))}`

/** Writes the time of exemption; the row of the member says what holds today, the days to come hold by themselves. */
async function writePeriod(context: EffectContext, row: MemberRow, period: Period): Promise<MemberRow> {
  const { from, until, document } = period
  await takeBackAhead(context, row.id)
  const holding = holdingOn(await statusesOf(context, row.id), context.today)
  await endSpan(context, 'member_statuses', holding, from)
  await beginStatus(context, row, 'exempt', from, document, until)
  if (until !== null) await beginStatus(context, row, 'full', until, document)
  const exempt = from <= context.today && (until === null || until > context.today)
  const updated = await updateMember(context, row, { status: exempt ? 'exempt' : 'full' })
  await figuresChanged(context.tx, context.province, context.today, factsOf(row), factsOf(updated))
  const summary = `${row.full_name} được miễn công tác và sinh hoạt ${inWords(period)}.`
  auditMember(context, updated, summary, withDocument({ status: [statusOf(row), 'exempt'] }, document))
  return updated
}

/**
 * A full member is exempt from a day on, which may lie ahead, until the first day no more where there is one (EXM-02). Refused: another
 * status, an exemption that is to begin already, days out of order.
 */
export async function exemptMember(
  context: EffectContext,
  input: StatusInput & { until?: string | null },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  if (row.status !== 'full') return refuseStatus(statusOf(row), 'exempt')
  const { from, until = null, document = null } = input
  const spans = await statusesOf(context, row.id)
  const granted = spans.find(({ status, validFrom }) => status === 'exempt' && validFrom > context.today)
  if (granted !== undefined) {
    return refuse('members.exempt-already', { name: row.full_name, from: granted.validFrom })
  }
  const since = holdingOn(spans, context.today)?.validFrom
  const wrong =
    refuseOrder(from, [{ what: 'tư cách chính thức', since }]) ??
    (until === null ? null : refuseOrder(until, [{ what: 'thời gian miễn', since: from }]))
  return wrong ?? answer(await writePeriod(context, row, { from, until, document }))
}

/**
 * An exemption lasts until another first day no more (EXM-03). One that has run out meanwhile begins anew on the day `on`. Refused: nobody
 * was exempt, days out of order.
 */
export async function extendExemption(
  context: EffectContext,
  input: { memberId: string; until: string; on: string; document?: string | null },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const { until, on, document = null } = input
  const spans = await statusesOf(context, row.id)
  const last = spans.findLast(({ status }) => status === 'exempt')
  if (last === undefined) return refuseStatus(statusOf(row), 'exempt')
  const over = last.validTo !== null && last.validTo <= context.today
  const wrong = refuseOrder(until, [{ what: 'thời gian miễn', since: over ? on : last.validFrom }])
  if (wrong !== null) return wrong
  if (over) return exemptMember(context, { memberId: row.id, from: on, until, document })
  await takeBackAhead(context, row.id)
  if (last.validFrom > context.today) {
    return answer(await writePeriod(context, row, { from: last.validFrom, until, document }))
  }
  await endSpan(context, 'member_statuses', last, until)
  await beginStatus(context, row, 'full', until, document)
  const updated = await updateMember(context, row, {})
  const summary = `${row.full_name} được gia hạn miễn công tác và sinh hoạt đến hết ngày ${formatDate(addDays(until, -1))}.`
  const changes = { exemptUntil: [last.validTo, until] as const }
  auditMember(context, updated, summary, withDocument(changes, document))
  return answer(updated)
}

/**
 * Back to work and meetings from a day on; an exemption that has not begun is taken back. `ifAny`: who is not exempt (the time ran out by
 * itself) stays as is.
 */
export async function endExemption(
  context: EffectContext,
  input: StatusInput & { ifAny?: boolean },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  if (row.status !== 'exempt') {
    const [taken] = await takeBackAhead(context, row.id)
    if (taken !== undefined) {
      const updated = await updateMember(context, row, {})
      const summary = `${row.full_name} không miễn công tác và sinh hoạt nữa: hủy trước ngày bắt đầu ${formatDate(taken.validFrom)}.`
      auditMember(context, updated, summary, withDocument({ status: ['exempt', row.status] }, input.document))
      return answer(updated)
    }
    if (input.ifAny === true) return answer(row)
  }
  return changeTo(context, input, (found) => (found.status === 'exempt' ? 'full' : null), 'full')
}
