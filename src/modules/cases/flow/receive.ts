// What a message does where it arrives: the step it stands for in the case it is for, or a new case.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { memberArrived, membersArrived, type RecordArriving, takeInRecord } from '#modules/cases/flow/arrival.ts'
import { refusedBy } from '#modules/cases/flow/ask.ts'
import { goOn } from '#modules/cases/flow/go-on.ts'
import type { MessageContent } from '#modules/cases/flow/messages.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { startCase } from '#modules/cases/flow/start-case.ts'
import { type CaseRow, type LoadedCase, loadCase } from '#modules/cases/store/cases.ts'
import { lineOf, type OutsidePlace, type OutsidePlaces, standingOrganisation } from '#modules/cases/store/places.ts'
import type { Asker, Case } from '#rules/lifecycle/case.ts'
import { stateOf, stepOf } from '#rules/lifecycle/fold.ts'
import { inputFor, receiverOf } from '#rules/lifecycle/handover.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { type MessageCode, messages } from '#rules/lifecycle/messages.ts'
import { take } from '#rules/lifecycle/take.ts'
import type { Lifecycle, Sending, Step } from '#rules/lifecycle/types.ts'

type Received = { caseId: string; late?: true } | Refusal
/** Writes the message into the inbox; false when it was taken in before. */
type TakeIn = (caseId: string, path: string) => Promise<boolean>

const systemAsker = (sending: Sending): Asker => ({ kind: 'system', message: sending.message })

/** What was said on a day that has not come here yet is taken up today. */
const notAhead = (content: MessageContent, today: string): MessageContent =>
  content.on > today ? { ...content, on: today } : content

/** Whether somebody took the step by hand before its message came, and nothing but notes has followed: the case says it already. */
function notedByHand(lifecycle: Lifecycle, given: Case, step: Step): boolean {
  const last = given.steps.findLast(({ step: code }) => stepOf(lifecycle, code).to !== undefined)
  return last?.step === step.code && last.by.kind !== 'system'
}

async function goOnWith(
  context: CommandContext,
  content: MessageContent,
  caseId: string,
  takeIn: TakeIn,
): Promise<Received> {
  const { tx, province, today } = context
  const found: CaseRow | undefined = await tx
    .selectFrom('cases')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) return refuse('kernel.not-found')
  const { lifecycle, given } = await loadCase(context, found)
  if (found.end_kind !== null && !changesRecord(lifecycle, content, given))
    return takeInLate(context, content, found, takeIn)
  const sending = heardAs(content, given)
  const step = receiverOf(lifecycle, sending, stateOf(lifecycle, given).code)
  if (step === undefined) return refuse('cases.message-too-late', { message: content.sending.message })
  if (notedByHand(lifecycle, given, step)) {
    if (!(await takeIn(found.id, found.path))) return { caseId: found.id }
    return (await arrivedIf(context, { row: found, lifecycle, given }, content)) ?? { caseId: found.id }
  }
  const input = inputFor(step, notAhead(content, today), given)
  const taken = take(lifecycle, given, input, systemAsker(sending), await settingOf(context))
  if (!taken.ok) return refusedBy(taken.refusals)
  if (!(await takeIn(found.id, found.path))) return { caseId: found.id }
  // The other end is known from its first word back.
  const other =
    content.sending.to === 'counterpart' && found.counterpart_id === null
      ? { counterpart_province: content.from.provinceCode, counterpart_id: content.from.caseId }
      : {}
  const row = { ...found, ...other, ...landedIn(content, found, province) }
  const state = await goOn(context, { row, lifecycle, after: taken.case, step: taken.step, electorate: null })
  if (state instanceof Refusal) return state
  const leaving = { row, lifecycle, given: taken.case }
  return (await arrivedIf(context, leaving, { ...content, sending })) ?? { caseId: found.id }
}

/** Handed over together within the province, they land in the branch that keeps the receiving case by now (TRF-17). */
function landedIn({ sending, from }: MessageContent, { places }: CaseRow, province: string): Partial<CaseRow> {
  if (sending.message !== 'collective.received' || from.provinceCode !== province) return {}
  const place: OutsidePlace = { provinceCode: province, organisationId: from.organisationId }
  return { places: { ...(places as OutsidePlaces), 'receiving-branch': place } as unknown as CaseRow['places'] }
}

/** Whether the record would have to change by what is said: then it stands until somebody has looked at it, even when the case is over. */
function changesRecord(lifecycle: Lifecycle, { sending }: MessageContent, given: Case): boolean {
  if (sending.message === 'transfer.received') return given.known.status !== 'left'
  if (sending.message === 'collective.received') return true
  // The day of an answer is worth no waiting for a case that is over.
  return (receiverOf(lifecycle, sending)?.effects ?? []).some((effect) => effect !== 'member.absence-answered')
}

/** Said to a case that is over: taken in and written into the history, changes nothing. */
async function takeInLate(
  context: CommandContext,
  { sending }: MessageContent,
  found: CaseRow,
  takeIn: TakeIn,
): Promise<Received> {
  if (!(await takeIn(found.id, found.path))) return { caseId: found.id }
  noteLate(context, found, sending.message)
  return { caseId: found.id, late: true }
}

