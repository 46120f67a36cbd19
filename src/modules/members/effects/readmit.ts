// Re-admission: probation anew, the first decision and the first ceremony kept, the time outside taken from party age (AGE-03).
import { refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { type Readmission, refuseCeremony, writeReadmission } from '#modules/members/effects/ceremony.ts'
import { findingsAfter } from '#modules/members/effects/correct.ts'
import { isPlace, isRow, lockRecord } from '#modules/members/effects/found.ts'
import { placeToReturn, writeReturn } from '#modules/members/effects/return.ts'
import { columnsOf, type MemberInput } from '#modules/members/store/columns.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { fieldValue } from '#modules/members/store/record.ts'
import { formatDate } from '#rules/calendar/dates.ts'

/**
 * Takes somebody back whose record is here: on probation from the ceremony. `person`: fields that differ from the record of before. The
 * official date and its decision fall away until the next recognition, the old card number becomes the former one. Refused: not there, not left, died or
 * gone elsewhere, the place, days out of order, a contradiction in the record, a number taken meanwhile.
 */
export async function readmitMember(
  context: EffectContext,
  input: {
    memberId: string
    organisationId: string
    decisionOn: string
    ceremonyOn: string
    person?: MemberInput
    introducers?: string | null
    mentors?: string | null
    decisionNo?: string | null
    document?: string | null
  },
): Promise<EffectAnswer> {
  const row = await lockRecord(context, input.memberId)
  if (!isRow(row)) return row
  const { decisionOn, ceremonyOn } = input
  const wrong = refuseCeremony(context, input)
  if (wrong !== null) return wrong
  const held = (field: string): string | null => fieldValue(row, field, context.secrets)
  const { decisionOn: _first, admittedOn: _entry, officialOn: _official, ...person } = input.person ?? {}
  const fields: MemberInput = {
    ...person,
    ...(input.mentors == null ? {} : { mentors: input.mentors }),
    officialOn: null,
    officialDecisionNo: null,
    officialDecidedOn: null,
    cardNo: null,
    cardIssuedOn: null,
    formerCardNo: held('formerCardNo') ?? held('cardNo'),
  }
  const place = await placeToReturn(context, row, {
    organisationId: input.organisationId,
    from: ceremonyOn,
    kinds: ['expelled', 'name-deleted', 'resigned'],
    given: fields,
  })
  if (!isPlace(place)) return place
  const findings = findingsAfter(context, row, fields, 'probationary')
  if (findings.length > 0) return refuse('kernel.invalid-input', {}, findings)

  const document = input.document ?? null
  const updated = await writeReturn(context, row, place, {
    status: 'probationary',
    from: ceremonyOn,
    document,
    basis: 'admission',
    movement: { kind: 'admitted', counterpart: null },
    columns: columnsOf(fields, context.secrets),
  })
  const introducers = input.introducers ?? null
  const { decisionNo = null } = input
  const again: Readmission = { decisionOn, decisionNo, ceremonyOn, introducers, officialOn: row.official_on, document }
  await writeReadmission(context, updated, row.left_on ?? ceremonyOn, again)
  const summary = `Kết nạp lại ${updated.full_name} vào Đảng tại ${place.name}: quyết định ngày ${formatDate(decisionOn)}, lễ kết nạp ngày ${formatDate(ceremonyOn)}.`
  const changes = withDocument({ status: ['left', 'probationary'], officialOn: [row.official_on, null] }, document)
  auditMember(context, updated, summary, changes)
  return { memberId: updated.id, version: updated.version }
}
