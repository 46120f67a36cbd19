// Checks that several commands share: the place is a living branch, numbers are free, dates are in order.
import type { CommandContext } from '#kernel/context.ts'
import { type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import type { MemberInput } from '#modules/members/store/columns.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'
import { otherHolder } from '#modules/members/store/numbers.ts'
import type { OrganisationFacts } from '#modules/members/store/organisations.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import { wholeRecord } from '#modules/members/store/whole-record.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import type { CheckedRecord } from '#rules/members/record-check.ts'

/** Why members cannot belong to this organisation; null when they can. */
export function refusePlace(organisation: OrganisationFacts): Refusal | null {
  if (organisation.endedOn !== null) {
    return refuse('members.organisation-ended', { organisation: organisation.name, endedOn: organisation.endedOn })
  }
  const holds = organisationTypes.byCode(organisation.typeCode)?.holdsMembers === true
  return holds ? null : refuse('members.no-members-here', { organisation: organisation.name })
}

/** Nobody belongs to an organisation, or holds its posts, before it was founded: past days count only what stood then. */
export const refuseBeforeFounding = (organisation: OrganisationFacts, on: string): Refusal | null =>
  on >= organisation.foundedOn
    ? null
    : refuse('members.before-founding', { organisation: organisation.name, on, foundedOn: organisation.foundedOn })

/** Why a number cannot be recorded: another living member in reach holds it. */
export async function refuseTakenNumbers(
  context: EnteringContext,
  fields: MemberInput,
  ownId: string | null,
): Promise<Refusal | null> {
  for (const [kind, label] of [
    ['personalNo', 'Số định danh cá nhân'],
    ['cardNo', 'Số thẻ đảng viên'],
  ] as const) {
    const number = fields[kind]
    if (typeof number !== 'string') continue
    const holder = await otherHolder(context, kind, number, ownId)
    if (holder !== undefined) {
      return refuse(
        'members.number-taken',
        { label, name: holder.fullName, branch: holder.branchName, memberId: holder.id },
        [{ path: kind, message: `Đã có ở hồ sơ của ${holder.fullName}, ${holder.branchName}.` }],
      )
    }
  }
  return null
}

/** The caller's version is not the newest: both are shown. */
export async function staleAgainst(context: CommandContext, row: MemberRow, version: number): Promise<Stale | null> {
  return row.version === version ? null : new Stale(await wholeRecord(context, row, context.today))
}

/** A change dated `on` must not lie ahead, and must come after what it ends began. */
export function refuseDate(
  context: Pick<EnteringContext, 'today'>,
  on: string,
  begun: readonly { what: string; since: string | undefined }[],
): Refusal | null {
  if (on > context.today) return refuse('members.date-in-future', { on })
  return refuseOrder(on, begun)
}

/** A change dated `on`, which may lie ahead, must come after what it ends began. */
export function refuseOrder(on: string, begun: readonly { what: string; since: string | undefined }[]): Refusal | null {
  const late = begun.find(({ since }) => since !== undefined && on <= since)
  return late === undefined ? null : refuse('members.date-too-early', { on, after: late.since ?? '', what: late.what })
}

const checkedFields = [
  'birthDate',
  'decisionOn',
  'admittedOn',
  'officialOn',
  'cardIssuedOn',
  'recruitedOn',
  'youthUnionOn',
  'officialDecidedOn',
  'enlistedOn',
  'dischargedOn',
  'cardNo',
  'ethnicityCode',
  'religionCode',
  'educationCode',
  'professionalCode',
  'academicTitle',
  'theoryCode',
  'occupationCode',
] as const

/** The part of a record that the rules look at, each field read through `value`. */
export function checkedRecord(value: (field: string) => string | null, status: string): CheckedRecord {
  const read = Object.fromEntries(checkedFields.map((field) => [field, value(field)]))
  return { ...read, status } as unknown as CheckedRecord
}
