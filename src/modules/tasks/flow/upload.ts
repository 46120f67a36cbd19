// Takes an uploaded file out of those that wait: kinds that are evidence, up to their limit, sealed for the database.
import { readFile } from 'node:fs/promises'
import type { AheadContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { EVIDENCE_LIMIT, evidenceType } from '#rules/tasks/evidence-file.ts'

export interface TakenFile {
  name: string
  size: number
  mediaType: string
  content: Buffer
  /** What goes into the database. */
  sealed: string
}

/** The file of the account, or why it is not taken. It waits no longer once the transaction has committed; when that fails, the person sends it again. */
export async function takeUpload(
  context: Pick<AheadContext, 'secrets' | 'takeUpload'>,
  uploadId: string,
): Promise<TakenFile | Refusal> {
  const { secrets } = context
  const file = await context.takeUpload(uploadId)
  if (file === null) return refuse('tasks.upload-gone')
  if (file.size > EVIDENCE_LIMIT) return refuse('tasks.file-too-large', { limit: `${EVIDENCE_LIMIT / 1024 / 1024} MB` })
  const content = await readFile(file.path).catch(() => null)
  if (content === null) return refuse('tasks.upload-gone')
  const mediaType = evidenceType(file.name, content)
  if (mediaType === null) return refuse('tasks.file-type', { name: file.name })
  return { name: file.name, size: file.size, mediaType, content, sealed: secrets.seal(content.toString('base64')) }
}
