// Moves the record of a member whom the other end has received: here at once, or sealed to the other province, which takes it in.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { deliverWaiting } from '#modules/cases/flow/deliver.ts'
import { type Packed, packAll, unpackAll } from '#modules/cases/flow/luggage.ts'
import type { MessageContent } from '#modules/cases/flow/messages.ts'
import type { CaseRow } from '#modules/cases/store/cases.ts'
import { arriveFromProvince, departForProvince, moveMember, type TransferredRecord } from '#modules/members/public.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { textOf } from '#rules/lifecycle/fold.ts'

/** What takes a record to another province. */
export interface RecordArriving {
  record: TransferredRecord
  organisationId: string
  on: string
  document: string | null
  counterpart: { province: string; name: string }
  /** What later modules keep beside the record. */
  luggage?: Packed
}

/** The paper a transfer rests on, as it stands in the record. */
function documentOf({ papers }: MessageContent): string | null {
  const form = papers.find(({ code }) => code === 'GT-10' || code === 'GT-7' || code === 'DM-59')
  return form?.no ?? null
}

/** What the register of transfers says beside the move: the slip of the other end bears the day it answered. */
const slipOf = ({ papers, on }: MessageContent, facts: Facts) => ({
  duesPaidTo: textOf(facts.duesPaidTo) ?? null,
  answeredOn: papers.findLast(({ code }) => code === 'response-slip')?.on ?? on,
})

/** In the transaction of the side the member leaves; `facts` are those of its own case: counted there until this moment, and from this day at the other end. */
export async function memberArrived(
  context: CommandContext,
  row: CaseRow,
  content: MessageContent,
  facts: Facts,
): Promise<Refusal | null> {
  const { tx, province, secrets, newId, now, effects } = context
  const { from, on } = content
  const document = documentOf(content)
  const slip = slipOf(content, facts)
  if (from.provinceCode === province) {
    const moved = await moveMember(context, {
      memberId: row.subject_id,
      organisationId: from.organisationId,
      from: on,
      document,
      slip,
    })
    return moved instanceof Refusal ? moved : null
  }
  const luggage = await packAll(context, row.subject_id)
  const departed = await departForProvince(context, {
    memberId: row.subject_id,
    on,
    document,
    counterpart: { province: from.provinceCode, name: String(content.facts.newPlace ?? '') },
    slip,
  })
  if (departed instanceof Refusal) return departed
  const arriving: RecordArriving = {
    record: departed.record,
    organisationId: from.organisationId,
    on,
    document,
    counterpart: { province, name: '' },
    luggage,
  }
  await tx
    .insertInto('case_messages')
    .values({
      province_code: province,
      id: newId(),
      path: row.path,
      direction: 'out',
      case_id: row.id,
      message: 'record',
      content_sealed: secrets.seal(
        JSON.stringify({ to: { provinceCode: from.provinceCode, caseId: from.caseId }, arriving }),
      ),
      written_at: now,
    })
    .execute()
  effects.after = [...(effects.after ?? []), (application) => deliverWaiting(application, province)]
  return null
}

/** In the transaction of the other province: the record as it was, in the branch that received the member. */
export async function takeInRecord(context: CommandContext, arriving: RecordArriving): Promise<Refusal | null> {
  const arrived = await arriveFromProvince(context, arriving)
  if (arrived instanceof Refusal) return arrived
  await unpackAll(context, arrived.memberId, arriving.luggage ?? {})
  return null
}
