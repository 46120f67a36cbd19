// Admission: the record of a new probationary member, made on the word of a decision and a ceremony.
import { memberFields } from '#contract/member-record.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { checkedRecord, refuseBeforeFounding, refuseTakenNumbers } from '#modules/members/commands/checks.ts'
import { type Readmission, refuseCeremony, writeReadmission } from '#modules/members/effects/ceremony.ts'
import { isPlace, placeToEnter } from '#modules/members/effects/found.ts'
import type { MemberInput } from '#modules/members/store/columns.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { formerHolder, membersByNameAndBirth } from '#modules/members/store/numbers.ts'
import { lockMembers } from '#modules/members/store/record.ts'
import { registerMembers } from '#modules/members/store/register.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import type { PartialDate } from '#rules/calendar/partial-date.ts'
import { checkRecord } from '#rules/members/record-check.ts'
import { searchKey } from '#rules/text/search-key.ts'

export interface Admission {
  /** The branch. */
  organisationId: string
  /** The id the record gets, for whoever knew the person by one before; made here when not given. */
  memberId?: string
  person: MemberInput & { fullName: string }
  /** Party age is counted from this day (AGE-01). */
  decisionOn: string
  /** The day of entry: probation, belonging and biểu 1 count from it (PROB-01, CARD-02). */
  ceremonyOn: string
  introducers?: string | null
  /** Who helps during probation (PROB-03). */
  mentors?: string | null
  /** Number of the decision, as printed. */
  decisionNo?: string | null
  document?: string | null
  /** Of somebody readmitted whose first time is on no record here (AGE-03): the first dates, and the day of leaving. */
  former?: { decisionOn: PartialDate | null; admittedOn: PartialDate | null; leftOn: string }
}

/** Why this person cannot get a record: there is one, or somebody else holds a number. */
async function refuseKnown(
  context: EffectContext,
  { memberId, ceremonyOn, person }: Admission,
  branch: { path: string },
): Promise<Refusal | null> {
  const exists = (name: string, left: boolean): Refusal => refuse('members.record-exists', { name, left })
  const [same] = memberId === undefined ? [] : await lockMembers(context, [memberId])
  if (same !== undefined) return exists(same.full_name, same.status === 'left')
  const taken = await refuseTakenNumbers(context, person, null)
  if (taken !== null) return taken
  const former = person.personalNo == null ? undefined : await formerHolder(context, person.personalNo)
  if (former !== undefined) return exists(former, true)
  // One ceremony is held for one person (ADM-14): the same name and birth on the same day is the same admission.
  const birthYear = person.birthDate?.slice(0, 4) ?? null
  const range = { lo: branch.path, hi: `${branch.path.slice(0, -1)}0` }
  const alike = await membersByNameAndBirth(context.tx, context.province, range, [
    { searchKey: searchKey(person.fullName), birthYear },
  ])
  const twin = alike.find((m) => m.birthDate === (person.birthDate ?? null) && m.admittedOn === ceremonyOn)
  return twin === undefined ? null : exists(twin.fullName, twin.status === 'left')
}

/**
 * Makes the record of somebody admitted: probationary, in the branch from the day of the ceremony, which biểu 1 counts as well: until then
 * the decision can still be cancelled (ADM-17). The three dates stay apart (C1). Refused: not a branch in reach that lives and holds
 * members, a ceremony in the future, before the decision or before the founding, a record that contradicts itself, a record or a number
 * that is there already.
 */
export async function admitMember(context: EffectContext, input: Admission): Promise<EffectAnswer> {
  const { decisionOn, ceremonyOn, person, former } = input
  const branch = await placeToEnter(context, input.organisationId)
  if (!isPlace(branch)) return branch
  const wrong = refuseCeremony(context, input) ?? refuseBeforeFounding(branch, ceremonyOn)
  if (wrong !== null) return wrong
  const introducers = input.introducers ?? person.introducers
  const fields: MemberInput & { fullName: string } = {
    ...person,
    ...(introducers === undefined ? {} : { introducers }),
    ...(input.mentors == null ? {} : { mentors: input.mentors }),
    ...(former === undefined && input.decisionNo != null ? { decisionNo: input.decisionNo } : {}),
    decisionOn: former === undefined ? decisionOn : former.decisionOn,
    admittedOn: former === undefined ? ceremonyOn : former.admittedOn,
  }
  const unknown = Object.keys(fields).filter((field) => !(field in memberFields))
  if (unknown.length > 0) throw new Error(`no fields of a record: ${unknown.join(', ')}`)
  const value = (field: string): string | null => fields[field as keyof MemberInput] ?? null
  const findings = checkRecord(checkedRecord(value, 'probationary'), context.today)
  if (findings.length > 0) return refuse('kernel.invalid-input', {}, findings)
  const known = await refuseKnown(context, input, branch)
  if (known !== null) return known

  const document = input.document ?? null
  const [id = ''] = await registerMembers(context, [
    {
      ...(input.memberId === undefined ? {} : { id: input.memberId }),
      organisationId: branch.id,
      path: branch.path,
      fields,
      status: 'probationary',
      memberFrom: ceremonyOn,
      basis: 'admission',
      document,
      importId: null,
      movement: { kind: 'admitted', counterpart: null },
    },
  ])
  if (former !== undefined) {
    const again: Readmission = {
      decisionOn,
      decisionNo: input.decisionNo ?? null,
      ceremonyOn,
      introducers: introducers ?? null,
      officialOn: null,
      document,
    }
    await writeReadmission(context, { id, path: branch.path }, former.leftOn, again)
  }
  const summary = `Kết nạp ${person.fullName} vào Đảng tại ${branch.name}: quyết định ngày ${formatDate(decisionOn)}, lễ kết nạp ngày ${formatDate(ceremonyOn)}.`
  const changes = withDocument({ status: [null, 'probationary'] }, document)
  auditMember(context, { id, organisation_id: branch.id, path: branch.path }, summary, changes)
  return { memberId: id, version: 1 }
}
