// Says in the history of the organisation whose book it is what was done with a document.
import type { AuditEvent, CommandContext } from '#kernel/context.ts'
import { type DocumentTypeCode, documentTypes } from '#rules/documents/document-types.ts'

/** As a sentence names it: «Kế hoạch 45-KH/ĐU». */
export const nameOfDocument = ({ type, symbol }: { type: string | null; symbol: string | null }): string =>
  [type === null ? 'Văn bản' : documentTypes[type as DocumentTypeCode].name, symbol]
    .filter((part) => part !== null && part !== '')
    .join(' ')

export function auditDocument(
  { audit }: Pick<CommandContext, 'audit'>,
  about: { organisation_id: string; path: string },
  summary: string,
  changes: NonNullable<AuditEvent['changes']> = {},
): void {
  // Not among what is said of the organisation itself, which also those read who keep accounts.
  audit({ organisationId: about.organisation_id, path: about.path, summary, changes })
}