/** Writes into the history of a case, at either end, that a message came when the case it was for was over. */
export function noteLate(
  { audit }: Pick<CommandContext, 'audit'>,
  row: Pick<CaseRow, 'id' | 'lifecycle' | 'organisation_id' | 'path' | 'subject_name'>,
  message: MessageCode,
): void {
  const title = lifecycleByCode(row.lifecycle)?.title ?? row.lifecycle
  audit({
    organisationId: row.organisation_id,
    path: row.path,
    subjectType: 'case',
    subjectId: row.id,
    summary: `${title}, ${row.subject_name}: tin «${messages[message]}» đến sau khi việc đã kết thúc, không làm thay đổi gì.`,
  })
}

/** Received there, but off the list here by now: nobody moves, and the transfer ends with that. */
const heardAs = ({ sending }: MessageContent, given: Case): Sending =>
  sending.message === 'transfer.received' && given.known.status === 'left'
    ? { ...sending, message: 'transfer.member-left' }
    : sending

/** The record moves when the side that is left hears that the member was received, or everybody on its list (TRF-17). */
async function arrivedIf(
  context: CommandContext,
  leaving: Pick<LoadedCase, 'row' | 'lifecycle' | 'given'>,
  content: MessageContent,
): Promise<Refusal | null> {
  const { message } = content.sending
  if (message === 'transfer.received') return memberArrived(context, leaving, content)
  // Within the province the step itself has moved them.
  return message === 'collective.received' && content.from.provinceCode !== context.province
    ? membersArrived(context, leaving, content)
    : null
}

async function openBy(context: CommandContext, content: MessageContent, takeIn: TakeIn): Promise<Received> {
  const { sending, place, from, subject } = content
  const lifecycle = lifecycleByCode(sending.opens ?? '')
  const step = lifecycle === undefined ? undefined : receiverOf(lifecycle, sending)
  if (lifecycle === undefined || step === undefined || place === null) {
    return refuse('cases.unknown-lifecycle', { lifecycle: sending.opens ?? '' })
  }
  // Whoever was named may have ended meanwhile: what stands above takes it up, with a notice.
  const here = await standingOrganisation(context, place)
  if (here === undefined) return refuse('cases.place-not-found', { level: '' })
  const stays = from.organisationId === place.organisationId
  const answer = await startCase(context, {
    lifecycle,
    organisation: { id: here.id, path: here.path },
    subject: await subjectFor(context, lifecycle.subject, subject),
    outside: {},
    // A case of the own organisation hangs below the one that opened it; one elsewhere is its other end, and tells it as its parent.
    parentId: stays ? from.caseId : null,
    counterpart: stays ? null : { provinceCode: from.provinceCode, caseId: from.caseId },
    input: (given) => inputFor(step, notAhead(content, context.today), given),
    asker: systemAsker(sending),
    takenOverFrom: here.isSame
      ? null
      : ((await lineOf(context.tx, context.province, place.organisationId)).at(-1)?.name ?? null),
    before: (id) => takeIn(id, here.path),
  })
  return answer instanceof Refusal ? answer : { caseId: answer.id }
}

/** A person of the pool who has been admitted goes on as the member with the record. */
async function subjectFor({ tx, province }: CommandContext, wanted: string, subject: MessageContent['subject']) {
  if (wanted !== 'member' || subject.kind !== 'citizen') return subject
  const row = await tx
    .selectFrom('citizens')
    .select('member_id')
    .where('province_code', '=', province)
    .where('id', '=', subject.id)
    .executeTakeFirst()
  return { kind: 'member', id: row?.member_id ?? subject.id, name: subject.name }
}

/** What may wait in an outbox: something a case says, or the record of a member on its way to another province. */
export type Handed = MessageContent | { to: { provinceCode: string; caseId: string }; arriving: RecordArriving }

async function recordArrives(
  context: CommandContext,
  { to, arriving }: Extract<Handed, { arriving: unknown }>,
  takeIn: TakeIn,
): Promise<Received> {
  const { tx, province } = context
  const row = await tx
    .selectFrom('cases')
    .select(['id', 'path'])
    .where('province_code', '=', province)
    .where('id', '=', to.caseId)
    .executeTakeFirst()
  if (row === undefined) return refuse('kernel.not-found')
  if (!(await takeIn(row.id, row.path))) return { caseId: row.id }
  return (await takeInRecord(context, arriving)) ?? { caseId: row.id }
}

/** Carries a message out where it arrives: the case it belongs to there (now or from before), or the refusal when it cannot be. */
export const receive = (context: CommandContext, content: Handed, takeIn: TakeIn): Promise<Received> =>
  'arriving' in content
    ? recordArrives(context, content, takeIn)
    : content.to === null
      ? openBy(context, content, takeIn)
      : goOnWith(context, content, content.to.caseId, takeIn)
