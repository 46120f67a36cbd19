// Takes what a version of a draft says: lines typed or an uploaded file; nothing classified comes in.
import type { AheadContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { LEVELS, type TakenFile, takeFile } from '#modules/documents/flow/take-file.ts'
import { secrecyOf } from '#rules/documents/secrecy.ts'

export interface Said {
  content: string
  file: TakenFile | null
}

/** Before the transaction of a command: a file takes seconds to read. */
export async function takeSaid(
  context: AheadContext,
  { content, uploadId }: { content?: string[] | undefined; uploadId?: string | undefined },
): Promise<Said | Refusal> {
  if ((content === undefined) === (uploadId === undefined)) return refuse('documents.version-empty')
  if (uploadId !== undefined) {
    const file = await takeFile(context, uploadId)
    return file instanceof Refusal ? file : { content: file.proposal.text, file }
  }
  const text = (content ?? []).join('\n')
  const secrecy = secrecyOf(text)
  return secrecy === null
    ? { content: text, file: null }
    : refuse('documents.text-classified', { level: LEVELS[secrecy] })
}
