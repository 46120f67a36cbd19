// What later modules may use of documents: one of the own book with the work it gives, to make a plan of it; entering a paper they make.
import type { QueryContext } from '#kernel/context.ts'
import { nameOfDocument } from '#modules/documents/history.ts'
import { viewDocuments } from '#modules/documents/scope.ts'
import { findDocument } from '#modules/documents/store/documents.ts'
import { type TaskPart, tasksOf } from '#modules/documents/store/parts.ts'

export { enterPaper, type MadePaper, replacePaper } from '#modules/documents/flow/enter-paper.ts'

/** A document in the book of an organisation within the caller's rights, as it is named and what it is about. */
export async function documentInBook(context: QueryContext, id: string) {
  const row = await findDocument(context, viewDocuments, id, 'read')
  if (row === undefined || row.state !== 'registered') return undefined
  const { organisation_id: organisationId, type, issuer, subject } = row
  return { id: row.id, organisationId, path: row.path, name: nameOfDocument(row), type, issuer, subject }
}

/** A document within the caller's rights: whose book it stands in, how people name it, and the work in it that nobody dropped. */
export async function documentWithWork(
  context: QueryContext,
  id: string,
): Promise<{ organisationId: string; name: string; subject: string | null; tasks: TaskPart[] } | undefined> {
  const row = await findDocument(context, viewDocuments, id, 'read')
  if (row === undefined || row.state === 'draft') return undefined
  const tasks = (await tasksOf(context, row.id)).filter(({ state }) => state !== 'dropped')
  return { organisationId: row.organisation_id, name: nameOfDocument(row), subject: row.subject, tasks }
}
