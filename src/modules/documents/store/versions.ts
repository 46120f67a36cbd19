// The versions of a draft: added and read, never changed.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DocumentVersions } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { Said } from '#modules/documents/flow/take-said.ts'

export type VersionRecord = Selectable<DocumentVersions>

/** The newest first, without what they say. */
export const versionsOf = ({ tx, province }: QueryContext, documentId: string) =>
  tx
    .selectFrom('document_versions')
    .select(['seq', 'file_name', 'note', 'written_by', 'written_at'])
    .select(sql<number>`length(content)`.as('letters'))
    .where('province_code', '=', province)
    .where('document_id', '=', documentId)
    .orderBy('seq', 'desc')
    .execute()

export const versionOf = (
  { tx, province }: QueryContext,
  documentId: string,
  seq: number,
): Promise<VersionRecord | undefined> =>
  tx
    .selectFrom('document_versions')
    .selectAll()
    .where('province_code', '=', province)
    .where('document_id', '=', documentId)
    .where('seq', '=', seq)
    .executeTakeFirst()

/** Adds the next version; the document is held. Answers its number. */
export async function addVersionRow(
  context: CommandContext,
  document: { id: string; path: string },
  { content, file }: Said,
  note: string | null,
): Promise<number> {
  const { tx, province, secrets, actor, now } = context
  const { seq } = await tx
    .insertInto('document_versions')
    .values({
      province_code: province,
      document_id: document.id,
      path: document.path,
      content,
      note,
      seq: sql<number>`(select coalesce(max(v.seq), 0) + 1 from document_versions v
                         where v.province_code = ${province} and v.document_id = ${document.id})`,
      file_name: file?.name ?? null,
      media_type: file?.mediaType ?? null,
      content_sealed: file === null ? null : secrets.seal(file.content.toString('base64')),
      written_by: actor.displayName,
      written_at: now.toISOString(),
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}
