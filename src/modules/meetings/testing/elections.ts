// Elections in a branch of ten, for tests: a congress, its list, the rounds, the end of the meeting; through the operations themselves.
import { expect } from 'vitest'
import type { Election } from '#contract/elections.ts'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, type World } from '../../../../test/harness/world.ts'
import { act, type Evening, openVote, planOf } from './evening.ts'

interface Shown {
  rows: (Election & { votes: MeetingVote[] })[]
  holders: { postCode: string; fullName: string; since: string }[]
  members: { memberId: string }[]
  allowed: string[]
}

/** `there` is asked when something is done: a test makes its evening first. */
export function electing(world: World, there: () => Evening) {
  const listOf = (meetingId: string, actor: Actor = there().secretary): Promise<Shown> =>
    world.ask(actor, 'elections.list-of-meeting', { meetingId })
  const electionOf = async (meetingId: string, id: string) => {
    const found = (await listOf(meetingId)).rows.find((row) => row.id === id)
    if (found === undefined) throw new Error('no such election')
    return found
  }

  /** A congress of ten members that is open, everybody there(). */
  async function congress(): Promise<string> {
    const plan = planOf(world, { kind: 'congress', time: '18:00' })
    const { id } = await world.ask<{ id: string }>(there().secretary, 'meetings.plan', plan)
    await act(world, there().secretary, 'open', id, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' })
    await world.ask(there().secretary, 'meetings.set-attendance', { id, others: 'present' })
    return id
  }
  const open = (meetingId: string, postCode = 'branch-committee-member', seats = 3, purpose = 'term') =>
    world.call(there().secretary, 'elections.open', { meetingId, postCode, seats, purpose })

  /** Puts people on the list as it stands now. */
  const stand = async (meetingId: string, id: string, memberIds: string[], route = 'committee') => {
    const { version } = await electionOf(meetingId, id)
    return world.call(there().secretary, 'elections.add-candidates', { id, version, route, memberIds })
  }
  /** The list voted by all, so that ballots can be handed out. */
  async function voteList(meetingId: string, electionId: string): Promise<void> {
    const vote = await openVote(world, there(), meetingId, { electionId, subject: 'Danh sách bầu' })
    await world.ask(there().secretary, 'meetings.count-vote', { voteId: vote.id, version: 1, inFavour: vote.voters })
  }
  const round = (meetingId: string, electionId: string): Promise<MeetingVote> =>
    openVote(world, there(), meetingId, { electionId, kind: 'election', manner: 'ballot', subject: 'Bầu' })
  const all = { issued: 10, returned: 10, valid: 10 }
  const count = (vote: MeetingVote, votes: number[], ballots: object = all) =>
    world.call(there().secretary, 'meetings.count-vote', {
      voteId: vote.id,
      version: vote.version,
      ...ballots,
      candidates: vote.candidates.map(({ memberId }, i) => ({ memberId, votes: votes[i] ?? 0 })),
    })
  /** An election with its list voted. */
  async function ready(postCode: string, seats: number, standing: number[], purpose = 'term') {
    const meetingId = await congress()
    const opened = await open(meetingId, postCode, seats, purpose)
    const { id } = (opened as unknown as { output: { id: string } }).output
    expect(
      codeOf(
        await stand(
          meetingId,
          id,
          standing.map((i) => there().people[i] ?? ''),
        ),
      ),
    ).toBe('done')
    await voteList(meetingId, id)
    return { meetingId, id }
  }
  /** An election of one secretary, decided, its meeting closed. */
  async function decided(winner: number): Promise<string> {
    const { meetingId, id } = await ready('secretary', 1, [winner, 9])
    expect(codeOf(await count(await round(meetingId, id), [8, 2]))).toBe('done')
    world.clock.set('2026-11-03T14:00:00Z')
    await act(world, there().secretary, 'close', meetingId, { conclusion: 'Thông qua' })
    return meetingId
  }
  const postsOf = async (on: string): Promise<{ memberName: string; postCode: string; validFrom: string }[]> =>
    (
      await world.ask<{ holdings: { memberName: string; postCode: string; validFrom: string }[] }>(
        there().office,
        'members.list-posts',
        { organisationId: world.places.branchA1.id, on },
      )
    ).holdings
  return { listOf, electionOf, congress, open, stand, voteList, round, all, count, ready, decided, postsOf }
}
