// The papers of a meeting: showing one, keeping it as signed with its number, printing it.
import { getPaper, printPaper, signPaper } from '#contract/meeting-papers.ts'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import type { MeetingDetail } from '#contract/meetings.ts'
import { WORD } from '#forms/with-forms.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { nameOfPost } from '#modules/meetings/elections/shown.ts'
import { electionsOf } from '#modules/meetings/elections/store.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { APPENDIX, drawPaper, type PaperKind } from '#modules/meetings/papers/draw.ts'
import { headOfPapers } from '#modules/meetings/papers/letterhead.ts'
import { shownMeeting } from '#modules/meetings/queries/meeting.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { findMeeting, lockMeeting, type NamedMeeting } from '#modules/meetings/store/meetings.ts'
import { nextNumber, type PaperRow, papersOf } from '#modules/meetings/store/papers.ts'
import { letterheadsOf } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { type DocumentTypeCode, symbolOf } from '#rules/documents/document-types.ts'

const BYTES_LIMIT = 8 * 1024 * 1024
const types: Record<PaperKind, { type: DocumentTypeCode; title: string; file: string }> = {
  notice: { type: 'TB', title: 'THÔNG BÁO', file: 'Thong-bao' },
  minutes: { type: 'BB', title: 'BIÊN BẢN', file: 'Bien-ban' },
  resolution: { type: 'NQ', title: 'NGHỊ QUYẾT', file: 'Nghi-quyet' },
  'count-sheet': { type: 'BB', title: 'BIÊN BẢN KIỂM PHIẾU', file: 'Bien-ban-kiem-phieu' },
}

interface Asked {
  id: string
  kind: PaperKind
  voteId?: string | undefined
}
interface Drawn {
  row: NamedMeeting
  meeting: MeetingDetail
  vote: MeetingVote | undefined
  kept: PaperRow | undefined
  content: string[]
}

/** What was voted as a resolution and fell short, where nothing of that kind was passed afterwards; elections have their own votes. */
function unpassed({ votes }: MeetingDetail): MeetingVote | undefined {
  const own = votes.filter(({ kind, state, electionId }) => kind === 'resolution' && state === 'counted' && !electionId)
  return own.some(({ outcome }) => outcome === 'passed') ? undefined : own.at(-1)
}

/** What the meeting decided not to go on with, of the elections it held a round of. */
async function electionsEnded(context: QueryContext, { id, votes }: MeetingDetail): Promise<string[]> {
  return (await electionsOf(context, id)).flatMap(({ id: electionId, ended_reason, post_code }) =>
    ended_reason !== null && votes.some((vote) => vote.electionId === electionId)
      ? [`Không bầu tiếp ${nameOfPost(post_code)}: ${ended_reason}.`]
      : [],
  )
}

/** The meeting and the text of a paper of it, as signed or as the record says; otherwise why there is none. */
async function drawn(context: QueryContext, { id, kind, voteId }: Asked): Promise<Drawn | Refusal> {
  const row = await findMeeting(context, keepMeetings, id)
  if (row === undefined) return notFound()
  if (row.classified) return refuse('meetings.classified-text', {})
  const meeting = await shownMeeting(context, row)
  const vote = kind === 'count-sheet' ? meeting.votes.find((one) => one.id === voteId) : undefined
  if (kind === 'count-sheet' && vote?.state !== 'counted') return refuse('meetings.vote-not-counted', {})
  const over = row.state === 'closed' || row.state === 'published'
  if ((kind === 'minutes' || kind === 'resolution') && !over)
    return refuse('meetings.paper-early', { state: row.state })
  const kept = (await papersOf(context, id)).find(
    (paper) => paper.kind === kind && paper.vote_id === (vote?.id ?? null),
  )
  const short = kind === 'resolution' && kept === undefined ? unpassed(meeting) : undefined
  if (short !== undefined) {
    const { subject, inFavour, required, basis } = short
    return refuse('meetings.resolution-short', { subject, inFavour, required, basis: basis ?? '' })
  }
  if (kept !== undefined) return { row, meeting, vote, kept, content: kept.content.split('\n') }
  const told = { ...meeting, electionsEnded: await electionsEnded(context, meeting) }
  return { row, meeting, vote, kept, content: drawPaper(kind, told, vote) }
}

export const serveGetPaper = serveQuery(getPaper, {
  scope: keepMeetings,
  run: async (context, input) => {
    const found = await drawn(context, input)
    if (!('meeting' in found)) return found
    const { kept, content } = found
    return {
      kind: input.kind,
      title: types[input.kind].title,
      content,
      no: kept?.no_text ?? null,
      signedOn: kept?.signed_on ?? null,
      signedBy: kept?.signed_by ?? null,
    }
  },
})

