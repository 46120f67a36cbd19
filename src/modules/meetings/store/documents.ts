// The rows of documents of a meeting: files put up before it, and index cards of secret papers.
import type { Selectable } from 'kysely'
import type { MeetingDocuments } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'

/** A document without its bytes. */
export type DocumentRow = Omit<Selectable<MeetingDocuments>, 'content_sealed'>

const about = [
  ...(['province_code', 'id', 'meeting_id', 'path', 'secrecy', 'name', 'media_type', 'size'] as const),
  ...(['code', 'keeper', 'place', 'recorded_on', 'recorded_by', 'withdrawn_on'] as const),
]

/** What stands, in the order it was put up. */
export const documentsOf = ({ tx, province }: QueryContext, meetingId: string): Promise<DocumentRow[]> =>
  tx
    .selectFrom('meeting_documents')
    .select(about)
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_on', 'is', null)
    .orderBy('recorded_on')
    .orderBy('id')
    .execute()

type NewDocument = { secrecy: string } & Partial<
  Pick<DocumentRow, 'name' | 'media_type' | 'size' | 'code' | 'keeper' | 'place'> & { content_sealed: string }
>

/** Adds a file or a card to a meeting that is held; answers its id. */
export async function addDocumentRow(
  { tx, province, newId, today, actor }: CommandContext,
  meeting: Pick<MeetingRow, 'id' | 'path'>,
  document: NewDocument,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('meeting_documents')
    .values({
      province_code: province,
      id,
      meeting_id: meeting.id,
      path: meeting.path,
      recorded_on: today,
      recorded_by: actor.displayName,
      ...document,
    })
    .execute()
  return id
}

/** Takes a document of the meeting back. Answers whether there was one. */
export async function withdrawDocumentRow(
  { tx, province, today }: CommandContext,
  meetingId: string,
  id: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting_documents')
    .set({ withdrawn_on: today })
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A file with its sealed bytes; undefined for a card, and for what was taken back. */
export const fileOf = ({ tx, province }: QueryContext, id: string) =>
  tx
    .selectFrom('meeting_documents')
    .select(['meeting_id', 'name', 'media_type', 'content_sealed'])
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where('secrecy', '=', 'none')
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
