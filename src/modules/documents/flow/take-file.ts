// Takes an uploaded file: read with limits, refused when it cannot be read or bears a secrecy mark, and then nothing of it stays.
import { readFile } from 'node:fs/promises'
import type { AheadContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { DOCUMENT_BYTES, type ProposedText, proposeFromFile } from '#readers/documents/propose-document.ts'
import { DOCUMENT_REFUSALS } from '#readers/documents/refusal.ts'
import type { SecrecyLevel } from '#rules/documents/secrecy.ts'

export interface TakenFile {
  name: string
  mediaType: string
  content: Buffer
  proposal: ProposedText
}

const MEDIA: Readonly<Record<string, string>> = {
  text: 'text/plain',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export const LEVELS: Record<SecrecyLevel, string> = {
  secret: 'Mật',
  'highly-secret': 'Tối mật',
  'top-secret': 'Tuyệt mật',
}

/** Before the transaction of a command: it takes seconds. */
export async function takeFile(context: AheadContext, uploadId: string): Promise<TakenFile | Refusal> {
  const file = await context.takeUpload(uploadId)
  if (file === null) return refuse('documents.upload-gone')
  if (file.size > DOCUMENT_BYTES)
    return refuse('documents.not-read', { reason: DOCUMENT_REFUSALS['document.too-large'] })
  const content = await readFile(file.path).catch(() => null)
  if (content === null) return refuse('documents.upload-gone')
  return readContent(context, { uploadId, name: file.name, content })
}

/** The same of bytes that came in an upload that was taken. */
export async function readContent(
  { files, actor }: AheadContext,
  { uploadId, name, content }: { uploadId: string; name: string; content: Buffer },
): Promise<TakenFile | Refusal> {
  const read = await proposeFromFile(content, name)
  if (!read.ok) return refuse('documents.not-read', { reason: DOCUMENT_REFUSALS[read.code] })
  if (read.proposal.secrecy !== null) {
    // At once: nothing of it waits among the uploads.
    await files.discard(actor.accountId, uploadId)
    return refuse('documents.classified', { level: LEVELS[read.proposal.secrecy] })
  }
  return { name, mediaType: MEDIA[read.kind] ?? 'text/plain', content, proposal: read.proposal }
}