export const serveSignPaper = serveCommand(signPaper, {
  scope: keepMeetings,
  run: async (context, input) => {
    const { tx, province, today, newId } = context
    const held = await lockMeeting(context, keepMeetings, input.id)
    if (held === undefined) return notFound()
    const found = await drawn(context, input)
    if (!('meeting' in found)) return found
    if (found.kept !== undefined) return refuse('meetings.paper-signed', { no: found.kept.no_text ?? '' })
    const earliest = input.kind === 'notice' ? '' : held.planned_on
    if (input.on > today || input.on < earliest) return refuse('meetings.date-ahead', { on: input.on })
    const { type } = types[input.kind]
    // Before the first write: what was laid down above is out of reach afterwards.
    const { branch } = await letterheadsOf(context, { branch: held.organisation_id })
    const no = await nextNumber(context, held, type, input.on)
    const written = symbolOf(no, type, 'CB', branch?.numberPattern)
    const id = newId()
    await tx
      .insertInto('meeting_papers')
      .values({
        province_code: province,
        id,
        meeting_id: held.id,
        path: held.path,
        kind: input.kind,
        vote_id: found.vote?.id ?? null,
        no,
        no_text: written,
        content: input.content.join('\n'),
        signed_on: input.on,
        signed_by: input.signedBy,
      })
      .execute()
    auditMeeting(context, held, `Ký ${types[input.kind].title.toLowerCase()} số ${written}`)
    return { id, no: written }
  },
})

const ofCommittee = ({ kind }: MeetingDetail): boolean => kind === 'branch-committee'

/** Who a paper goes to; a notice also to the committee member in charge of the branch. */
function recipientsOf(kind: PaperKind, meeting: MeetingDetail, superior: string): string[] {
  if (kind !== 'resolution' && kind !== 'notice') return []
  const inCharge = meeting.committeeMember === null ? [] : [`Đồng chí ${meeting.committeeMember}`]
  const people = ofCommittee(meeting) ? 'Chi ủy viên' : 'Đảng viên chi bộ'
  return [superior, ...(kind === 'notice' ? inCharge : []), people, 'Lưu chi bộ']
}

/** What stands before the name of the branch in the title of a paper. */
const bodies: Partial<Record<MeetingDetail['kind'], string>> = {
  'branch-committee': 'họp chi ủy ',
  congress: 'đại hội ',
}

/** Whose names stand under a paper; whoever counted the ballots of an election signs the counting record, nobody is guessed. */
function signersOf(kind: PaperKind, meeting: MeetingDetail, vote: MeetingVote | undefined, signedBy: string | null) {
  const chair = { post: 'CHỦ TRÌ', name: meeting.chair ?? '' }
  if (kind === 'minutes') return [{ post: 'THƯ KÝ', name: meeting.minutesBy ?? '' }, chair]
  if (vote?.kind === 'election') return [{ post: 'T/M BAN KIỂM PHIẾU', name: signedBy ?? '' }, chair]
  return [{ post: ofCommittee(meeting) ? 'T/M CHI ỦY' : 'T/M CHI BỘ', name: signedBy ?? chair.name }]
}

export const servePrintPaper = serveCommand(printPaper, {
  scope: keepMeetings,
  run: async (context, input) => {
    const { files, actor } = context
    const found = await drawn(context, input)
    if (!('meeting' in found)) return found
    const { row, meeting, kept, vote } = found
    const { title, file } = types[input.kind]
    const content = kept === undefined ? (input.content ?? found.content) : found.content
    const head = await headOfPapers(context, row)
    const at = content.findIndex((line) => line.startsWith(`# ${APPENDIX}`))
    const after = at < 0 ? content.length : at
    const { textPaper } = await import('#forms/text-paper.ts')
    const bytes = textPaper({
      ...head,
      number: kept?.no_text ?? null,
      on: kept?.signed_on ?? context.today,
      kind: title,
      about:
        input.kind === 'count-sheet'
          ? (vote?.subject ?? '')
          : `${bodies[meeting.kind] ?? ''}${meeting.organisationName}, tháng ${meeting.month.split('-').reverse().join('/')}`,
      text: content.slice(0, after).join('\n'),
      ...(after < content.length && { appendix: content.slice(after).join('\n') }),
      recipients: recipientsOf(input.kind, meeting, head.superior),
      signers: signersOf(input.kind, meeting, vote, kept?.signed_by ?? null),
    })
    const fileName = `${file}-${formatDate(meeting.on).replaceAll('/', '-')}.docx`
    const stored = await files.keep(actor.accountId, {
      name: fileName,
      mediaType: WORD,
      body: Buffer.from(bytes),
      limit: BYTES_LIMIT,
    })
    if (stored === null) return refuse('kernel.too-large', { limit: '8 MB' })
    auditMeeting(context, row, `In ${title.toLowerCase()}`)
    return { downloadId: stored.id, fileName }
  },
})
