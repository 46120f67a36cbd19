// Changing fields of a record: a correction by hand, a change request that was granted, a card that was issued.
import { type MemberField, memberFields } from '#contract/member-record.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { checkedRecord, refuseTakenNumbers } from '#modules/members/commands/checks.ts'
import { isRow, lockLiving, lockRecord } from '#modules/members/effects/found.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import { columnsOf, isSealedField, type MemberInput } from '#modules/members/store/columns.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { countedColumns } from '#modules/members/store/party-age-column.ts'
import { factsOf, fieldValue, type MemberRow, updateMember } from '#modules/members/store/record.ts'
import { isBefore } from '#rules/calendar/partial-date.ts'
import { maskNumber } from '#rules/members/mask.ts'
import { fieldNames } from '#rules/members/name-of-fields.ts'
import { checkRecord, type RecordFinding } from '#rules/members/record-check.ts'

/** The fields given whose value differs from the record, as they would be written. */
export function changedFields(context: EffectContext, row: MemberRow, given: MemberInput): MemberField[] {
  return (Object.keys(memberFields) as MemberField[]).filter(
    (field) => given[field] !== undefined && given[field] !== fieldValue(row, field, context.secrets),
  )
}

/**
 * What would contradict itself in the record with these fields and this status. What already contradicted itself elsewhere in an old
 * record does not stand in the way of mending this.
 */
export function findingsAfter(
  context: EffectContext,
  row: MemberRow,
  fields: MemberInput,
  status: string = row.status,
): RecordFinding[] {
  const before = (field: string): string | null => fieldValue(row, field, context.secrets)
  const after = (field: string): string | null => {
    const value = fields[field as MemberField]
    return value === undefined ? before(field) : value
  }
  const known = checkRecord(checkedRecord(before, row.status), context.today)
  return checkRecord(checkedRecord(after, status), context.today).filter(
    (f) => f.path in fields || !known.some((k) => k.path === f.path && k.message === f.message),
  )
}

/** Writes the fields that differ, each with what stood before in the history (numbers masked); refuses what contradicts itself. */
export async function correctRecord(
  context: EffectContext,
  row: MemberRow,
  given: MemberInput,
  document: string | null | undefined,
): Promise<Refusal | MemberRow> {
  const changed = changedFields(context, row, given)
  if (changed.length === 0) return refuse('members.nothing-changed')
  const fields: MemberInput = Object.fromEntries(changed.map((field) => [field, given[field]]))
  const findings = findingsAfter(context, row, fields)
  if (findings.length > 0) return refuse('kernel.invalid-input', {}, findings)
  if (row.status !== 'left') {
    const taken = await refuseTakenNumbers(context, fields, row.id)
    if (taken !== null) return taken
  }
  const counted = fields.decisionOn === undefined ? {} : await countedColumns(context, row.id, fields.decisionOn)
  const updated = await updateMember(context, row, { ...columnsOf(fields, context.secrets), ...counted })
  await figuresChanged(context.tx, context.province, context.today, factsOf(row), factsOf(updated))
  const shown = (field: MemberField, value: string | null) => (isSealedField(field) ? maskNumber(value) : value)
  const changes = Object.fromEntries(
    changed.map((field) => {
      const before = fieldValue(row, field, context.secrets)
      return [field, [shown(field, before), shown(field, fields[field] ?? null)] as const]
    }),
  )
  const names = changed.map((field) => fieldNames[field] ?? field).join(', ')
  auditMember(context, updated, `Sửa hồ sơ ${updated.full_name}: ${names}.`, withDocument(changes, document))
  return updated
}

const answer = (written: Refusal | MemberRow): EffectAnswer =>
  'full_name' in written ? { memberId: written.id, version: written.version } : written

/**
 * Writes what a granted change request asks for: fields of the record, null to empty one. Refused: not there, nothing differs, a
 * contradiction in the record, a number another member holds.
 */
export async function changeRecord(
  context: EffectContext,
  input: { memberId: string; fields: MemberInput; document?: string | null },
): Promise<EffectAnswer> {
  const row = await lockRecord(context, input.memberId)
  return isRow(row) ? answer(await correctRecord(context, row, input.fields, input.document)) : row
}

/**
 * A card was issued, anew or again (CARD-01): its number, the personal number when none is given, and the day. A number it takes the place
 * of is kept as the former one, where none is kept yet. Refused: left already, not an official member, no number, a day in the future or
 * before recognition, the same card once more, a number another member holds.
 */
export async function issueCard(
  context: EffectContext,
  input: { memberId: string; issuedOn: string; cardNo?: string | null; document?: string | null },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const held = (field: MemberField): string | null => fieldValue(row, field, context.secrets)
  const cardNo = input.cardNo ?? held('personalNo')
  if (cardNo === null) return refuse('members.card-without-number', { name: row.full_name })
  const { official_on: officialOn } = row
  if (officialOn !== null && isBefore(input.issuedOn, officialOn) === true) {
    return refuse('members.date-too-early', { on: input.issuedOn, after: officialOn, what: 'tư cách chính thức' })
  }
  const old = held('cardNo')
  const replaced = old !== null && old !== cardNo && held('formerCardNo') === null ? { formerCardNo: old } : {}
  const fields: MemberInput = { cardNo, cardIssuedOn: input.issuedOn, ...replaced }
  if (changedFields(context, row, fields).length === 0) return refuse('members.same-card', { name: row.full_name })
  return answer(await correctRecord(context, row, fields, input.document))
}

/** One more helper during probation (PROB-03), named after those before; the one who helps already stays. Refused: left already. */
export async function addMentor(
  context: EffectContext,
  input: { memberId: string; mentor: string; document?: string | null },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const before = row.mentors?.split(', ') ?? []
  if (before.at(-1) === input.mentor) return answer(row)
  const mentors = [...before.filter((name) => name !== input.mentor), input.mentor].join(', ')
  return answer(await correctRecord(context, row, { mentors }, input.document))
}
