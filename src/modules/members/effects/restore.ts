// Restoring a member whose removal was overturned: the status of before, the gap visible, party age without a gap (AGE-04).
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { isPlace, isRow, lockRecord, placeToEnter } from '#modules/members/effects/found.ts'
import { placeToReturn, writeReturn } from '#modules/members/effects/return.ts'
import { statusBefore } from '#modules/members/effects/status.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { tellOfRestoration } from '#modules/members/store/followers.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import { statusesOf } from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { statusNames } from '#rules/members/status-change.ts'

/** The branch of before; where it has ended, the one that stands in for it, if members can belong there. */
async function branchOfBefore(context: EffectContext, row: MemberRow, standIn: string | undefined): Promise<string> {
  if (standIn === undefined || isPlace(await placeToEnter(context, row.organisation_id))) return row.organisation_id
  return isPlace(await placeToEnter(context, standIn)) ? standIn : row.organisation_id
}

/**
 * Takes back an expulsion or a deletion from a day on, in the branch of before unless another is named; `standIn`: the branch that counts
 * where that of before has ended. Posts are not given back. Refused:
 * not there, not left, left in another way, the branch ended, a day before the departure or in the future, a number taken meanwhile.
 */
export async function restoreMember(
  context: EffectContext,
  input: { memberId: string; on: string; organisationId?: string; standIn?: string; document?: string | null },
): Promise<EffectAnswer> {
  const row = await lockRecord(context, input.memberId)
  if (!isRow(row)) return row
  const { on } = input
  const place = await placeToReturn(context, row, {
    organisationId: input.organisationId ?? (await branchOfBefore(context, row, input.standIn)),
    from: on,
    kinds: ['expelled', 'name-deleted'],
    given: {},
    sameDay: true,
  })
  if (!isPlace(place)) return place
  const document = input.document ?? null
  const status = statusBefore(await statusesOf(context, row.id), 'left')
  const updated = await writeReturn(context, row, place, {
    status,
    from: on,
    document,
    basis: 'restoration',
    movement: { kind: 'restored', counterpart: null },
    columns: {},
  })
  await tellOfRestoration(context, { id: row.id, name: row.full_name, organisationId: place.id })
  const summary = `${row.full_name} được phục hồi từ ngày ${formatDate(on)}, sinh hoạt tại ${place.name}: ${statusNames[status]}.`
  auditMember(context, updated, summary, withDocument({ status: ['left', status] }, document))
  return { memberId: updated.id, version: updated.version }
}
