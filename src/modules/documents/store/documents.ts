// Rows of documents: finding one through a scope, writing and changing it with its key for searching.
import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Documents } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, Stale } from '#kernel/refusal.ts'
import { type DocumentTypeCode, documentTypes } from '#rules/documents/document-types.ts'
import { wordKey } from '#rules/text/search-key.ts'

export type DocumentRecord = Selectable<Documents>

/** The document if the scope reaches it; `lock`: held until the transaction ends. */
export const findDocument = (
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
  how: 'read' | 'lock',
): Promise<DocumentRecord | undefined> =>
  tx
    .selectFrom('documents')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'documents'))
    .$if(how === 'lock', (q) => q.forUpdate())
    .executeTakeFirst()

/** The document at the version the caller saw, held; otherwise why not. */
export async function heldDocument(
  context: CommandContext,
  scope: SeatScope,
  input: { id: string; version: number },
  show: (row: DocumentRecord) => Promise<unknown>,
): Promise<DocumentRecord | Refusal | Stale> {
  const row = await findDocument(context, scope, input.id, 'lock')
  if (row === undefined) return notFound()
  return row.version === input.version ? row : new Stale(await show(row))
}

type Head = Pick<DocumentRecord, 'type' | 'symbol' | 'subject' | 'issuer' | 'signer'>

/** What a document is found by; each word has a blank before it. */
const searchKeyOf = ({ type, symbol, subject, issuer, signer }: Head): string => {
  const name = type === null ? null : documentTypes[type as DocumentTypeCode].name
  return ` ${wordKey([name, symbol, subject, issuer, signer].filter((part) => part !== null).join(' '))}`
}

export async function insertDocument({ tx }: CommandContext, row: Insertable<Documents> & Head): Promise<void> {
  await tx
    .insertInto('documents')
    .values({ ...row, search_key: searchKeyOf(row) })
    .execute()
}

/** Changes a document that is held; answers the row as it is then. */
export async function changeRow(
  { tx, province }: CommandContext,
  row: DocumentRecord,
  changes: Updateable<Documents>,
): Promise<DocumentRecord> {
  const after = { ...row, ...changes } as DocumentRecord
  return tx
    .updateTable('documents')
    .set({ ...changes, search_key: searchKeyOf(after), version: sql`version + 1` })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
