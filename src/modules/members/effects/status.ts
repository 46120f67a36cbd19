// Changing the status of a member: recognition, exemption, suspension, and the returns from them.
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseDate } from '#modules/members/commands/checks.ts'
import { isRow, lockLiving } from '#modules/members/effects/found.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import { columnsOf } from '#modules/members/store/columns.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { gapsOf } from '#modules/members/store/gaps.ts'
import { factsOf, type MemberRow, statusOf, updateMember } from '#modules/members/store/record.ts'
import {
  beginStatus,
  endSpan,
  holdingOn,
  replaceStatus,
  type StatusSpan,
  statusesOf,
  takeBackAhead,
} from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { probationStart } from '#rules/members/probation-start.ts'
import { type MemberStatus, mayBecomeByCase, probationEnds, statusNames } from '#rules/members/status-change.ts'

export interface StatusChange {
  to: Exclude<MemberStatus, 'left'>
  /** The first day of the new status. */
  from: string
  document: string | null
  /** Other columns of the record that the same decision fills. */
  columns?: Record<string, string | null>
}

export const refuseStatus = (from: MemberStatus, to: MemberStatus): Refusal =>
  refuse('members.status-change-forbidden', { from: statusNames[from], to: statusNames[to] })

/** Why nobody can count as a full member from that day: the probation of this one is not over (REC-05). */
export async function refuseEarlyRecognition(
  context: EffectContext,
  row: MemberRow,
  from: string,
): Promise<Refusal | null> {
  const until = probationEnds(probationStart(row.admitted_on, await gapsOf(context, row.id)))
  return until !== null && from < until ? refuse('members.probation-not-over', { until }) : null
}

/**
 * Writes a status from a day on. Recognition reaches back (REC-05): of a probationary status that began on that day or later nothing
 * stays, a later one that a suspension interrupted becomes full as well. Every other change begins after what it ends, and takes back
 * what was granted for days to come.
 */
export async function writeStatus(context: EffectContext, row: MemberRow, change: StatusChange): Promise<MemberRow> {
  const { to, from, document, columns = {} } = change
  const before = statusOf(row)
  const recognised = before === 'probationary' && to === 'full'
  await takeBackAhead(context, row.id)
  const touched = (await statusesOf(context, row.id)).filter(
    (span) => span.validTo === null || (recognised && span.status === 'probationary' && span.validTo > from),
  )
  for (const span of touched) await replaceFrom(context, row, span, change, recognised)
  const dates: Record<string, string | null> = recognised ? { official_on: from } : {}
  const updated = await updateMember(context, row, { status: to, ...dates, ...columns })
  await figuresChanged(context.tx, context.province, context.today, factsOf(row), factsOf(updated))
  const summary = `${row.full_name} từ ngày ${formatDate(from)}: ${statusNames[to]} (trước đó: ${statusNames[before]}).`
  auditMember(context, updated, summary, withDocument({ status: [before, to] }, document))
  return updated
}

async function replaceFrom(
  context: EffectContext,
  row: MemberRow,
  span: StatusSpan,
  { to, from, document }: StatusChange,
  recognised: boolean,
): Promise<void> {
  if (recognised && span.validFrom >= from) return replaceStatus(context, span, to, document)
  await endSpan(context, 'member_statuses', span, from)
  await beginStatus(context, row, to, from, document, span.validTo)
}

export const answer = (row: MemberRow): EffectAnswer => ({ memberId: row.id, version: row.version })

/**
 * A probationary member is full from `officialOn` on, which may lie before the decision (REC-05); number and day of the decision stand in
 * the record. Refused: not probationary, the probation not over on that day, a decision before the day or in the future.
 */
