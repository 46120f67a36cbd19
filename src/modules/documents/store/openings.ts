// Who opened what was sent, and when first: written by the reader's own act, seen by the sender's own office.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import type { DocumentRecord } from '#modules/documents/store/documents.ts'

type Sent = Pick<DocumentRecord, 'id' | 'organisation_id' | 'source_id'>

/** Whether the caller reads for the organisation it was sent to: those above it look on and are no receivers. */
export const isReceiver = ({ actor }: QueryContext, row: Sent): boolean =>
  row.source_id !== null && actor.seat.organisationId === row.organisation_id

/** When the caller first opened it. */
export async function ownOpening({ tx, province, actor }: QueryContext, row: Sent): Promise<string | null> {
  const found = await tx
    .selectFrom('document_openings')
    .select('opened_at')
    .where('province_code', '=', province)
    .where('document_id', '=', row.id)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  return found === undefined ? null : new Date(found.opened_at).toISOString()
}

/** Whether the caller has to open it before reading on. */
export const asksOpening = async (context: QueryContext, row: Sent): Promise<boolean> =>
  isReceiver(context, row) && (await ownOpening(context, row)) === null

/** Writes down the first opening; a later one changes nothing. */
export async function noteOpening(
  { tx, province, actor, now }: CommandContext,
  row: Pick<DocumentRecord, 'id' | 'path'>,
): Promise<void> {
  await tx
    .insertInto('document_openings')
    .values({
      province_code: province,
      document_id: row.id,
      account_id: actor.accountId,
      path: row.path,
      name: actor.displayName,
      post: actor.seat.postName,
      opened_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['province_code', 'document_id', 'account_id']).doNothing())
    .execute()
}

interface Opening {
  organisation_id: string
  name: string
  post: string
  opened_at: Date
}

/** Of every receiver, for the office that sent it; null for everybody else. The database asks the same once more. */
export async function openingsOf(context: QueryContext, row: DocumentRecord): Promise<Opening[] | null> {
  const { tx, province, actor } = context
  if (actor.seat.organisationId !== row.organisation_id || !mayUse(keepDocuments, actor)) return null
  const { rows } = await sql<Opening>`
    select o.organisation_id, o.name, o.post, o.opened_at from document_opened(${province}, ${row.id}) o
     order by o.opened_at, o.name`.execute(tx)
  return rows
}
