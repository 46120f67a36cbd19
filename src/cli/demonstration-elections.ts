// Gives the demonstration an election: a branch has elected a deputy secretary in its congress and waits for the level above to ratify it.
import type { Told } from '#cli/demonstration-meetings.ts'
import { addDays } from '#rules/calendar/dates.ts'

type At = { id: string; version: number }
type Vote = At & { voters: number }

/** The congress of five days ago, in a branch whose meetings the office keeps. */
export async function tellElection({ ask, office, today }: Told, organisationId: string): Promise<void> {
  const on = addDays(today, -5)
  const { id } = await ask<At>(office, 'meetings.plan', {
    organisationId,
    kind: 'congress',
    month: on.slice(0, 7),
    on,
    time: '14:00',
    place: 'Nhà văn hóa thôn',
  })
  const opened = await ask<At>(office, 'meetings.open', {
    id,
    version: 1,
    startedAt: '14:00',
    chair: 'Bí thư chi bộ',
    minutesBy: 'Thư ký đại hội',
  })
  await ask(office, 'meetings.set-attendance', { id, others: 'present' })
  const { id: electionId } = await ask<At>(office, 'elections.open', {
    meetingId: id,
    postCode: 'deputy-secretary',
    seats: 1,
    purpose: 'term',
  })
  const { members } = await ask<{ members: { memberId: string }[] }>(office, 'elections.list-of-meeting', {
    meetingId: id,
  })
  const memberIds = members.slice(0, 2).map(({ memberId }) => memberId)
  const list = { id: electionId, version: 1, route: 'committee', memberIds }
  await ask(office, 'elections.add-candidates', list)
  const about = { meetingId: id, electionId }
  const listed = { ...about, kind: 'resolution', manner: 'card', subject: 'Danh sách bầu phó bí thư' }
  const card = await ask<Vote>(office, 'meetings.open-vote', listed)
  await ask(office, 'meetings.count-vote', { voteId: card.id, version: card.version, inFavour: card.voters })
  const round = { ...about, kind: 'election', manner: 'ballot', subject: 'Bầu phó bí thư, lần 1' }
  const ballot = await ask<Vote>(office, 'meetings.open-vote', round)
  const all = ballot.voters
  const few = Math.floor(all / 5)
  await ask(office, 'meetings.count-vote', {
    voteId: ballot.id,
    version: ballot.version,
    issued: all,
    returned: all,
    valid: all,
    candidates: memberIds.map((memberId, i) => ({ memberId, votes: i === 0 ? all - few : few })),
  })
  await ask(office, 'meetings.close', {
    id,
    version: opened.version,
    endedAt: '16:30',
    conclusion: 'Đại hội bầu phó bí thư nhiệm kỳ mới.',
  })
  await ask(office, 'elections.submit', { meetingId: id, on: addDays(on, 1), paper: '03-BC/CB' })
}
