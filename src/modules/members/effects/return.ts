// Somebody who had left belongs to a branch again: readmitted, restored after an appeal, or back from another province.
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { followMember } from '#modules/identity/public.ts'
import { refuseBeforeFounding, refuseDate, refuseTakenNumbers } from '#modules/members/commands/checks.ts'
import { isPlace, placeToEnter } from '#modules/members/effects/found.ts'
import { type DepartureKind, departures } from '#modules/members/effects/leave.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import type { MemberInput } from '#modules/members/store/columns.ts'
import type { EffectContext } from '#modules/members/store/context.ts'
import type { OrganisationFacts } from '#modules/members/store/organisations.ts'
import { factsOf, fieldValue, type MemberRow, updateMember } from '#modules/members/store/record.ts'
import type { NewStatus } from '#modules/members/store/register.ts'
import {
  addMovement,
  beginMemberships,
  beginStatus,
  type Counterpart,
  carryAlong,
  endSpan,
  type MembershipBasis,
  openSpans,
  replaceStatus,
  type TransferSlip,
} from '#modules/members/store/spans.ts'

export interface Return {
  status: 'probationary' | 'full' | 'exempt' | 'suspended'
  /** The first day back. */
  from: string
  /** What was granted from a later day on, the first to begin first. */
  later?: readonly NewStatus[]
  document: string | null
  basis: MembershipBasis
  movement: { kind: 'admitted' | 'restored' | 'transferred-in'; counterpart: Counterpart | null; slip?: TransferSlip }
  /** Further columns of the record that change with it. */
  columns: Record<string, string | null>
}

/**
 * Where and whether somebody who left may belong again from a day on: the branch, or why not. `kinds`: the ways of leaving this return is
 * for. `given`: numbers that change with it; whoever holds one meanwhile stands against it.
 */
export async function placeToReturn(
  context: EffectContext,
  row: MemberRow,
  asked: {
    organisationId: string
    from: string
    kinds: readonly DepartureKind[]
    given: MemberInput
    /** A decision taken back on the very day: there was no day outside. */
    sameDay?: true
  },
): Promise<OrganisationFacts | Refusal> {
  const name = row.full_name
  if (row.status !== 'left') return refuse('members.not-left', { name })
  const kind = row.left_kind as DepartureKind
  if (!asked.kinds.includes(kind)) {
    return refuse('members.left-otherwise', { name, how: departures[kind], on: row.left_on, leftKind: kind })
  }
  const place = await placeToEnter(context, asked.organisationId)
  if (!isPlace(place)) return place
  const { status } = await openSpans(context, row.id)
  const left = row.left_on ?? status?.validFrom
  const since = asked.sameDay === true && asked.from === left ? undefined : left
  const wrong = refuseDate(context, asked.from, [{ what: 'thời gian ở ngoài danh sách', since }])
  const early = wrong ?? refuseBeforeFounding(place, asked.from)
  if (early !== null) return early
  const held = (field: 'personalNo' | 'cardNo'): string | null =>
    asked.given[field] === undefined ? fieldValue(row, field, context.secrets) : asked.given[field]
  const numbers = { personalNo: held('personalNo'), cardNo: held('cardNo') }
  return (await refuseTakenNumbers(context, numbers, row.id)) ?? place
}

/** The status back, from its day to the first that was granted for later; then those. */
async function writeStatuses(
  context: EffectContext,
  member: Pick<MemberRow, 'id' | 'path'>,
  { status, from, document, later = [] }: Return,
): Promise<void> {
  const to = later[0]?.from ?? null
  const { status: open } = await openSpans(context, member.id)
  if (open?.validFrom === from) {
    await replaceStatus(context, open, status, document)
    if (to !== null) await endSpan(context, 'member_statuses', open, to)
  } else {
    await endSpan(context, 'member_statuses', open, from)
    await beginStatus(context, member, status, from, document, to)
  }
  for (const span of later) await beginStatus(context, member, span.status, span.from, span.document, span.to)
}

/** Writes the return; the time outside stays in statuses, memberships and movements as it was. */
export async function writeReturn(
  context: EffectContext,
  row: MemberRow,
  place: OrganisationFacts,
  back: Return,
): Promise<MemberRow> {
  const { tx, province } = context
  const { from, document, basis, movement, later = [] } = back
  await writeStatuses(context, { id: row.id, path: place.path }, back)
  await beginMemberships(context, [{ memberId: row.id, place }], { from, basis, document })
  const updated = await updateMember(context, row, {
    ...back.columns,
    organisation_id: place.id,
    path: place.path,
    status: later.findLast((span) => span.from <= context.today)?.status ?? back.status,
    left_kind: null,
    left_on: null,
  })
  await carryAlong(context, [{ memberId: row.id, path: place.path }])
  await addMovement(context, updated, { place, on: from, document, ...movement })
  await followMember(tx, context.newId, { province, memberId: row.id, organisation: place, from })
  await figuresChanged(tx, province, context.today, factsOf(row), factsOf(updated))
  return updated
}