export async function recogniseMember(
  context: EffectContext,
  input: {
    memberId: string
    officialOn: string
    decidedOn: string
    decisionNo?: string | null
    document?: string | null
  },
): Promise<EffectAnswer> {
  const { memberId, officialOn, decidedOn } = input
  const row = await lockLiving(context, memberId)
  if (!isRow(row)) return row
  if (row.status !== 'probationary') return refuseStatus(statusOf(row), 'full')
  if (decidedOn > context.today) return refuse('members.date-in-future', { on: decidedOn })
  if (officialOn > decidedOn) {
    return refuse('members.decided-before', { on: decidedOn, officialOn })
  }
  const early = await refuseEarlyRecognition(context, row, officialOn)
  if (early !== null) return early
  const { decisionNo } = input
  const columns = columnsOf(
    { officialDecidedOn: decidedOn, ...(decisionNo == null ? {} : { officialDecisionNo: decisionNo }) },
    context.secrets,
  )
  const change = { to: 'full', from: officialOn, document: input.document ?? null, columns } as const
  return answer(await writeStatus(context, row, change))
}

/**
 * A recognition that was wrong in competence or procedure no longer counts from a day on (ADM-21): on probation again until it is redone,
 * without the official day and its decision; what stood before that day stays as it was. Refused: not full, or never recognised on record.
 */
export async function takeBackRecognition(context: EffectContext, input: StatusInput): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  if (row.status !== 'full' || row.official_on === null) return refuseStatus(statusOf(row), 'probationary')
  const { validFrom: since } = holdingOn(await statusesOf(context, row.id), context.today) ?? {}
  const wrong = refuseDate(context, input.from, [{ what: statusNames.full, since }])
  if (wrong !== null) return wrong
  const columns = { official_on: null, official_decided_on: null, official_decision_no: null }
  return answer(
    await writeStatus(context, row, {
      to: 'probationary',
      from: input.from,
      document: input.document ?? null,
      columns,
    }),
  )
}

export interface StatusInput {
  memberId: string
  /** The first day of the new status. */
  from: string
  document?: string | null
}

/** The status of somebody who has not left, unless the change is not one a case makes or the day does not fit. */
export async function changeTo(
  context: EffectContext,
  input: StatusInput,
  expected: (row: MemberRow, spans: readonly StatusSpan[]) => StatusChange['to'] | null,
  asked: MemberStatus,
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const spans = await statusesOf(context, row.id)
  const to = expected(row, spans)
  if (to === null || !mayBecomeByCase(statusOf(row), to)) return refuseStatus(statusOf(row), to ?? asked)
  const { validFrom: since } = holdingOn(spans, context.today) ?? {}
  const wrong = refuseDate(context, input.from, [{ what: statusNames[statusOf(row)], since }])
  if (wrong !== null) return wrong
  return answer(await writeStatus(context, row, { to, from: input.from, document: input.document ?? null }))
}

/** Suspended from Party activity: no vote, still a member and counted (VOTE-02). Posts are the business of their own decision. */
export const suspendMember = (context: EffectContext, input: StatusInput): Promise<EffectAnswer> =>
  changeTo(context, input, (row) => (row.status === 'suspended' ? null : 'suspended'), 'suspended')

/**
 * The status that suspension took the place of holds again; full where the record does not go back so far. `ifAny`: who is not suspended
 * stays as is, for a case that is dropped.
 */
export async function endSuspension(
  context: EffectContext,
  input: StatusInput & { ifAny?: boolean },
): Promise<EffectAnswer> {
  if (input.ifAny === true) {
    const row = await lockLiving(context, input.memberId)
    if (!isRow(row) || row.status !== 'suspended') return isRow(row) ? answer(row) : row
  }
  const before = (row: MemberRow, spans: readonly StatusSpan[]) =>
    row.status === 'suspended' ? statusBefore(spans, 'suspended') : null
  return changeTo(context, input, before, 'full')
}

/** The status before the open one; full where there is none on record. */
export function statusBefore(spans: readonly StatusSpan[], open: MemberStatus): Exclude<MemberStatus, 'left'> {
  const earlier = spans.findLast((span) => span.validTo !== null && span.status !== open && span.status !== 'left')
  return earlier === undefined || earlier.status === 'left' ? 'full' : earlier.status
}
