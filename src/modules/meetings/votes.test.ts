// Votes in a meeting over the commands: who counts is frozen, wrong sums are refused, the rule decides, a case takes its step along.
import { beforeAll, describe, expect, test } from 'vitest'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { caseAs, takeAll } from '../cases/testing/drive.ts'
import { openCase, openDeletion } from '../cases/testing/openings.ts'
import { readPaper } from '../cases/testing/read-paper.ts'
import { register } from '../members/testing/people.ts'
import { act, type Evening, evening, openedMeeting, openVote, planOf, shown } from './testing/evening.ts'

const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}

describe('counting', () => {
  const world = useWorld()
  let there: Evening
  let id: string
  const count = (vote: MeetingVote, more: object) =>
    world.call(there.secretary, 'meetings.count-vote', { voteId: vote.id, version: vote.version, ...more })
  beforeAll(async () => {
    there = await evening(world, 10)
    await register(world, there.board, world.places.branchA1, {
      fullName: 'Dự Bị',
      status: 'probationary',
      officialOn: undefined,
    })
    id = await openedMeeting(world, there, there.people.slice(8))
  })

  test('no vote before everybody is recorded, and none by a neighbour or a plain member', async () => {
    const { places } = world
    const ask = { meetingId: id, kind: 'resolution', subject: 'Nghị quyết', manner: 'card' }
    const neighbour = await world.actorAt(places.branchA2, 'secretary')
    const member = await world.actorAt(places.branchA1, 'member', { memberId: there.people[5] ?? '' })
    expect(code(await world.call(null, 'meetings.open-vote', ask))).toBe('kernel.not-signed-in')
    expect(code(await world.call(member, 'meetings.open-vote', ask))).toBe('kernel.not-permitted')
    expect(code(await world.call(neighbour, 'meetings.open-vote', ask))).toBe('kernel.not-found')
    expect(code(await world.call(there.secretary, 'meetings.open-vote', { ...ask, kind: 'applause' }))).toBe(
      'kernel.invalid-input',
    )
  })

  test('VOTE-01 VOTE-02: the electorate is everybody who counts, present or not, and stays as it was', async () => {
    const { secretary, people } = there
    const vote = await openVote(world, there, id)
    expect(vote).toMatchObject({ denominator: 10, voters: 8, required: 6, state: 'open' })
    expect(vote.electorate.filter(({ counts }) => !counts)).toMatchObject([
      { fullName: 'Dự Bị', reason: 'probationary' },
    ])
    // Somebody comes late: the vote that is open does not change.
    await world.ask(secretary, 'meetings.set-attendance', { id, rows: [{ memberId: people[9], state: 'present' }] })
    expect((await shown(world, secretary, id)).votes[0]).toMatchObject({ voters: 8 })
    const wrong = await count(vote, { inFavour: 9 })
    expect(wrong).toMatchObject({ refusal: { code: 'meetings.votes-sum', facts: { said: 9, most: 8 } } })
    expect(
      code(await world.call(secretary, 'meetings.close', { id, version: (await shown(world, secretary, id)).version })),
    ).toBe('meetings.vote-open')
    expect(await count(vote, { inFavour: 5, against: 2, other: 1 })).toMatchObject({
      output: { outcome: 'short', required: 6, state: 'counted', basis: expect.stringContaining('QĐ/TW') },
    })
    expect(code(await count(vote, { inFavour: 8 }))).toBe('meetings.vote-not-open')
    await world.ask(secretary, 'meetings.set-attendance', {
      id,
      rows: [{ memberId: people[9], state: 'excused', reason: 'Ốm' }],
    })
  })

  test('counted twice at the same time, it is counted once', async () => {
    const vote = await openVote(world, there, id)
    const both = await Promise.all([count(vote, { inFavour: 6, against: 2 }), count(vote, { inFavour: 8 })])
    expect(both.map(code).toSorted()).toEqual(['done', 'meetings.vote-not-open'])
  })

  test.each([
    [{ inFavour: 8 }, 'meetings.ballots-wrong'],
    [{ issued: 9, returned: 8, valid: 8, inFavour: 8 }, 'meetings.ballots-wrong'],
    [{ issued: 8, returned: 9, valid: 8, inFavour: 8 }, 'meetings.ballots-wrong'],
    [{ issued: 8, returned: 7, valid: 8, inFavour: 8 }, 'meetings.ballots-wrong'],
    [{ issued: 8, returned: 8, valid: 7, inFavour: 8 }, 'meetings.votes-sum'],
    [{ issued: 8, returned: 8, valid: 7, inFavour: 6, against: 0, other: 0 }, 'meetings.votes-sum'],
  ])('V-07: ballots %j are refused', async (numbers, wanted) => {
    const vote = await openVote(world, there, id, { manner: 'ballot' })
    expect(code(await count(vote, numbers))).toBe(wanted)
    const cancel = { voteId: vote.id, version: vote.version, reason: 'Phát nhầm phiếu' }
    expect(await world.ask(there.secretary, 'meetings.cancel-vote', cancel)).toMatchObject({ state: 'cancelled' })
  })

  test('a paper ballot that adds up', async () => {
    const vote = await openVote(world, there, id, { manner: 'ballot', subject: 'Chọn hộ khó khăn' })
    expect(await count(vote, { issued: 8, returned: 8, valid: 7, inFavour: 6, against: 1 })).toMatchObject({
      output: { outcome: 'passed', issued: 8, valid: 7 },
    })
  })

  test('V-05: no form alone is enough, so votes are added from the severest down', async () => {
    const vote = await openVote(world, there, id, { kind: 'discipline', subject: 'Kỷ luật', manner: 'ballot' })
    expect(vote.forms).toContainEqual({ form: 'warning', votes: 0, added: 0, required: 6 })
    const forms = [
      { form: 'reprimand', votes: 3 },
      { form: 'warning', votes: 4 },
    ]
    const numbers = { issued: 8, returned: 8, valid: 8, against: 1 }
    expect(code(await count(vote, numbers))).toBe('meetings.forms-missing')
    expect(await count(vote, { ...numbers, forms })).toMatchObject({
      output: {
        outcome: 'passed',
        form: 'reprimand',
        inFavour: 7,
        forms: [
          { form: 'warning', votes: 4, added: 4, required: 6 },
          { form: 'reprimand', votes: 3, added: 7, required: 6 },
        ],
      },
    })
  })
})

