// Why a message was not taken in: kept with the sender's message and, where the other end is known, with that end, so that both see it.
import { inScope } from '#db/tenancy.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Application } from '#kernel/run.ts'
import type { Handed } from '#modules/cases/flow/receive.ts'

/** A fault as it is kept: the code of a refusal and what its sentence says besides. */
export interface Fault {
  code: string
  facts: object
}

/** What stands in the way, from what the attempt answered; null when it was taken in. A fault of the program keeps its own words aside. */
export function faultIn(outcome: unknown): Fault | null {
  if (outcome instanceof Refusal) return { code: outcome.code, facts: outcome.facts }
  return outcome instanceof Error
    ? { code: 'cases.delivery-failed', facts: { detail: outcome.message.slice(0, 500) } }
    : null
}

export interface Waiting {
  id: string
  message: string
  content_sealed: string
}

const within = (province: string) => ({ lo: `${province}/`, hi: `${province}0` })

/** Notes with the sender that a message was handed over, or why it was not. */
export async function mark(application: Application, province: string, id: string, fault: Fault | null): Promise<void> {
  const now = application.clock.now()
  await inScope(application.database, within(province), (tx) =>
    tx
      .updateTable('case_messages')
      .set((eb) => ({
        attempts: eb('attempts', '+', 1),
        tried_at: now,
        fault: fault?.code ?? null,
        fault_facts: fault === null ? null : JSON.stringify(fault.facts),
        ...(fault === null ? { handed_over_at: now } : {}),
      }))
      .where('province_code', '=', province)
      .where('id', '=', id)
      .where('direction', '=', 'out')
      .where('handed_over_at', 'is', null)
      .execute(),
  )
}

/** Where a message was to arrive: the path of its case, or of the organisation where it would open one; undefined where nothing is known. */
async function destination(
  application: Application,
  target: string,
  content: Handed,
): Promise<{ path: string; caseId: string } | undefined> {
  return inScope(
    application.database,
    within(target),
    async (tx) => {
      if (content.to !== null) {
        const row = await tx
          .selectFrom('cases')
          .select(['id', 'path'])
          .where('province_code', '=', target)
          .where('id', '=', content.to.caseId)
          .executeTakeFirst()
        return row === undefined ? undefined : { path: row.path, caseId: row.id }
      }
      if (!('place' in content) || content.place === null) return undefined
      const row = await tx
        .selectFrom('organisations')
        .select('path')
        .where('province_code', '=', target)
        .where('id', '=', content.place.organisationId)
        .executeTakeFirst()
      return row === undefined ? undefined : { path: row.path, caseId: content.from.caseId }
    },
    { readOnly: true },
  )
}

/** Shows the end a message was for that it waits there, and why; once it has been taken in, the same row is that of the inbox. */
export async function tellReceiver(
  application: Application,
  target: string,
  waiting: Waiting,
  content: Handed,
  fault: Fault,
): Promise<void> {
  const place = await destination(application, target, content)
  if (place === undefined) return
  const now = application.clock.now()
  const why = { fault: fault.code, fault_facts: JSON.stringify(fault.facts), tried_at: now }
  await inScope(application.database, within(target), (tx) =>
    tx
      .insertInto('case_messages')
      .values({
        province_code: target,
        id: waiting.id,
        path: place.path,
        direction: 'in',
        case_id: place.caseId,
        message: waiting.message,
        content_sealed: waiting.content_sealed,
        written_at: now,
        ...why,
      })
      .onConflict((on) =>
        on
          .columns(['province_code', 'id', 'direction'])
          .doUpdateSet(why)
          .where('case_messages.handed_over_at', 'is', null),
      )
      .execute(),
  )
}
