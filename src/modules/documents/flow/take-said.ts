// Takes what a version of a draft says: lines typed or an uploaded file; nothing classified comes in.
import type { AheadContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { LEVELS, type TakenFile, takeFile } from '#modules/documents/flow/take-file.ts'
import { type SecrecyLevel, secrecyOf, secrecyOfSubject } from '#rules/documents/secrecy.ts'

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
  return refuseMarked(secrecyOf(text)) ?? { content: text, file: null }
}

const refuseMarked = (secrecy: SecrecyLevel | null): Refusal | null =>
  secrecy === null ? null : refuse('documents.text-classified', { level: LEVELS[secrecy] })

/** A subject that bears the mark of a classified paper. */
export const refuseSubject = (subject: string | null | undefined): Refusal | null =>
  refuseMarked(secrecyOfSubject(subject ?? ''))