describe('a vote about a case', () => {
  const world = useWorld()
  test('DEL-08: the counts take the step of the case in the same transaction, the electorate frozen with it', async () => {
    const there = await evening(world, 9)
    const { secretary, office, board, people } = there
    const caseId = await openDeletion(world, secretary, people[8] ?? '')
    const drive = { world, caseId, actors: [secretary, office, board], known: { presence: 'present' } }
    const id = await openedMeeting(world, there)
    const ask = { kind: 'name-deletion', subject: 'Xóa tên', manner: 'ballot', caseId }
    // The case does not wait for a vote yet.
    expect(code(await world.call(secretary, 'meetings.open-vote', { meetingId: id, ...ask }))).toBe(
      'meetings.case-no-vote',
    )
    const waiting = (who = secretary) => world.call(who, 'meetings.list-cases-to-vote', { id })
    expect(await waiting()).toMatchObject({ output: { rows: [] } })
    await takeAll(drive, 'notify', 'receive-statement', 'hear')
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    expect(await waiting()).toMatchObject({
      output: {
        rows: [
          { caseId, title: 'Xóa tên trong danh sách đảng viên', subjectName: 'Đảng Viên I', kinds: ['name-deletion'] },
        ],
      },
    })
    expect(code(await waiting(neighbour))).toBe('kernel.not-found')
    expect(code(await world.call(secretary, 'meetings.open-vote', { meetingId: id, ...ask, kind: 'admission' }))).toBe(
      'meetings.case-no-vote',
    )
    const vote = await openVote(world, there, id, ask)
    expect(vote).toMatchObject({ denominator: 9, required: 6 })
    const numbers = { voteId: vote.id, version: vote.version, issued: 9, returned: 9, valid: 9 }
    const { version, state } = await caseAs(world, secretary, caseId)
    const papers = [{ code: 'vote-minutes', no: '01-BB/CB', on: '2026-11-03', keptAt: null }]
    const four = { ...numbers, inFavour: 4, against: 5 }
    expect(code(await world.call(secretary, 'meetings.count-vote', four))).toBe('meetings.case-missing')
    const stale = { ...four, case: { version: version - 1, papers } }
    expect(code(await world.call(secretary, 'meetings.count-vote', stale))).toBe('stale')
    expect((await caseAs(world, secretary, caseId)).state).toBe(state)
    expect(await world.ask(secretary, 'meetings.count-vote', { ...four, case: { version, papers } })).toMatchObject({
      outcome: 'short',
    })
    expect((await caseAs(world, secretary, caseId)).state).toBe('failed-once')
    const { rows } = await world.database.owner.query(
      `select electorate is not null as frozen, recorded->'facts'->'vote'->>'inFavour' as votes from case_steps where case_id = $1 order by seq desc limit 1`,
      [caseId],
    )
    expect(rows).toEqual([{ frozen: true, votes: '4' }])
    const ofCase = { caseId }
    expect(await world.ask(office, 'meetings.list-votes-of-case', ofCase)).toMatchObject({
      rows: [{ meetingId: id, on: '2026-11-03', vote: { outcome: 'short', inFavour: 4, state: 'counted' } }],
    })
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[8] ?? '' })
    expect(code(await world.call(member, 'meetings.list-votes-of-case', ofCase))).toBe('kernel.not-permitted')
    expect(await world.ask(neighbour, 'meetings.list-votes-of-case', ofCase)).toEqual({ rows: [] })
    // What the meeting knows stands on the papers of the case: for the branch and above it; a member alone is told none of it.
    const { chair, minutesBy } = await shown(world, secretary, id)
    const signed = (post: string, name: string | null) => `${post}\n(ký, ghi rõ họ tên)\n${name}`
    const known = ['từ 19:00', signed('THƯ KÝ', minutesBy), signed('CHỦ TRÌ', chair)]
    for (const actor of [secretary, office, board]) {
      const minutes = await readPaper(world, actor, caseId, 'vote-minutes')
      expect(minutes).toContain('Số phiếu phát ra: 9; thu về: 9; hợp lệ: 9; không hợp lệ: 0')
      for (const said of known) expect(minutes).toContain(said)
    }
    const own = await readPaper(world, member, caseId, 'vote-minutes')
    expect(own).toContain('Số phiếu phát ra: ……; thu về: 9; hợp lệ: ……')
    for (const said of known) expect(own).not.toContain(said)
    // Of a meeting about a state secret nothing is told, to nobody.
    await world.database.owner.query('update meetings set classified = true where id = $1', [id])
    const secret = await readPaper(world, secretary, caseId, 'vote-minutes')
    for (const said of known) expect(secret).not.toContain(said)
  })
})

