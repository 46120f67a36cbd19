// Temporary transfer, as the home branch sees it: away from a day on, counted here all the time, back (TRF-07 to TRF-11). Also ahead.
import { refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseOrder } from '#modules/members/commands/checks.ts'
import { isRow, lockLiving } from '#modules/members/effects/found.ts'
import {
  type AbsencePurpose,
  absencesOf,
  beginAbsence,
  endAbsences,
  setAbsenceAnswered,
  setAbsenceEnd,
  takeBackAbsence,
} from '#modules/members/store/absences.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { updateMember } from '#modules/members/store/record.ts'
import { type Counterpart, openSpans } from '#modules/members/store/spans.ts'
import { addDays, formatDate } from '#rules/calendar/dates.ts'

/** `đến hết ngày …` of a time whose first day back is known. */
const through = (until: string | null): string =>
  until === null ? '' : ` đến hết ngày ${formatDate(addDays(until, -1))}`

/**
 * The member takes part elsewhere from a day on, which may lie ahead, until the first day back where it is known beforehand; both hold by
 * themselves when they come. Belonging, status, posts and figures stay as they are (TRF-09). Refused: left, away in that time already,
 * days out of order or not after the day on which belonging began.
 */
export async function awayMember(
  context: EffectContext,
  input: {
    memberId: string
    from: string
    until?: string | null
    purpose: AbsencePurpose
    place: Counterpart
    document?: string | null
    introductionNo?: string | null
    duesPaidTo?: string | null
  },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const { from, purpose, place, until = null } = input
  const other = (await absencesOf(context, row.id)).find(
    ({ validFrom, validTo }) => (validTo === null || validTo > from) && (until === null || validFrom < until),
  )
  if (other !== undefined) {
    return refuse('members.already-away', { name: row.full_name, place: other.placeName, since: other.validFrom })
  }
  const { membership } = await openSpans(context, row.id)
  const wrong =
    refuseOrder(from, [{ what: 'thời gian sinh hoạt tại chi bộ hiện nay', since: membership?.validFrom }]) ??
    (until === null ? null : refuseOrder(until, [{ what: 'thời gian sinh hoạt tạm thời', since: from }]))
  if (wrong !== null) return wrong
  const document = input.document ?? null
  const { introductionNo = null, duesPaidTo = null } = input
  await beginAbsence(context, row, { from, until, purpose, place, document, introductionNo, duesPaidTo })
  const updated = await updateMember(context, row, {})
  const summary = `${row.full_name} sinh hoạt tạm thời tại ${place.name} từ ngày ${formatDate(from)}${through(until)}.`
  auditMember(context, updated, summary, withDocument({ away: [null, place.name] }, document))
  return { memberId: row.id, version: updated.version }
}

/** Writes beside the last time away on which day the place there answered that it had received the member: for the register of transfers. */
export async function absenceAnswered(context: EffectContext, memberId: string, on: string): Promise<null> {
  await setAbsenceAnswered(context, memberId, on)
  return null
}

/**
 * A time away lasts until another first day back (TRF-11), also when its end has passed. Refused: left, not away, the day not after the
 * day of going.
 */
export async function extendAbsence(
  context: EffectContext,
  input: { memberId: string; until: string; document?: string | null },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const [last] = await absencesOf(context, row.id)
  if (last === undefined) return refuse('members.not-away', { name: row.full_name })
  const wrong = refuseOrder(input.until, [{ what: 'thời gian sinh hoạt tạm thời', since: last.validFrom }])
  if (wrong !== null) return wrong
  await setAbsenceEnd(context, last.id, input.until)
  const updated = await updateMember(context, row, {})
  const summary = `${row.full_name} được gia hạn sinh hoạt tạm thời tại ${last.placeName}${through(input.until)}.`
  const changes = { awayUntil: [last.validTo, input.until] as const }
  auditMember(context, updated, summary, withDocument(changes, input.document))
  return { memberId: row.id, version: updated.version }
}

/**
 * The member is back from a day on; back on the day of going counts as one day away, and a time that has not begun is taken back. `ifAny`:
 * who is not away stays as is, for a case that is called off or whose time ran out by itself. Refused: left, not away, a day in the future
 * or before the day of going.
 */
export async function backMember(
  context: EffectContext,
  input: { memberId: string; on: string; document?: string | null; ifAny?: boolean },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const { on } = input
  const open = (await absencesOf(context, row.id)).find(({ validTo }) => validTo === null || validTo > on)
  if (open === undefined || (open.validTo !== null && open.validTo <= context.today)) {
    if (input.ifAny === true) return { memberId: row.id, version: row.version }
    return refuse('members.not-away', { name: row.full_name })
  }
  if (on > context.today) return refuse('members.date-in-future', { on })
  const ahead = open.validFrom > context.today
  const since = ahead || on === open.validFrom ? undefined : open.validFrom
  const wrong = refuseOrder(on, [{ what: 'thời gian sinh hoạt tạm thời', since }])
  if (wrong !== null) return wrong
  if (ahead) await takeBackAbsence(context, open.id)
  else await endAbsences(context, [row.id], on)
  const updated = await updateMember(context, row, {})
  const summary = ahead
    ? `${row.full_name} thôi sinh hoạt tạm thời tại ${open.placeName}: hủy trước ngày bắt đầu ${formatDate(open.validFrom)}.`
    : `${row.full_name} trở lại sinh hoạt tại chi bộ từ ngày ${formatDate(on)}, sau thời gian tạm thời ở ${open.placeName}.`
  auditMember(context, updated, summary, withDocument({ away: [open.placeName, null] }, input.document))
  return { memberId: row.id, version: updated.version }
}
