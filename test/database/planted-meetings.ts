// Meetings with canary values for the sweep, and the inputs aimed at them. What members of the branch may read names the branch alone.
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { newId } from '#kernel/identifier.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface MeetingCanaries {
  /** In the calendar, at version 1. */
  plannedMeetingId: string
  /** Open, at version 3, with everything in it. */
  openMeetingId: string
  meetingItemId: string
  opinionId: string
  /** Open, at version 1. */
  voteId: string
  /** Going on in the open meeting, at version 1. */
  electionId: string
  /** Put up for the one in the calendar. */
  meetingDocumentId: string
}

const said = 'CANARY-PERSON'
const seen = 'CANARY-ORG'
const on = '2026-11-20'
const planned = { kind: 'extraordinary', month: '2026-11', on, time: '07:00', place: seen, subject: seen, reason: seen }

export async function plantMeetings(world: World, memberId: string): Promise<MeetingCanaries> {
  const { branchA1 } = world.places
  const secretary = await world.actorAt(branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT' })
  const plan = { organisationId: branchA1.id, ...planned }
  const first = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
  const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
  const items = [{ part: 'other', heading: seen }]
  await world.ask(secretary, 'meetings.set-agenda', { id, version: 1, items })
  await world.ask(secretary, 'meetings.open', { id, version: 2, chair: said, minutesBy: said })
  await world.ask(secretary, 'meetings.set-attendance', { id, rows: [{ memberId, state: 'excused', reason: said }] })
  const opinion = { id, memberId, content: said }
  const { id: opinionId } = await world.ask<{ id: string }>(secretary, 'meetings.add-opinion', opinion)
  const shown = await world.ask<{ items: { id: string; version: number }[] }>(secretary, 'meetings.get', { id })
  const [item] = shown.items
  await world.ask(secretary, 'meetings.record-item', { id, itemId: item?.id, version: item?.version, content: said })
  const kept = await world.application.files.keepUpload(
    secretary.accountId,
    { name: `${seen}.pdf`, mediaType: 'application/pdf', body: Buffer.from(`%PDF-1.4`), limit: 1000 },
    { files: 10, bytes: 10_000 },
  )
  if (typeof kept === 'string') throw new Error(`the upload was not kept: ${kept}`)
  const upload = { id: first.id, uploadId: kept.id, secrecy: 'none' }
  const { id: meetingDocumentId } = await world.ask<{ id: string }>(secretary, 'meetings.add-document', upload)
  const card = { id: first.id, code: said, level: 'secret', keeper: said, place: said }
  await world.ask(secretary, 'meetings.add-secret-card', card)
  await world.database.owner.query(
    `insert into members_in_charge (province_code, organisation_id, valid_from, path, member_id, full_name, named_by)
     values ('99', $1, '2026-01-01', $2, $3, $4, $4)`,
    [branchA1.id, branchA1.path, newId(), said],
  )
  const voteId = newId()
  const row: MeetingVote['electorate'][number] = { memberId, fullName: said, counts: true, reason: null }
  const electorate = { rows: [{ ...row, present: false }], facts: { body: 'branch', official: 1 } }
  await world.database.owner.query(
    `insert into meeting_votes (province_code, id, meeting_id, path, seq, kind, subject, manner, electorate, denominator, required, opened_at)
     values ('99', $1, $2, $3, 1, 'resolution', $4, 'card', $5, 1, 1, '2026-11-20T01:00:00Z')`,
    [voteId, id, branchA1.path, seen, JSON.stringify(electorate)],
  )
  const electionId = await plantElection(world, memberId, {
    meetingId: id,
    organisationId: branchA1.id,
    path: branchA1.path,
  })
  return {
    plannedMeetingId: first.id,
    openMeetingId: id,
    electionId,
    meetingItemId: item?.id ?? '',
    opinionId,
    voteId,
    meetingDocumentId,
  }
}

/** An election with somebody on its list. */
async function plantElection(
  world: World,
  memberId: string,
  at: { meetingId: string; organisationId: string; path: string },
): Promise<string> {
  const id = newId()
  await world.database.owner.query(
    `insert into elections (province_code, id, meeting_id, path, organisation_id, seq, post_code, seats, purpose)
     values ('99', $1, $2, $3, $4, 1, 'secretary', 1, 'term')`,
    [id, at.meetingId, at.path, at.organisationId],
  )
  await world.database.owner.query(
    `insert into election_candidates (province_code, election_id, member_id, path, seq, full_name, route)
     values ('99', $1, $2, $3, 1, $4, 'own')`,
    [id, memberId, at.path, seen],
  )
  return id
}

const secretaryOf = (input: Aim['input'], ...refusedFor: string[]): Aim => ({ by: 'secretary', input, refusedFor })
const first = (version: number | undefined, more: object = {}, ...refusedFor: string[]): Aim =>
  secretaryOf(
    (c: Canaries) => ({ id: c.plannedMeetingId, ...(version === undefined ? {} : { version }), ...more }),
    ...refusedFor,
  )
const second = (more: (c: Canaries) => object, ...refusedFor: string[]): Aim =>
  secretaryOf((c) => ({ id: c.openMeetingId, ...more(c) }), ...refusedFor)

export const meetingAims: Readonly<Record<string, Aim>> = {
  'meetings.get-calendar': secretaryOf((c) => ({ organisationId: c.branchId, year: 2026 })),
  'meetings.list-notified': secretaryOf(() => ({})),
  'meetings.list-waiting': secretaryOf(() => ({})),
  'meetings.list': secretaryOf((c) => ({ organisationId: c.branchId })),
  'meetings.get': second(() => ({})),
  'meetings.get-month': { by: 'office', input: (c) => ({ organisationId: c.communeId, month: '2026-11' }) },
  'meetings.list-cases-to-vote': second(() => ({})),
  'meetings.list-votes-of-case': secretaryOf((c) => ({ caseId: c.caseId })),
  'meetings.check-months': { by: 'self', input: () => ({}) },
  'meetings.lay-out-year': secretaryOf((c) => ({ organisationId: c.branchId, year: 2027, time: '19:30' })),
  'meetings.plan': secretaryOf((c) => ({ organisationId: c.branchId, ...planned })),
  'meetings.change': first(1, planned),
  'meetings.notify': first(2, { on, reason: 'Báo muộn' }),
  'meetings.set-agenda': first(3, { items: [{ part: 'other', heading: 'Nội dung' }] }),
  'meetings.add-document': first(undefined, { uploadId: '0'.repeat(32), secrecy: 'none' }, 'tasks.upload-gone'),
  'meetings.add-secret-card': first(undefined, { code: '05-BC', level: 'secret', keeper: 'Bí thư', place: 'Tủ' }),
  'meetings.get-document': secretaryOf((c) => ({ documentId: c.meetingDocumentId })),
  'meetings.withdraw-document': secretaryOf((c) => ({ id: c.plannedMeetingId, documentId: c.meetingDocumentId })),
  'meetings.list-in-charge': { by: 'office', input: (c) => ({ organisationId: c.communeId }) },
  'meetings.name-in-charge': { by: 'office', input: (c) => ({ organisationId: c.branchId, memberId: null }) },
  'meetings.open': first(4, { chair: 'Người chủ trì', minutesBy: 'Người ghi' }),
  'meetings.cancel': first(5, { reason: 'Hoãn' }, 'meetings.wrong-state'),
  'meetings.set-attendance': second(() => ({ others: 'present' })),
  'meetings.get-sign-in-code': second(() => ({})),
  'meetings.sign-in': { by: 'self', input: (c) => ({ code: c.openMeetingId }), refusedFor: ['meetings.code-wrong'] },
  'meetings.record-item': second((c) => ({ itemId: c.meetingItemId, version: 2, content: 'Kết luận' })),
  'meetings.add-opinion': second(() => ({ speaker: 'Khách mời', content: 'Ý kiến' })),
  'meetings.mark-speakers': second((c) => ({ memberIds: [c.memberId] }), 'meetings.person-unknown'),
  'meetings.change-opinion': second((c) => ({ opinionId: c.opinionId, version: 1, content: 'Ý kiến khác' })),
  'meetings.open-vote': secretaryOf(
    (c) => ({ meetingId: c.openMeetingId, kind: 'resolution', subject: 'Nghị quyết', manner: 'card' }),
    'votes.branch-too-small',
  ),
  'meetings.count-vote': secretaryOf((c) => ({ voteId: c.voteId, version: 1 })),
  'meetings.cancel-vote': secretaryOf(
    (c) => ({ voteId: c.voteId, version: 2, reason: 'Nhầm' }),
    'meetings.vote-not-open',
  ),
  'elections.list': secretaryOf((c) => ({ organisationId: c.branchId })),
  'elections.list-waiting': secretaryOf(() => ({})),
  'elections.list-of-meeting': secretaryOf((c) => ({ meetingId: c.openMeetingId })),
  'elections.open': secretaryOf((c) => ({
    meetingId: c.plannedMeetingId,
    postCode: 'deputy-secretary',
    seats: 1,
    purpose: 'supplement',
  })),
  'elections.add-candidates': secretaryOf(
    (c) => ({ id: c.electionId, version: 1, route: 'own', memberIds: [c.memberId] }),
    'elections.already-candidate',
    'elections.not-of-branch',
  ),
  'elections.withdraw-candidate': secretaryOf((c) => ({
    id: c.electionId,
    version: 1,
    memberId: c.memberId,
    reason: 'Xin rút',
  })),
  'elections.end': secretaryOf((c) => ({ id: c.electionId, version: 2, reason: 'Không bầu tiếp' })),
  'elections.submit': secretaryOf((c) => ({ meetingId: c.openMeetingId, on }), 'elections.meeting-open'),
  'elections.ratify': {
    by: 'office',
    input: (c) => ({ meetingId: c.openMeetingId, decisionNo: '01-QĐ/ĐU', decidedOn: on }),
    refusedFor: ['elections.nothing-submitted'],
  },
  'elections.send-back': {
    by: 'office',
    input: (c) => ({ meetingId: c.openMeetingId, reason: 'Thiếu' }),
    refusedFor: ['elections.nothing-submitted'],
  },
  'meetings.assign-tasks': second(
    (c) => ({ tasks: [{ title: 'Việc', dueOn: '2026-12-31', memberIds: [c.memberId] }] }),
    'tasks.cannot-be-given-work',
    'kernel.not-found',
  ),
  'meetings.close': second(() => ({ version: 3, endedAt: '08:30', reason: 'Chi bộ ít người' })),
  'meetings.reopen': second(() => ({ version: 4, reason: 'Ghi thiếu' })),
  'meetings.get-score': second(() => ({}), 'meetings.not-scored'),
  'meetings.propose-score': second(() => ({ version: 0, rest: 'full' }), 'meetings.not-open', 'meetings.not-scored'),
  'meetings.vote-score': second(() => ({ version: 0, inFavour: 0 }), 'meetings.not-open', 'meetings.score-missing'),
  'meetings.correct-score': {
    by: 'office',
    input: (c) => ({ id: c.openMeetingId, version: 0, lines: [{ no: '1', points: 1 }], reason: 'Sửa' }),
    refusedFor: ['meetings.score-in-room', 'meetings.score-missing'],
  },
  'meetings.confirm-score': {
    by: 'office',
    input: (c) => ({ id: c.openMeetingId, version: 0 }),
    refusedFor: ['meetings.score-not-confirmed-here'],
  },
  'meetings.get-year-score': secretaryOf((c) => ({ organisationId: c.branchId, year: 2026 })),
  'meetings.list-scores-to-confirm': { by: 'office', input: () => ({}) },
  'meetings.list-year-scores': { by: 'office', input: (c) => ({ organisationId: c.communeId, year: 2026 }) },
  'meetings.choose-score-form': {
    by: 'office',
    input: (c) => ({ organisationId: c.communeId, form: 'hd-42-2025', from: '2026-01-01' }),
  },
  'meetings.get-feed': { by: 'self', input: () => ({}) },
  'meetings.open-feed': { by: 'self', input: () => ({}) },
  'meetings.withdraw-feed': { by: 'self', input: () => ({}) },
  'meetings.get-paper': first(undefined, { kind: 'notice' }),
  'meetings.print-paper': first(undefined, { kind: 'notice' }),
  'meetings.sign-paper': first(undefined, { kind: 'notice', content: ['Nội dung'], on, signedBy: 'Bí thư' }),
  'meetings.publish': second(() => ({ version: 5, on }), 'meetings.wrong-state'),
}
