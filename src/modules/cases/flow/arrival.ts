// Moves the record of a member whom the other end has received: here at once, or sealed to the other province, which takes it in.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Application } from '#kernel/run.ts'
import { deliverWaiting } from '#modules/cases/flow/deliver.ts'
import { type Packed, packAll, unpackAll } from '#modules/cases/flow/luggage.ts'
import type { MessageContent } from '#modules/cases/flow/messages.ts'
import { handedIn, papersInWords, stillHere } from '#modules/cases/flow/move-together.ts'
import { takeUpProbations } from '#modules/cases/flow/take-up-probations.ts'
import type { CaseRow, LoadedCase } from '#modules/cases/store/cases.ts'
import {
  arriveFromProvince,
  departForProvince,
  moveMember,
  type TransferredRecord,
  type TransferSlip,
} from '#modules/members/public.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { factsOf, papersOf, textOf } from '#rules/lifecycle/fold.ts'

/** What takes a record to another province. */
export interface RecordArriving {
  record: TransferredRecord
  organisationId: string
  on: string
  document: string | null
  counterpart: { province: string; name: string }
  slip?: TransferSlip
  /** What later modules keep beside the record. */
  luggage?: Packed
}

const FORMS = ['GT-10', 'GT-7', 'DM-59']

/** The introduction by which the member went: as this side recorded it, else as the other side read it. */
const introductionOf = ({ lifecycle, given }: Leaving, { papers }: MessageContent): string | null =>
  papersOf(lifecycle, given).findLast(({ code, no }) => FORMS.includes(code) && no !== null)?.no ??
  papers.findLast(({ code }) => FORMS.includes(code))?.no ??
  null

/** What the register of transfers says beside the move: the slip of the other end bears the day it answered. */
const slipOf = ({ papers, on }: MessageContent, facts: Facts, introductionNo: string | null): TransferSlip => ({
  introductionNo,
  duesPaidTo: textOf(facts.duesPaidTo) ?? null,
  answeredOn: papers.findLast(({ code }) => code === 'response-slip')?.on ?? on,
})

/** The case of the side that is left. */
type Leaving = Pick<LoadedCase, 'row' | 'lifecycle' | 'given'>

/** In the transaction of the side the member leaves: counted there until this moment, and from this day at the other end. */
export async function memberArrived(
  context: CommandContext,
  leaving: Leaving,
  content: MessageContent,
): Promise<Refusal | null> {
  const { row, given } = leaving
  const { from, on } = content
  const document = introductionOf(leaving, content)
  const slip = slipOf(content, factsOf(given), document)
  const memberId = row.subject_id
  if (from.provinceCode === context.province) {
    const to = { organisationId: from.organisationId, from: on }
    const moved = await moveMember(context, { memberId, ...to, document, slip })
    return moved instanceof Refusal ? moved : null
  }
  deliverAfter(context)
  return sendRecord(context, row, content, { memberId, document, slip })
}

/** The same of everybody on the list that was handed over to another province (TRF-17); who is on the list here no more goes nowhere. */
export async function membersArrived(
  context: CommandContext,
  leaving: Leaving,
  content: MessageContent,
): Promise<Refusal | null> {
  const { row, lifecycle, given } = leaving
  const document = papersInWords({ lifecycle, after: given })
  for (const memberId of await stillHere(context, row, handedIn(factsOf(given)))) {
    const slip = { answeredOn: content.on }
    const refused = await sendRecord(context, row, content, { memberId, document, slip })
    if (refused !== null) return refused
  }
  deliverAfter(context)
  return null
}

/** Takes a member off the list here and seals the record into a message to the other province. */
async function sendRecord(
  context: CommandContext,
  row: CaseRow,
  { from, on, facts }: MessageContent,
  { memberId, document, slip }: { memberId: string; document: string | null; slip: TransferSlip },
): Promise<Refusal | null> {
  const { tx, province, secrets, newId, now } = context
  const luggage = await packAll(context, memberId)
  const counterpart = { province: from.provinceCode, name: String(facts.newPlace ?? '') }
  const departed = await departForProvince(context, { memberId, on, document, counterpart, slip })
  if (departed instanceof Refusal) return departed
  const arriving: RecordArriving = {
    record: departed.record,
    organisationId: from.organisationId,
    on,
    document,
    counterpart: { province, name: await placeLeft(context, row) },
    slip,
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
  return null
}

/** What has been written is handed over once the transaction stands. */
function deliverAfter({ effects, province }: CommandContext): void {
  const deliver = (application: Application): Promise<void> => deliverWaiting(application, province)
  effects.after = [...(effects.after ?? []), deliver]
}

/** `Chi bộ thôn Đông, Đảng bộ xã Bình Yên, Đảng bộ tỉnh …`: the place that is left, as the other province writes it. */
async function placeLeft({ tx, province }: CommandContext, { path }: Pick<CaseRow, 'path'>): Promise<string> {
  const line = await tx
    .selectFrom('organisations')
    .select('name')
    .where('province_code', '=', province)
    .where(sql<boolean>`starts_with(${path}, path)`)
    .orderBy('path', 'desc')
    .execute()
  return line.map(({ name }) => name).join(', ')
}

/** In the transaction of the other province: the record as it was, in the branch that received the member. */
export async function takeInRecord(context: CommandContext, arriving: RecordArriving): Promise<Refusal | null> {
  const arrived = await arriveFromProvince(context, arriving)
  if (arrived instanceof Refusal) return arrived
  await unpackAll(context, arrived.memberId, arriving.luggage ?? {})
  // Whoever is on probation goes on with it here (PROB-01, PROB-03).
  const { effects, province } = context
  const goOn = async (application: Application): Promise<void> => void (await takeUpProbations(application, province))
  effects.after = [...(effects.after ?? []), goOn]
  return null
}
