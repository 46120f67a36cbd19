// Hands messages over: each in one transaction at the place it is for, exactly once, in the order they were written.
import { sql } from 'kysely'
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Application } from '#kernel/run.ts'
import { asSystem } from '#kernel/system.ts'
import { faultIn, mark, tellReceiver, type Waiting } from '#modules/cases/flow/faults.ts'
import type { MessageContent } from '#modules/cases/flow/messages.ts'
import { type Handed, noteLate, receive } from '#modules/cases/flow/receive.ts'

/** A message that could not be handed over is tried so often on one day; its fault stands for people to see, who may have it tried again. */
const ATTEMPTS = 5

/** So many are read at once; what waits behind them is read next. */
const A_READING = 500

/** Tried fewer times than that, or last on a day before today: what stood in the way may be gone. */
const isDue = (now: Date) => sql<boolean>`(attempts < ${ATTEMPTS} or tried_at < ${startOfDay(now)})`
const startOfDay = (now: Date): Date => new Date(`${dateInVietNam(now)}T00:00:00+07:00`)

const waitingIn = (application: Application, province: string): Promise<Waiting[]> =>
  inScope(
    application.database,
    { lo: `${province}/`, hi: `${province}0` },
    (tx) =>
      tx
        .selectFrom('case_messages')
        .select(['id', 'message', 'content_sealed'])
        .where('province_code', '=', province)
        .where('direction', '=', 'out')
        .where('handed_over_at', 'is', null)
        .where(isDue(application.clock.now()))
        .orderBy('id')
        .limit(A_READING)
        .execute(),
    { readOnly: true },
  )

/** Writes the message into the inbox; false when it is there already. */
async function takeIn(context: CommandContext, waiting: Waiting, caseId: string, path: string): Promise<boolean> {
  const rows = await context.tx
    .insertInto('case_messages')
    .values({
      province_code: context.province,
      id: waiting.id,
      path,
      direction: 'in',
      case_id: caseId,
      message: waiting.message,
      content_sealed: waiting.content_sealed,
      written_at: context.now,
      handed_over_at: context.now,
    })
    // It may stand there already with the reason why it was not taken in before.
    .onConflict((on) =>
      on
        .columns(['province_code', 'id', 'direction'])
        .doUpdateSet({ path, case_id: caseId, handed_over_at: context.now, fault: null, fault_facts: null })
        .where('case_messages.handed_over_at', 'is', null),
    )
    .returning('id')
    .execute()
  return rows.length === 1
}

/**
 * The case that opened one elsewhere learns where its other end is. What it sends a second time (a transfer that came back) opens another
 * case there, which is its other end from then on, and so does what a receiving case sends on to a third place for it.
 */
async function knowOtherEnd(
  application: Application,
  messageId: string,
  { sending, from, place }: MessageContent,
  province: string,
  caseId: string,
): Promise<void> {
  if (sending.to !== 'new' || place === null || place.organisationId === from.organisationId) return
  await inScope(application.database, { lo: `${from.provinceCode}/`, hi: `${from.provinceCode}0` }, (tx) =>
    tx
      .updateTable('cases')
      .set({ counterpart_province: province, counterpart_id: caseId })
      .where('province_code', '=', from.provinceCode)
      .where('id', '=', from.caseId)
      .where((is) =>
        is.or([
          is('counterpart_id', 'is', null),
          is.exists(
            is
              .selectFrom('case_messages')
              .select('case_messages.id')
              .where('case_messages.province_code', '=', from.provinceCode)
              .where('case_messages.case_id', '=', from.caseId)
              .where('case_messages.direction', '=', 'out')
              .where('case_messages.message', '=', sending.message)
              .where('case_messages.id', '<', messageId),
          ),
        ]),
      )
      .execute(),
  )
}

/** The case that said something too late has it in its history as well. */
const tellSender = (application: Application, { from, sending }: MessageContent): Promise<void> =>
  asSystem(application, from.provinceCode, 'cases.take-step', async (context) => {
    const row = await context.tx
      .selectFrom('cases')
      .select(['id', 'lifecycle', 'organisation_id', 'path', 'subject_name'])
      .where('province_code', '=', from.provinceCode)
      .where('id', '=', from.caseId)
      .executeTakeFirst()
    if (row !== undefined) noteLate(context, row, sending.message)
  })

/**
 * Hands over what waits in one province. Two processes may do it at once: the inbox takes a message in once, together with what it
 * does there, in one transaction.
 */
export async function deliverWaiting(application: Application, province: string): Promise<void> {
  const read = await waitingIn(application, province)
  for (const waiting of read) {
    const content: Handed = JSON.parse(application.secrets.unseal(waiting.content_sealed))
    const target =
      content.to?.provinceCode ?? ('place' in content ? content.place?.provinceCode : undefined) ?? province
    const outcome = await asSystem(
      application,
      target,
      'cases.take-step',
      (context) => receive(context, content, (caseId, path) => takeIn(context, waiting, caseId, path)),
      (answer) => !(answer instanceof Refusal),
    ).catch((fault: Error) => fault)
    const fault = faultIn(outcome)
    await mark(application, province, waiting.id, fault)
    if (fault !== null) await tellReceiver(application, target, waiting, content, fault)
    if ('late' in outcome && 'sending' in content) await tellSender(application, content)
    if ('caseId' in outcome && 'sending' in content)
      await knowOtherEnd(application, waiting.id, content, target, outcome.caseId)
  }
  if (read.length === A_READING) await deliverWaiting(application, province)
}

/** The province in whose outbox the message lies. */
export const senderOf = (content: Handed): string =>
  'arriving' in content ? content.arriving.counterpart.province : (content.outbox ?? content.from.provinceCode)

/** What was said to a case and could not be taken in is tried again: what stood in the way may be gone. */
export async function tryAgainFor(application: Application, province: string, caseId: string): Promise<void> {
  const waiting = await inScope(
    application.database,
    { lo: `${province}/`, hi: `${province}0` },
    (tx) =>
      tx
        .selectFrom('case_messages')
        .select(['id', 'content_sealed'])
        .where('province_code', '=', province)
        .where('case_id', '=', caseId)
        .where('direction', '=', 'in')
        .where('handed_over_at', 'is', null)
        .orderBy('id')
        .execute(),
    { readOnly: true },
  )
  for (const { id, content_sealed } of waiting) {
    await tryAgain(application, senderOf(JSON.parse(application.secrets.unseal(content_sealed))), id)
  }
}

/** Hands over what waits in a province, one of the messages as if it had not been tried before. */
export async function tryAgain(application: Application, province: string, id: string): Promise<void> {
  await inScope(application.database, { lo: `${province}/`, hi: `${province}0` }, (tx) =>
    tx
      .updateTable('case_messages')
      .set({ attempts: 0 })
      .where('province_code', '=', province)
      .where('id', '=', id)
      .where('direction', '=', 'out')
      .where('handed_over_at', 'is', null)
      .execute(),
  )
  await deliverWaiting(application, province)
}

/** Hands over what a stop of the program left behind, in every province. */
export async function deliverAll(application: Application): Promise<void> {
  const provinces = await inScope(
    application.database,
    EVERYWHERE,
    (tx) =>
      tx
        .selectFrom('case_messages')
        .select('province_code')
        .distinct()
        .where('direction', '=', 'out')
        .where('handed_over_at', 'is', null)
        .where(isDue(application.clock.now()))
        .execute(),
    { readOnly: true },
  )
  for (const { province_code } of provinces) await deliverWaiting(application, province_code)
}
