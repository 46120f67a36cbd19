// The documents of a meeting: putting a file up, the index card of a secret paper, taking back, fetching. Nothing secret is taken in (S-04, S-07).
import { addDocument, addSecretCard, getDocument, withdrawDocument } from '#contract/meeting-documents.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { keepMeetings, viewMeetings } from '#modules/meetings/scope.ts'
import { addDocumentRow, documentsOf, fileOf, withdrawDocumentRow } from '#modules/meetings/store/documents.ts'
import { findMeeting, lockMeeting, type MeetingRow, shareMeeting } from '#modules/meetings/store/meetings.ts'
import { takeUpload } from '#modules/tasks/public.ts'
import { readDocumentFile } from '#readers/documents/read-document-file.ts'
import { carriesSecretMark } from '#rules/meetings/secret-mark.ts'

const MOST = 20
const BYTES_LIMIT = 8 * 1024 * 1024
/** Documents come before the meeting or into the room. */
const OPEN_STATES = ['planned', 'notified', 'open']

/** The meeting while documents may be added and taken back, with room for one more; otherwise why not. */
async function taking(context: CommandContext, id: string, adds: boolean): Promise<MeetingRow | Refusal> {
  // Held alone by who adds: two at once would both take the last place.
  const meeting = await (adds ? lockMeeting : shareMeeting)(context, keepMeetings, id)
  if (meeting === undefined) return notFound()
  if (!OPEN_STATES.includes(meeting.state)) return refuse('meetings.documents-late', { state: meeting.state })
  if (adds && (await documentsOf(context, id)).length >= MOST) return refuse('meetings.documents-many', { most: MOST })
  return meeting
}

export const serveAddDocument = serveCommand(addDocument, {
  scope: keepMeetings,
  // Reading it takes seconds: before the transaction (decision 065).
  ahead: async (context, { uploadId, secrecy }) => {
    const file = secrecy === 'none' ? await takeUpload(context, uploadId) : null
    if (file === null || file instanceof Refusal) return file
    const read = await readDocumentFile(file.content)
    return { ...file, isSecret: carriesSecretMark(file.name, read.ok ? read.text : null) }
  },
  run: async (context, { id, uploadId, secrecy }, file) => {
    const { files, actor } = context
    const meeting = await taking(context, id, true)
    if (!('state' in meeting)) return meeting
    // A secret file does not wait among the others either.
    const refuseSecret = async (code: string): Promise<Refusal> => {
      await files.discard(actor.accountId, uploadId)
      return refuse(code, {})
    }
    if (secrecy !== 'none' || file === null) return refuseSecret('meetings.document-secret')
    if (meeting.classified) return refuseSecret('meetings.classified-text')
    if (file instanceof Refusal) return file
    if (file.isSecret) return refuseSecret('meetings.document-secret')
    const { name, size, mediaType, sealed } = file
    const row = { secrecy, name, size, media_type: mediaType, content_sealed: sealed }
    const documentId = await addDocumentRow(context, meeting, row)
    auditMeeting(context, meeting, `Đưa tài liệu «${name}» lên`)
    return { id: documentId }
  },
})

export const serveAddSecretCard = serveCommand(addSecretCard, {
  scope: keepMeetings,
  run: async (context, { id, code, level, keeper, place }) => {
    const meeting = await taking(context, id, true)
    if (!('state' in meeting)) return meeting
    const documentId = await addDocumentRow(context, meeting, { secrecy: level, code, keeper, place })
    auditMeeting(context, meeting, 'Ghi phiếu chỉ mục một tài liệu mật')
    return { id: documentId }
  },
})

export const serveWithdrawDocument = serveCommand(withdrawDocument, {
  scope: keepMeetings,
  run: async (context, { id, documentId }) => {
    const meeting = await taking(context, id, false)
    if (!('state' in meeting)) return meeting
    if (!(await withdrawDocumentRow(context, id, documentId))) return notFound()
    auditMeeting(context, meeting, 'Bỏ một tài liệu đã đưa lên')
    return { id: documentId }
  },
})

/** Nothing is written down of who looked at a document. */
export const serveGetDocument = serveCommand(getDocument, {
  scope: viewMeetings,
  unaudited: true,
  run: async (context, { documentId }) => {
    const { actor, files, secrets } = context
    const file = await fileOf(context, documentId)
    const meeting = file === undefined ? undefined : await findMeeting(context, viewMeetings, file.meeting_id)
    // Whoever has not been told of the meeting yet has no papers of it.
    const told = meeting !== undefined && !(meeting.state === 'planned' && isOwnOnly(actor.seat))
    if (file?.name == null || file.media_type === null || file.content_sealed === null || !told) return notFound()
    const kept = await files.keep(actor.accountId, {
      name: file.name,
      mediaType: file.media_type,
      body: Buffer.from(secrets.unseal(file.content_sealed), 'base64'),
      limit: BYTES_LIMIT,
    })
    return kept === null ? refuse('kernel.too-large', { limit: '8 MB' }) : { downloadId: kept.id, fileName: file.name }
  },
})
