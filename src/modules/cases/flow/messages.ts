// What a case tells others: written with the step that says it, handed over after it, each exactly once.
import type { FormBox } from '#forms/form-data.ts'
import type { CommandContext } from '#kernel/context.ts'
import { deliverWaiting } from '#modules/cases/flow/deliver.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'
import { type Introduction, introductionFor } from '#modules/cases/flow/introduction.ts'
import { announcedWith, type Packed, packAll } from '#modules/cases/flow/luggage.ts'
import { type OutsidePlace, type OutsidePlaces, sideOf } from '#modules/cases/store/places.ts'
import { type Outgoing, outgoingOf } from '#rules/lifecycle/handover.ts'
import { lifecycleByCode, lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import type { Lifecycle, Sending, Step } from '#rules/lifecycle/types.ts'

/** What goes along with a message: sealed while it waits. */
export interface MessageContent extends Outgoing {
  /** The case that is answered: what goes on to a third place speaks for the case where it all began. */
  from: { provinceCode: string; caseId: string; organisationId: string }
  /** The case it is for; null when it opens one. */
  to: { provinceCode: string; caseId: string } | null
  /** Where a new case opens. */
  place: OutsidePlace | null
  subject: { kind: string; id: string; name: string }
  /** What later modules send along with the announcement of a formal transfer. */
  luggage?: Packed
  /** What the introduction form says, where the message introduces a member. */
  introduction?: Introduction
  /** The boxes of the form that the receiving end has written by now. */
  boxes?: readonly FormBox[]
  /** The province in whose outbox it lies, where that is not the one of `from`. */
  outbox?: string
}

/** Whether the case a message opens stands at another place than the case that sends it. */
function leaves(lifecycle: Lifecycle, sending: Sending): boolean {
  if (sending.to !== 'new' || sending.opens === undefined) return false
  const opened = lifecycleByCode(sending.opens)
  // The same kind of case goes on elsewhere; an answer is written where it is asked for.
  return (
    (opened !== undefined && sideOf(opened) !== 'home') ||
    sending.opens === lifecycle.code ||
    sending.opens.endsWith('-reply')
  )
}

export const opensElsewhere = (lifecycle: Lifecycle, step: Step): boolean =>
  (step.sends ?? []).some((sending) => leaves(lifecycle, sending))

const outsideOrder = [
  'receiving-branch',
  'receiving-grassroots',
  'receiving-superior',
  'receiving-province',
  'residence-branch',
] as const

/** Where a case opened by a message stands; null where the other end is not in this system and learns of it on paper. */
function placeFor({ row, lifecycle }: Going, sending: Sending, province: string): OutsidePlace | null {
  if (!leaves(lifecycle, sending)) return { provinceCode: province, organisationId: row.organisation_id }
  const outside = row.places as OutsidePlaces
  return outsideOrder.map((level) => outside[level]).find((place) => place !== undefined) ?? null
}

/** Sent on from here to a third place, it is the other end that hears from there (TRF-19); this case is over. */
function speakingFor({ row, lifecycle }: Going, sending: Sending, province: string): MessageContent['from'] {
  const { counterpart_province, counterpart_id, organisation_id: organisationId } = row
  const onward = sending.to === 'new' && sending.opens === lifecycle.code && sideOf(lifecycle) === 'receiving'
  return onward && counterpart_province !== null && counterpart_id !== null
    ? { provinceCode: counterpart_province, caseId: counterpart_id, organisationId }
    : { provinceCode: province, caseId: row.id, organisationId }
}

function addressOf({ row }: Going, sending: Sending, province: string): MessageContent['to'] {
  if (sending.to === 'parent') return row.parent_id === null ? null : { provinceCode: province, caseId: row.parent_id }
  if (sending.to !== 'counterpart' || row.counterpart_id === null || row.counterpart_province === null) return null
  return { provinceCode: row.counterpart_province, caseId: row.counterpart_id }
}

/** Whom it is said to: one case, or all those here that go on for the sake of this one; null where one opens. */
async function addressesOf(
  { tx, province }: CommandContext,
  going: Going,
  sending: Sending,
): Promise<MessageContent['to'][]> {
  if (sending.to !== 'opened') return [addressOf(going, sending, province)]
  const takeItUp = lifecycles.filter(({ steps }) => steps.some(({ receives }) => receives === sending.message))
  const open = await tx
    .selectFrom('cases')
    .select('id')
    .where('province_code', '=', province)
    .where('subject_id', '=', going.row.subject_id)
    .where('organisation_id', '=', going.row.organisation_id)
    .where('end_kind', 'is', null)
    .where(
      'lifecycle',
      'in',
      takeItUp.map(({ code }) => code),
    )
    .orderBy('id')
    .execute()
  return open.map(({ id }) => ({ provinceCode: province, caseId: id }))
}

/** Of a member who is here; what is sent on goes with what came. */
const luggageOf = (context: CommandContext, { row, lifecycle }: Going): Promise<Packed> =>
  sideOf(lifecycle) === 'receiving' ? announcedWith(context, row.id) : packAll(context, row.subject_id)

/** Writes what the step sends, and has it handed over once the transaction stands. */
export async function sendFrom(context: CommandContext, going: Going): Promise<void> {
  const { row, lifecycle, after, step } = going
  const { tx, province, now, secrets, newId, effects } = context
  let written = false
  for (const outgoing of outgoingOf(lifecycle, after, step)) {
    const { sending } = outgoing
    const place = sending.to === 'new' ? placeFor(going, sending, province) : null
    for (const to of await addressesOf(context, going, sending)) {
      // A case nobody opened has no parent to tell, and its other end may be on paper.
      if (to === null && place === null) continue
      const content: MessageContent = {
        ...outgoing,
        from: speakingFor(going, sending, province),
        outbox: province,
        to,
        place,
        subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
        ...(sending.message === 'transfer.introduced' && { luggage: await luggageOf(context, going) }),
        ...(await introductionFor(context, going, sending.message)),
      }
      await tx
        .insertInto('case_messages')
        .values({
          province_code: province,
          id: newId(),
          path: row.path,
          direction: 'out',
          case_id: row.id,
          message: sending.message,
          content_sealed: secrets.seal(JSON.stringify(content)),
          written_at: now,
        })
        .execute()
      written = true
    }
  }
  if (written) effects.after = [...(effects.after ?? []), (application) => deliverWaiting(application, province)]
}
