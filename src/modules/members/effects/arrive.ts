// Arriving from another province of the installation: the record that came, in the branch from the day it left the other list.
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseBeforeFounding, refuseTakenNumbers } from '#modules/members/commands/checks.ts'
import { counterpartOf, type OtherEnd } from '#modules/members/effects/depart.ts'
import { isPlace, placeToEnter } from '#modules/members/effects/found.ts'
import { placeToReturn, writeReturn } from '#modules/members/effects/return.ts'
import { openedFields, type TransferredRecord } from '#modules/members/effects/transferred-record.ts'
import { putEntries } from '#modules/members/store/career.ts'
import { columnsOf } from '#modules/members/store/columns.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import type { OrganisationFacts } from '#modules/members/store/organisations.ts'
import { recordGaps } from '#modules/members/store/party-age-column.ts'
import { lockMembers, type MemberRow } from '#modules/members/store/record.ts'
import { registerMembers } from '#modules/members/store/register.ts'
import type { TransferSlip } from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'

export interface Arrival {
  record: TransferredRecord
  /** The branch. */
  organisationId: string
  /** The first day here, which is the day of leaving there. */
  on: string
  document?: string | null
  counterpart: OtherEnd
  slip?: TransferSlip
}

type Arrived = { version: number; place: OrganisationFacts }

/** What the record says of a day: a status granted to a day ends by itself, also while the record is on its way. */
const statusOn = ({ statuses, status }: TransferredRecord, day: string): TransferredRecord['status'] =>
  (statuses.find(({ from, to }) => from <= day && (to === null || to > day))?.status as TransferredRecord['status']) ??
  status

/** Somebody who was here before: the old record is taken up again and filled with what came. */
async function takeUp(context: EffectContext, row: MemberRow, arrival: Arrival): Promise<Refusal | Arrived> {
  const { record, on } = arrival
  const fields = openedFields(record, context.secrets)
  const asked = { organisationId: arrival.organisationId, from: on, kinds: ['transferred-out'] as const, given: fields }
  const place = await placeToReturn(context, row, asked)
  if (!isPlace(place)) return place
  const updated = await writeReturn(context, row, place, {
    status: statusOn(record, on),
    later: record.statuses.filter(({ from }) => from > on),
    from: on,
    document: arrival.document ?? null,
    basis: 'transfer',
    movement: { kind: 'transferred-in', counterpart: counterpartOf(arrival.counterpart), slip: arrival.slip ?? {} },
    columns: columnsOf(fields, context.secrets),
  })
  return { version: updated.version, place }
}

/** Somebody who was never here: the record is made with the id it had. */
async function takeIn(context: EffectContext, arrival: Arrival): Promise<Refusal | Arrived> {
  const { record, on, organisationId } = arrival
  const place = await placeToEnter(context, organisationId)
  if (!isPlace(place)) return place
  const early = on > context.today ? refuse('members.date-in-future', { on }) : refuseBeforeFounding(place, on)
  if (early !== null) return early
  const fields = openedFields(record, context.secrets)
  const taken = await refuseTakenNumbers(context, fields, record.memberId)
  if (taken !== null) return taken
  await registerMembers(context, [
    {
      id: record.memberId,
      organisationId: place.id,
      path: place.path,
      fields,
      status: statusOn(record, context.today),
      memberFrom: on,
      basis: 'transfer',
      document: arrival.document ?? null,
      importId: null,
      movement: { kind: 'transferred-in', counterpart: counterpartOf(arrival.counterpart), slip: arrival.slip ?? {} },
      statuses: record.statuses,
    },
  ])
  return { version: 1, place }
}

/**
 * Takes a record in that `departForProvince` gave. Between the two transactions nobody counts the member; by their dates one place does on
 * every day. Refused: another day than that of leaving, in the list here already, left here in another way, the branch, a day before its
 * founding, a number another member holds.
 */
export async function arriveFromProvince(context: EffectContext, input: Arrival): Promise<EffectAnswer> {
  const { record, on } = input
  const { memberId, fullName, leavesOn } = record
  if (on !== leavesOn) return refuse('members.arrives-another-day', { name: fullName, on, leavesOn })
  const [before] = await lockMembers(context, [memberId])
  const arrived = before === undefined ? await takeIn(context, input) : await takeUp(context, before, input)
  if (!('place' in arrived)) return arrived
  const { place, version } = arrived
  const member = { id: memberId, path: place.path }
  await recordGaps(context, member, record.gaps)
  await putEntries(context, member, record.career)
  const summary = `${fullName} chuyển đến ${place.name} từ ${input.counterpart.name} từ ngày ${formatDate(on)}.`
  const at = { id: memberId, organisation_id: place.id, path: place.path }
  auditMember(context, at, summary, withDocument({ branch: [input.counterpart.name, place.name] }, input.document))
  return { memberId, version }
}
