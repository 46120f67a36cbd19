// Elections over the commands: the list, the rounds, the ratification that opens the posts; who may do what, and what is refused.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Election } from '#contract/elections.ts'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { act, type Evening, evening, openVote, planOf, shown } from '../testing/evening.ts'

interface Shown {
  rows: (Election & { votes: MeetingVote[] })[]
  holders: { postCode: string; fullName: string; since: string }[]
  members: { memberId: string }[]
  allowed: string[]
}
describe('elections in a branch', () => {
  const world = useWorld()
  let there: Evening

  const listOf = (meetingId: string, actor: Actor = there.secretary): Promise<Shown> =>
    world.ask(actor, 'elections.list-of-meeting', { meetingId })
  const electionOf = async (meetingId: string, id: string) => {
    const found = (await listOf(meetingId)).rows.find((row) => row.id === id)
    if (found === undefined) throw new Error('no such election')
    return found
  }

  /** A congress of ten members that is open, everybody there. */
  async function congress(): Promise<string> {
    const plan = planOf(world, { kind: 'congress', time: '18:00' })
    const { id } = await world.ask<{ id: string }>(there.secretary, 'meetings.plan', plan)
    await act(world, there.secretary, 'open', id, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' })
    await world.ask(there.secretary, 'meetings.set-attendance', { id, others: 'present' })
    return id
  }
  const open = (meetingId: string, postCode = 'branch-committee-member', seats = 3, purpose = 'term') =>
    world.call(there.secretary, 'elections.open', { meetingId, postCode, seats, purpose })

  /** Puts people on the list as it stands now. */
  const stand = async (meetingId: string, id: string, memberIds: string[], route = 'committee') => {
    const { version } = await electionOf(meetingId, id)
    return world.call(there.secretary, 'elections.add-candidates', { id, version, route, memberIds })
  }
  /** The list voted by all, so that ballots can be handed out. */
  async function voteList(meetingId: string, electionId: string): Promise<void> {
    const vote = await openVote(world, there, meetingId, { electionId, subject: 'Danh sách bầu' })
    await world.ask(there.secretary, 'meetings.count-vote', { voteId: vote.id, version: 1, inFavour: vote.voters })
  }
  const round = (meetingId: string, electionId: string): Promise<MeetingVote> =>
    openVote(world, there, meetingId, { electionId, kind: 'election', manner: 'ballot', subject: 'Bầu' })
  const all = { issued: 10, returned: 10, valid: 10 }
  const count = (vote: MeetingVote, votes: number[], ballots: object = all) =>
    world.call(there.secretary, 'meetings.count-vote', {
      ...{ voteId: vote.id, version: vote.version, ...ballots },
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
          standing.map((i) => there.people[i] ?? ''),
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
    await act(world, there.secretary, 'close', meetingId, { conclusion: 'Thông qua' })
    return meetingId
  }
  const postsOf = async (on: string): Promise<{ memberName: string; postCode: string; validFrom: string }[]> =>
    (
      await world.ask<{ holdings: { memberName: string; postCode: string; validFrom: string }[] }>(
        there.office,
        'members.list-posts',
        { organisationId: world.places.branchA1.id, on },
      )
    ).holdings

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
        ...{ fullName: 'Dự Bị', status: 'probationary', officialOn: undefined },
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
        ...{ id, version: (await electionOf(meetingId, id)).version, memberId: there.people[1], reason: 'Sức khỏe' },
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
          ...{ state: 'counted', outcome: 'short', required: 6, valid: 9, inFavour: null, against: null },
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
    })

    test('counted twice at the same time, it is counted once', async () => {
      const { meetingId, id } = await ready('secretary', 1, [1, 2])
      const vote = await round(meetingId, id)
      const both = await Promise.all([count(vote, [8, 2]), count(vote, [2, 8])])
      expect(both.map(codeOf).toSorted()).toEqual(['done', 'meetings.vote-not-open'])
      expect((await electionOf(meetingId, id)).candidates.filter((c) => c.electedRound === 1)).toHaveLength(1)
    })
  })

  describe('ratification', () => {
    let meetingId: string
    const submit = (actor: Actor | null = there.secretary) =>
      world.call(actor, 'elections.submit', { meetingId, on: '2026-11-03', paper: 'Tờ trình số 02-TTr/CB' })
    const decision = { decisionNo: 'Quyết định số 15-QĐ/ĐU', decidedOn: '2026-11-10' }
    const waitingFor = async (actor: Actor): Promise<string[]> =>
      (await world.ask<{ rows: Election[] }>(actor, 'elections.list-waiting', {})).rows.map((row) => row.meetingId)
    const ratify = (actor: Actor | null, more: object = {}) =>
      world.call(actor, 'elections.ratify', { meetingId, ...decision, ...more })
    beforeAll(async () => {
      world.clock.set('2026-11-03T12:00:00Z')
      const at = { organisationId: world.places.branchA1.id, postCode: 'secretary', from: '2025-08-01' }
      await world.ask(there.board, 'members.appoint', { ...at, memberId: there.people[8], how: 'elected' })
      meetingId = await decided(1)
      world.clock.set('2026-11-10T03:00:00Z')
    })

    test('minutes and counting record say what was counted; the record prints as Word', async () => {
      const { rows } = await listOf(meetingId)
      const voteId = rows[0]?.votes.at(-1)?.id
      const ask = { id: meetingId, kind: 'count-sheet', voteId }
      const sheet = await world.ask<{ content: string[] }>(there.secretary, 'meetings.get-paper', ask)
      for (const said of [
        'phát ra: 10; thu về: 10; hợp lệ: 10; không hợp lệ: 0',
        'Đảng Viên B: 8 phiếu, 80,0%',
        '1/1: Đảng Viên B',
        'ít nhất 6 phiếu',
      ]) {
        expect(sheet.content.join('\n')).toContain(said)
      }
      const minutes = { id: meetingId, kind: 'minutes' }
      const drawn = await world.ask<{ content: string[] }>(there.secretary, 'meetings.get-paper', minutes)
      expect(drawn.content).toContain('# Bầu cử')
      expect(drawn.content).toContain('Đảng Viên J: 2 phiếu, 20,0%.')
      const printed = await world.ask<{ fileName: string }>(there.secretary, 'meetings.print-paper', ask)
      expect(printed.fileName).toBe('Bien-ban-kiem-phieu-03-11-2026.docx')
    })

    test('only what was reported is ratified, and only when the meeting is over', async () => {
      expect(codeOf(await ratify(there.office))).toBe('elections.nothing-submitted')
      const member = await world.actorAt(world.places.branchA1, 'member', { memberId: there.people[6] ?? '' })
      expect(await waitingFor(there.secretary)).toEqual([meetingId])
      expect(await waitingFor(there.office)).toEqual([])
      expect(await waitingFor(member)).toEqual([])
      expect(codeOf(await submit(member))).toBe('kernel.not-permitted')
      expect(codeOf(await submit(null))).toBe('kernel.not-signed-in')
      expect(codeOf(await submit())).toBe('done')
      expect(codeOf(await submit())).toBe('elections.nothing-decided')
      // It waits for the committee right above, not for the province.
      expect(await waitingFor(there.secretary)).toEqual([])
      expect(await waitingFor(there.office)).toEqual([meetingId])
      expect(await waitingFor(there.board)).toEqual([])
    })

    test('O-06: by the level above, not by the branch, a neighbour or another commune', async () => {
      const neighbour = await world.actorAt(world.places.communeB, 'office')
      expect(codeOf(await ratify(null))).toBe('kernel.not-signed-in')
      expect(codeOf(await ratify(there.secretary))).toBe('elections.by-superior')
      expect(codeOf(await ratify(neighbour))).toBe('kernel.not-found')
      expect((await listOf(meetingId, there.office)).allowed).toEqual(['elections.ratify', 'elections.send-back'])
      expect((await listOf(meetingId)).allowed).toEqual([])
      const waiting = await world.ask<{ rows: Election[] }>(there.office, 'elections.list', { state: 'submitted' })
      expect(waiting.rows).toMatchObject([
        { meetingId, postCode: 'secretary', submittedPaper: 'Tờ trình số 02-TTr/CB' },
      ])
    })

    test.each([
      [{ decidedOn: '2026-11-02' }, 'elections.decision-dates'],
      [{ decidedOn: '2026-11-11' }, 'elections.decision-dates'],
      [{ from: '2026-11-02' }, 'elections.decision-dates'],
    ])('O-05: %j is refused', async (more, wanted) => expect(codeOf(await ratify(there.office, more))).toBe(wanted))

    test('sent back with words, reported again', async () => {
      const sent = { meetingId, reason: 'Thiếu biên bản kiểm phiếu' }
      expect(codeOf(await world.call(there.secretary, 'elections.send-back', sent))).toBe('elections.by-superior')
      expect(codeOf(await world.call(there.office, 'elections.send-back', sent))).toBe('done')
      expect((await listOf(meetingId)).rows).toMatchObject([{ state: 'decided', sentBackReason: sent.reason }])
      expect(codeOf(await submit())).toBe('done')
    })

    test('somebody who was not elected is not among those refused', async () => {
      const { rows } = await listOf(meetingId)
      const notRatified = [{ electionId: rows[0]?.id, memberId: there.people[9], reason: 'Không đủ' }]
      expect(codeOf(await ratify(there.office, { notRatified }))).toBe('elections.not-elected')
    })

    test('O-05 O-06: the post passes from the day of the election on, once, and is told in the history', async () => {
      const term = { name: 'Nhiệm kỳ 2025–2027', startsOn: '2025-08-01' }
      await world.ask(there.office, 'organisations.open-term', { id: world.places.branchA1.id, ...term })
      const more = { term: 'Nhiệm kỳ 2026–2029' }
      const both = await Promise.all([ratify(there.office, more), ratify(there.office, more)])
      expect(both.map(codeOf).toSorted()).toEqual(['done', 'elections.nothing-submitted'])
      expect(both.find(({ kind }) => kind === 'done')).toMatchObject({
        output: {
          opened: [{ fullName: 'Đảng Viên B', postName: 'bí thư' }],
          closed: [{ fullName: 'Đảng Viên I', postName: 'bí thư' }],
        },
      })
      expect(await postsOf('2026-11-02')).toMatchObject([{ memberName: 'Đảng Viên I', validFrom: '2025-08-01' }])
      expect(await postsOf('2026-11-10')).toMatchObject([{ memberName: 'Đảng Viên B', validFrom: '2026-11-03' }])
      expect((await listOf(meetingId)).rows).toMatchObject([
        { state: 'ratified', decisionNo: decision.decisionNo, decidedOn: decision.decidedOn, postsFrom: '2026-11-03' },
      ])
      const { rows } = await world.database.owner.query(
        `select summary from audit_entries where operation = 'elections.ratify'`,
      )
      const { rows: terms } = await world.ask<{ rows: { name: string; startsOn: string; endsOn: string }[] }>(
        there.office,
        'organisations.list-terms',
        { id: world.places.branchA1.id },
      )
      expect(terms).toMatchObject([
        { name: 'Nhiệm kỳ 2026–2029', startsOn: '2026-11-03', endsOn: '2029-05-03' },
        { name: 'Nhiệm kỳ 2025–2027', startsOn: '2025-08-01', endsOn: '2026-11-03' },
      ])
      expect(rows.map(({ summary }) => summary).toSorted()).toEqual([
        'Chuẩn y kết quả bầu cử theo Quyết định số 15-QĐ/ĐU ngày 10/11/2026 (đại hội chi bộ ngày 03/11/2026).',
        'Ghi nhiệm kỳ «Nhiệm kỳ 2026–2029» từ ngày 03/11/2026 (Quyết định số 15-QĐ/ĐU ngày 10/11/2026), đến ngày 03/05/2029.',
        'Nhiệm kỳ «Nhiệm kỳ 2025–2027» kết thúc ngày 03/11/2026.',
        'Đảng Viên B được bầu giữ chức vụ Bí thư ở Chi bộ thôn 1 từ ngày 03/11/2026.',
        'Đảng Viên I thôi giữ chức vụ Bí thư ở Chi bộ thôn 1 từ ngày 03/11/2026.',
      ])
    })

    test('a by-election leaves the others where they are', async () => {
      world.clock.set('2026-11-03T12:00:00Z')
      const { meetingId: again, id } = await ready('deputy-secretary', 1, [2], 'supplement')
      expect(codeOf(await count(await round(again, id), [10]))).toBe('done')
      world.clock.set('2026-11-03T14:00:00Z')
      await act(world, there.secretary, 'close', again, { conclusion: 'Xong' })
      meetingId = again
      world.clock.set('2026-11-10T03:00:00Z')
      expect(codeOf(await submit())).toBe('done')
      expect(codeOf(await ratify(there.office))).toBe('done')
      expect((await postsOf('2026-11-10')).map(({ memberName }) => memberName)).toEqual(['Đảng Viên B', 'Đảng Viên C'])
    })

    test('one elected again holds the post anew; O-07: one who has moved cannot be ratified', async () => {
      const held = { organisationId: world.places.branchA1.id, postCode: 'branch-committee-member', how: 'elected' }
      await world.ask(there.board, 'members.appoint', { ...held, memberId: there.people[3], from: '2025-08-01' })
      world.clock.set('2026-11-03T12:00:00Z')
      const { meetingId: third, id } = await ready('branch-committee-member', 2, [3, 4])
      expect(codeOf(await count(await round(third, id), [9, 8]))).toBe('done')
      world.clock.set('2026-11-03T14:00:00Z')
      await act(world, there.secretary, 'close', third, { conclusion: 'Xong' })
      meetingId = third
      world.clock.set('2026-11-10T03:00:00Z')
      const gone = there.people[4] ?? ''
      const { version } = await world.ask<{ version: number }>(there.board, 'members.get', { id: gone })
      const move = { id: gone, version, organisationId: world.places.branchA2.id, from: '2026-11-09' }
      await world.ask(there.board, 'members.move-branch', move)
      expect(codeOf(await submit())).toBe('done')
      expect(codeOf(await ratify(there.office))).toBe('elections.no-longer-member')
      const before = { memberName: 'Đảng Viên D', postCode: 'branch-committee-member', validFrom: '2025-08-01' }
      expect(await postsOf('2026-11-10')).toContainEqual(expect.objectContaining(before))
      const notRatified = [{ electionId: id, memberId: gone, reason: 'Đã chuyển sinh hoạt' }]
      expect(codeOf(await ratify(there.office, { notRatified }))).toBe('done')
      expect(await postsOf('2026-11-10')).toContainEqual(
        expect.objectContaining({ ...before, validFrom: '2026-11-03' }),
      )
      expect((await listOf(third)).rows[0]?.candidates).toContainEqual(
        expect.objectContaining({ memberId: gone, notRatifiedReason: 'Đã chuyển sinh hoạt' }),
      )
    })
  })
})
