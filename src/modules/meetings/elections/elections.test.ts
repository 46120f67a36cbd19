// Elections over the commands: the list and the rounds; who may do what, and what is refused.
import { beforeAll, describe, expect, test } from 'vitest'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { electing } from '../testing/elections.ts'
import { act, type Evening, evening, planOf, shown } from '../testing/evening.ts'

describe('elections in a branch', () => {
  const world = useWorld()
  let there: Evening
  const { listOf, electionOf, congress, open, stand, voteList, round, all, count, ready } = electing(world, () => there)
  beforeAll(async () => {
    there = await evening(world, 10)
  })

  describe('the list', () => {
    test('set up by who holds the meeting: not a stranger, a plain member, a neighbour', async () => {
      const meetingId = await congress()
      const ask = { meetingId, postCode: 'secretary', seats: 1, purpose: 'term' }
      const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
      const member = await world.actorAt(world.places.branchA1, 'member', { memberId: there.people[5] ?? '' })
      expect(codeOf(await world.call(null, 'elections.open', ask))).toBe('kernel.not-signed-in')
      expect(codeOf(await world.call(member, 'elections.open', ask))).toBe('kernel.not-permitted')
      expect(codeOf(await world.call(neighbour, 'elections.open', ask))).toBe('kernel.not-found')
      expect(codeOf(await world.call(neighbour, 'elections.list-of-meeting', { meetingId }))).toBe('kernel.not-found')
      expect(codeOf(await world.call(there.secretary, 'elections.open', { ...ask, seats: 0 }))).toBe(
        'kernel.invalid-input',
      )
      expect(codeOf(await open(meetingId, 'secretary', 2))).toBe('elections.one-seat')
      expect(codeOf(await open(meetingId, 'secretary', 1))).toBe('done')
      expect(codeOf(await open(meetingId, 'secretary', 1))).toBe('elections.same-post')
    })

    test('O-06: not in a sitting of the committee', async () => {
      const plan = planOf(world, { kind: 'branch-committee', time: '17:00' })
      const { id } = await world.ask<{ id: string }>(there.secretary, 'meetings.plan', plan)
      expect(codeOf(await open(id))).toBe('elections.wrong-sitting')
    })

    test('V-03: nobody on probation, nobody of another branch, nobody twice', async () => {
      const probationer = await register(world, there.board, world.places.branchA1, {
        fullName: 'Dự Bị',
        status: 'probationary',
        officialOn: undefined,
      })
      const stranger = await register(world, there.board, world.places.branchA2, { fullName: 'Người Khác' })
      const meetingId = await congress()
      const opened = await open(meetingId)
      const { id } = (opened as unknown as { output: { id: string } }).output
      expect(codeOf(await stand(meetingId, id, [probationer.id]))).toBe('elections.cannot-stand')
      expect(codeOf(await stand(meetingId, id, [stranger.id]))).toBe('elections.not-of-branch')
      expect(codeOf(await stand(meetingId, id, [there.people[1] ?? '']))).toBe('done')
      expect(codeOf(await stand(meetingId, id, [there.people[1] ?? ''], 'own'))).toBe('elections.already-candidate')
      const stale = { id, version: 1, route: 'own', memberIds: [there.people[2]] }
      expect(codeOf(await world.call(there.secretary, 'elections.add-candidates', stale))).toBe('stale')
      expect((await listOf(meetingId)).members.map(({ memberId }) => memberId)).not.toContain(probationer.id)
    })

    test('V-06: voted before the ballots, again when a name is added, and never by card', async () => {
      const { meetingId, id } = await ready('branch-committee-member', 3, [1, 2, 3])
      expect((await electionOf(meetingId, id)).listVoted).toBe(true)
      const ask = { meetingId, electionId: id, subject: 'Bầu', kind: 'election', manner: 'ballot' }
      const call = (more: object) => world.call(there.secretary, 'meetings.open-vote', { ...ask, ...more })
      expect(codeOf(await call({ kind: 'resolution' }))).toBe('elections.list-voted')
      expect(codeOf(await call({ manner: 'card' }))).toBe('elections.secret-ballot')
      expect(codeOf(await call({ electionId: undefined }))).toBe('elections.none-named')
      expect(codeOf(await call({ kind: 'admission' }))).toBe('elections.none-named')
      expect(codeOf(await stand(meetingId, id, [there.people[4] ?? ''], 'own'))).toBe('done')
      expect(codeOf(await call({}))).toBe('elections.list-not-voted')
      await voteList(meetingId, id)
      const vote = await round(meetingId, id)
      expect(vote).toMatchObject({ round: 1, seats: 3, voters: 10, required: 6, manner: 'ballot' })
      expect(vote.candidates.map(({ fullName }) => fullName)).toEqual(
        [1, 2, 3, 4].map((i) => `Đảng Viên ${'ABCDE'[i]}`),
      )
      const { version } = await electionOf(meetingId, id)
      const withdraw = { id, version, memberId: there.people[4], reason: 'Xin rút' }
      expect(codeOf(await world.call(there.secretary, 'elections.withdraw-candidate', withdraw))).toBe(
        'elections.vote-open',
      )
      expect(codeOf(await call({}))).toBe('elections.vote-open')
    })

    test('nobody on it, and somebody who withdrew', async () => {
      const { meetingId, id } = await ready('secretary', 1, [1])
      const withdraw = async () => ({
        id,
        version: (await electionOf(meetingId, id)).version,
        memberId: there.people[1],
        reason: 'Sức khỏe',
      })
      expect(codeOf(await world.call(there.secretary, 'elections.withdraw-candidate', await withdraw()))).toBe('done')
      expect(codeOf(await world.call(there.secretary, 'elections.withdraw-candidate', await withdraw()))).toBe(
        'elections.not-a-candidate',
      )
      const ask = { meetingId, electionId: id, subject: 'Bầu', kind: 'election', manner: 'ballot' }
      expect(codeOf(await world.call(there.secretary, 'meetings.open-vote', ask))).toBe('elections.no-candidates')
      expect((await electionOf(meetingId, id)).candidates).toMatchObject([{ withdrawnReason: 'Sức khỏe' }])
    })
  })

  describe('O-03', () => {
    test('a branch of fewer than nine elects no committee', async () => {
      const few = await world.actorAt(world.places.branchA2, 'secretary')
      for (const name of ['Một', 'Hai', 'Ba']) {
        await register(world, there.board, world.places.branchA2, { fullName: `Đảng Viên ${name}` })
      }
      const plan = { ...planOf(world, { kind: 'congress' }), organisationId: world.places.branchA2.id }
      const { id } = await world.ask<{ id: string }>(few, 'meetings.plan', plan)
      const ask = { meetingId: id, seats: 3, purpose: 'term', postCode: 'branch-committee-member' }
      expect(codeOf(await world.call(few, 'elections.open', ask))).toBe('elections.no-branch-committee')
      expect(codeOf(await world.call(few, 'elections.open', { ...ask, seats: 1, postCode: 'secretary' }))).toBe('done')
    })
  })

  describe('ballots', () => {
    test.each([
      ['more handed out than people there', [5, 5, 5], { ...all, issued: 11 }, 'meetings.ballots-wrong'],
      ['more come back than handed out', [5, 5, 5], { issued: 9, returned: 10, valid: 9 }, 'meetings.ballots-wrong'],
      ['more valid than come back', [5, 5, 5], { ...all, returned: 9 }, 'meetings.ballots-wrong'],
      ['no ballots counted', [5, 5, 5], {}, 'meetings.ballots-wrong'],
      ['somebody above the valid ones', [10, 5, 5], { ...all, valid: 9 }, 'elections.candidate-above-valid'],
      ['more names than seats on them', [10, 9, 2], all, 'elections.votes-above-valid'],
    ])('V-07: %s', async (_, votes, ballots, wanted) => {
      const { meetingId, id } = await ready('branch-committee-member', 2, [1, 2, 3])
      const vote = await round(meetingId, id)
      expect(codeOf(await count(vote, votes, ballots))).toBe(wanted)
      expect((await electionOf(meetingId, id)).votes.at(-1)).toMatchObject({ state: 'open', issued: null })
    })

    test('V-07: each candidate once, and no name that is not on the ballot', async () => {
      const { meetingId, id } = await ready('branch-committee-member', 2, [1, 2, 3])
      const vote = await round(meetingId, id)
      const one = (i: number) => ({ memberId: there.people[i], votes: 5 })
      for (const candidates of [[one(1), one(2)], [one(1), one(2), one(2)], [one(1), one(2), one(7)], []]) {
        const ask = { voteId: vote.id, version: 1, ...all, candidates }
        expect(codeOf(await world.call(there.secretary, 'meetings.count-vote', ask))).toBe('elections.each-candidate')
      }
    })

    test('VOTE-01 V-06: seats left empty go to another round among those left; the meeting may stop', async () => {
      const { meetingId, id } = await ready('branch-committee-member', 3, [1, 2, 3, 4])
      expect(await count(await round(meetingId, id), [9, 5, 7, 5], { ...all, valid: 9 })).toMatchObject({
        output: {
          state: 'counted',
          outcome: 'short',
          required: 6,
          valid: 9,
          inFavour: null,
          against: null,
          candidates: [
            { votes: 9, elected: true },
            { votes: 5, elected: false },
            { votes: 7, elected: true },
            { votes: 5, elected: false },
          ],
        },
      })
      expect(await electionOf(meetingId, id)).toMatchObject({ seatsLeft: 1, state: 'open' })
      const second = await round(meetingId, id)
      expect(second).toMatchObject({ round: 2, seats: 1 })
      expect(second.candidates).toHaveLength(2)
      // As many votes as one another: nobody is chosen among them.
      expect(codeOf(await count(second, [5, 5]))).toBe('done')
      const version = (await shown(world, there.secretary, meetingId)).version
      const close = { id: meetingId, version, conclusion: 'Xong' }
      expect(codeOf(await world.call(there.secretary, 'meetings.close', close))).toBe('elections.unfinished')
      const election = await electionOf(meetingId, id)
      const end = { id, version: election.version, reason: 'Chi bộ quyết định không bầu tiếp' }
      expect(codeOf(await world.call(there.secretary, 'elections.end', end))).toBe('done')
      expect(await electionOf(meetingId, id)).toMatchObject({ state: 'decided', seatsLeft: 1 })
      expect(codeOf(await stand(meetingId, id, [there.people[6] ?? '']))).toBe('elections.over')
      const ask = { meetingId, electionId: id, subject: 'Bầu', kind: 'election', manner: 'ballot' }
      expect(codeOf(await world.call(there.secretary, 'meetings.open-vote', ask))).toBe('elections.over')
      // The minutes say why a seat stays empty, and a counting record cites an instrument, no question of an exam.
      world.clock.set('2026-11-03T14:00:00Z')
      await act(world, there.secretary, 'close', meetingId, { conclusion: 'Xong' })
      world.clock.set('2026-11-03T12:00:00Z')
      const paper = (more: object) =>
        world.ask<{ content: string[] }>(there.secretary, 'meetings.get-paper', { id: meetingId, ...more })
      const said = 'Không bầu tiếp chi ủy viên: Chi bộ quyết định không bầu tiếp.'
      expect((await paper({ kind: 'minutes' })).content).toContain(said)
      const sheet = (await paper({ kind: 'count-sheet', voteId: second.id })).content.at(-1)
      expect(sheet).toBe('Căn cứ: 208-QĐ/TW; cần ít nhất 6 phiếu.')
    })

    test('an election set up wrongly is taken off before the meeting opens, and set up anew', async () => {
      const plan = planOf(world, { kind: 'congress', time: '18:30' })
      const { id: meetingId } = await world.ask<{ id: string }>(there.secretary, 'meetings.plan', plan)
      expect(codeOf(await open(meetingId, 'deputy-secretary', 3))).toBe('done')
      const wrong = (await listOf(meetingId)).rows[0]
      expect(wrong?.allowed).toContain('elections.end')
      const end = { id: wrong?.id, version: 1, reason: 'Ghi nhầm số lượng' }
      expect(codeOf(await world.call(there.secretary, 'elections.end', end))).toBe('done')
      expect(codeOf(await open(meetingId, 'deputy-secretary', 1))).toBe('done')
      expect((await listOf(meetingId)).rows.map(({ state }) => state)).toEqual(['failed', 'open'])
    })

    test('counted twice at the same time, it is counted once', async () => {
      const { meetingId, id } = await ready('secretary', 1, [1, 2])
      const vote = await round(meetingId, id)
      const both = await Promise.all([count(vote, [8, 2]), count(vote, [2, 8])])
      expect(both.map(codeOf).toSorted()).toEqual(['done', 'meetings.vote-not-open'])
      expect((await electionOf(meetingId, id)).candidates.filter((c) => c.electedRound === 1)).toHaveLength(1)
    })
  })
})
