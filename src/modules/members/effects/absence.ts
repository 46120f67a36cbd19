// Temporary transfer, as the home branch sees it: away from a day on, counted here all the time, back (TRF-07 to TRF-09).
import { refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseDate } from '#modules/members/commands/checks.ts'
import { isRow, lockLiving } from '#modules/members/effects/found.ts'
import { type AbsencePurpose, beginAbsence, endAbsences, latestAbsence } from '#modules/members/store/absences.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { updateMember } from '#modules/members/store/record.ts'
import { type Counterpart, openSpans } from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'

/**
 * The member takes part elsewhere from a day on; belonging, status, posts and figures stay as they are (TRF-09). Until when is the business
 * of the case, which also extends it: the record knows away and back. Refused: left, away already, a day in the future or not after the day
 * on which belonging began.
 */
export async function awayMember(
  context: EffectContext,
  input: { memberId: string; from: string; purpose: AbsencePurpose; place: Counterpart; document?: string | null },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const { from, purpose, place } = input
  const last = await latestAbsence(context, row.id)
  if (last !== undefined && (last.validTo === null || last.validTo > from)) {
    return refuse('members.already-away', { name: row.full_name, place: last.placeName, since: last.validFrom })
  }
  const { membership } = await openSpans(context, row.id)
  const wrong = refuseDate(context, from, [
    { what: 'thời gian sinh hoạt tại chi bộ hiện nay', since: membership?.validFrom },
  ])
  if (wrong !== null) return wrong
  const document = input.document ?? null
  await beginAbsence(context, row, { from, purpose, place, document })
  const updated = await updateMember(context, row, {})
  const summary = `${row.full_name} sinh hoạt tạm thời tại ${place.name} từ ngày ${formatDate(from)}.`
  auditMember(context, updated, summary, withDocument({ away: [null, place.name] }, document))
  return { memberId: row.id, version: updated.version }
}

/**
 * The member is back from a day on; back on the day of going counts as one day away. `ifAny`: who is not away stays as is, for a case that
 * is called off. Refused: left, not away, a day in the future or before the day of going.
 */
export async function backMember(
  context: EffectContext,
  input: { memberId: string; on: string; document?: string | null; ifAny?: boolean },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const open = await latestAbsence(context, row.id)
  if (open === undefined || open.validTo !== null) {
    if (input.ifAny === true) return { memberId: row.id, version: row.version }
    return refuse('members.not-away', { name: row.full_name })
  }
  const since = input.on === open.validFrom ? undefined : open.validFrom
  const wrong = refuseDate(context, input.on, [{ what: 'thời gian sinh hoạt tạm thời', since }])
  if (wrong !== null) return wrong
  await endAbsences(context, [row.id], input.on)
  const updated = await updateMember(context, row, {})
  const summary = `${row.full_name} trở lại sinh hoạt tại chi bộ từ ngày ${formatDate(input.on)}, sau thời gian tạm thời ở ${open.placeName}.`
  auditMember(context, updated, summary, withDocument({ away: [open.placeName, null] }, input.document))
  return { memberId: row.id, version: updated.version }
}