describe('a vote about a case without a step for falling short', () => {
  const world = useWorld()
  test('EXM-01: it is counted, and the case waits on', async () => {
    const there = await evening(world, 9)
    const { secretary, people } = there
    const caseId = await openCase(world, secretary, {
      lifecycle: 'exemption',
      memberId: people[7],
      step: 'request',
      on: '2026-11-03',
      facts: { route: 'age-health', asked: 'oral', from: '2026-12-01' },
    })
    const id = await openedMeeting(world, there)
    const vote = await openVote(world, there, id, { subject: 'Cho miễn sinh hoạt', caseId })
    const { version, state } = await caseAs(world, secretary, caseId)
    const count = { voteId: vote.id, version: vote.version, inFavour: 0, against: vote.voters }
    expect(await world.ask(secretary, 'meetings.count-vote', { ...count, case: { version } })).toMatchObject({
      outcome: 'short',
    })
    expect(await caseAs(world, secretary, caseId)).toMatchObject({ version, state })
  })
})

describe('a sitting of the branch committee', () => {
  const world = useWorld()
  test('is of those who hold its posts, and not for plain members', async () => {
    const { secretary, board, people } = await evening(world, 4)
    for (const [memberId, postCode] of [
      [people[1], 'secretary'],
      [people[2], 'branch-committee-member'],
    ]) {
      const post = { organisationId: world.places.branchA1.id, memberId, postCode, from: '2026-01-01', how: 'elected' }
      await world.ask(board, 'members.appoint', post)
    }
    const plan = planOf(world, { kind: 'branch-committee' })
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
    await act(world, secretary, 'open', id, { chair: 'Đảng Viên B', minutesBy: 'Đảng Viên C' })
    expect(await shown(world, secretary, id)).toMatchObject({ counts: { members: 2 }, quorum: { base: 2 } })
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[3] ?? '' })
    expect(code(await world.call(member, 'meetings.get', { id }))).toBe('kernel.not-found')
  })
})
