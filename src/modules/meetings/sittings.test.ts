// Sittings of their own kind over the commands: by party groups, online, of the branch committee, regular and thematic in one; and how the month counts them.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { act, type Evening, evening, openVote, planOf, shown } from './testing/evening.ts'

const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}
interface Month {
  total: Record<string, number>
  rows: { organisationId: string; heldOn: string | null; minutes: number | null; short: number }[]
}

describe('by party groups in place of the branch', () => {
  const world = useWorld()
  let there: Evening
  const plan = (month: string, on: string, more: Record<string, unknown> = {}) =>
    world.call(there.secretary, 'meetings.plan', planOf(world, { kind: 'party-group', month, on, ...more }))
  const foundGroup = async () => {
    const { branchA1 } = world.places
    await world.database.owner.query(
      `insert into organisations (province_code, id, path, parent_id, type_code, unit_type, code, name, search_key, sort_key, founded_on, created_at, updated_at)
       values ('99', gen_random_uuid(), $1, $2, 'party-group', 'xa', '99.001.001.1', 'Tổ đảng 1', 'to dang 1', 'to dang 1', '2025-07-01', now(), now())`,
      [`${branchA1.path}1/`, branchA1.id],
    )
  }
  beforeAll(async () => {
    there = await evening(world, 49)
  })

  test('M-12 M-10: needs groups, 50 members, at most three times a year, never together with another meeting', async () => {
    expect(code(await plan('2026-11', '2026-11-03'))).toBe('meetings.no-party-groups')
    await foundGroup()
    expect(code(await plan('2026-11', '2026-11-03'))).toBe('meetings.branch-too-small-for-groups')
    await register(world, there.board, world.places.branchA1)
    expect(code(await plan('2026-11', '2026-11-03', { merged: true }))).toBe('meetings.merged-with-other')
    expect(code(await plan('2026-09', '2026-09-03'))).toBe('done')
    expect(code(await plan('2026-10', '2026-10-05'))).toBe('done')
    const third = await plan('2026-11', '2026-11-03')
    expect(code(third)).toBe('done')
    expect(code(await plan('2026-12', '2026-12-03'))).toBe('meetings.too-many-group-sittings')
    expect(code(await plan('2027-01', '2027-01-04'))).toBe('done')
  })

  test('M-12: the month is held by it, once; a regular meeting of the month takes its place', async () => {
    const month = async (): Promise<Month['rows'][number] | undefined> =>
      (await world.ask<Month>(there.office, 'meetings.get-month', { month: '2026-11' })).rows[0]
    const { meetings } = await world.ask<{ meetings: { id: string; month: string }[] }>(
      there.secretary,
      'meetings.get-calendar',
      { year: 2026 },
    )
    const id = meetings.find((one) => one.month === '2026-11')?.id ?? ''
    await act(world, there.secretary, 'open', id, { chair: 'A', minutesBy: 'B' })
    await world.ask(there.secretary, 'meetings.set-attendance', { id, others: 'present' })
    world.clock.advance(100 * 60_000)
    await act(world, there.secretary, 'close', id)
    expect(await month()).toMatchObject({ heldOn: '2026-11-03', minutes: 100, short: 0 })
    const regular = planOf(world, { on: '2026-11-04', reason: 'Họp toàn chi bộ' })
    await world.ask(there.secretary, 'meetings.plan', regular)
    expect(await month()).toMatchObject({ heldOn: null, minutes: null })
    expect(await world.ask(there.board, 'meetings.check-months', {})).toEqual({ differences: [] })
  })
})

describe('regular and thematic in one sitting, and online', () => {
  const world = useWorld()
  let there: Evening
  beforeAll(async () => {
    there = await evening(world, 4)
  })

  const held = async (more: Record<string, unknown>, minutes: number): Promise<Month> => {
    const { secretary } = there
    world.clock.set('2026-11-03T12:00:00Z')
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', planOf(world, more))
    await act(world, secretary, 'open', id, { chair: 'A', minutesBy: 'B' })
    await world.ask(secretary, 'meetings.set-attendance', { id, others: 'present' })
    world.clock.advance(minutes * 60_000)
    await act(world, secretary, 'close', id)
    return world.ask<Month>(there.office, 'meetings.get-month', { month: '2026-11' })
  }

  test.each([
    ['regular', 89, 1],
    ['regular', 90, 0],
    ['regular-with-thematic', 119, 1],
    ['regular-with-thematic', 120, 0],
  ])('M-04: %s of %d minutes: %d too short', async (kind, minutes, short) => {
    await world.database.owner.query(`update meetings set state = 'cancelled', cancelled_reason = 'x'`)
    expect((await held({ kind }, minutes)).total).toMatchObject({ held: 1, short })
    expect(await world.ask(there.board, 'meetings.check-months', {})).toEqual({ differences: [] })
  })

  test('M-03 M-13: the calendar says of how many somebody cannot gather; what a thematic meeting is about is said at the latest on opening', async () => {
    const { secretary, office, people } = there
    world.clock.set('2026-11-03T12:00:00Z')
    const calendar = (actor: Actor) =>
      world.ask<{ gathering: number | null }>(actor, 'meetings.get-calendar', {
        organisationId: world.places.branchA1.id,
        year: 2026,
      })
    expect((await calendar(secretary)).gathering).toBe(4)
    expect((await calendar(office)).gathering).toBe(4)
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[1] ?? '' })
    expect((await calendar(member)).gathering).toBeNull()
    const plan = planOf(world, { kind: 'thematic', form: 'online', onlineReason: 'dispersed', cannotGather: 2 })
    expect(await world.call(secretary, 'meetings.plan', plan)).toMatchObject({
      refusal: { code: 'meetings.enough-can-gather', facts: { cannot: 2, members: 4 } },
    })
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', { ...plan, cannotGather: 3 })
    expect(await shown(world, secretary, id)).toMatchObject({ subject: null })
    await act(world, secretary, 'open', id, { chair: 'A', minutesBy: 'B', subject: 'Xây dựng nông thôn mới' })
    expect(await shown(world, secretary, id)).toMatchObject({ subject: 'Xây dựng nông thôn mới' })
    // Its papers say how it was held, why, and what it was about; no place is left open that it had not.
    const paper = async (kind: string): Promise<string> =>
      (await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind })).content.join('\n')
    expect(await paper('notice')).toContain('Địa điểm: họp trực tuyến.')
    await world.ask(secretary, 'meetings.set-attendance', { id, others: 'present' })
    world.clock.set('2026-11-03T14:00:00Z')
    await act(world, secretary, 'close', id, {})
    const minutes = await paper('minutes')
    expect(minutes).toContain('(120 phút), họp trực tuyến.\n')
    expect(minutes).toContain('Họp trực tuyến vì: ở phân tán nhiều nơi; 3 đảng viên không tập trung được.\n')
    expect(minutes).toContain('Nội dung chính: Xây dựng nông thôn mới.\n')
  })

  test('M-07 M-13: an online meeting is signed in to on the own phone; a meeting in the room only by its code', async () => {
    const { secretary, people } = there
    world.clock.set('2026-11-03T12:00:00Z')
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[2] ?? '' })
    const opened = async (more: Record<string, unknown>): Promise<string> => {
      const plan = planOf(world, { kind: 'extraordinary', ...more })
      const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
      expect(code(await world.call(member, 'meetings.sign-in', { id }))).toBe('meetings.sign-in-not-open')
      await act(world, secretary, 'open', id, { chair: 'A', minutesBy: 'B' })
      return id
    }
    const room = await opened({})
    expect((await shown(world, member, room)).allowed).toEqual([])
    expect(code(await world.call(member, 'meetings.sign-in', { id: room }))).toBe('meetings.code-needed')
    const online = await opened({ form: 'online', onlineReason: 'dispersed', cannotGather: 3 })
    expect((await shown(world, member, online)).allowed).toEqual(['meetings.sign-in'])
    const neighbour = await world.actorAt(world.places.branchA2, 'member')
    expect(code(await world.call(neighbour, 'meetings.sign-in', { id: online }))).toBe('kernel.not-found')
    expect(code(await world.call(member, 'meetings.sign-in', {}))).toBe('kernel.not-found')
    await world.ask(member, 'meetings.sign-in', { id: online })
    expect(await shown(world, member, online)).toMatchObject({
      allowed: [],
      attendance: [{ memberId: people[2], state: 'present', by: 'phone' }],
    })
  })

  test('M-07: a sheet of the code is printed before the meeting and signs nobody in until it opens', async () => {
    const { secretary, people } = there
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[3] ?? '' })
    world.clock.set('2026-11-02T02:00:00Z')
    const { id } = await world.ask<{ id: string }>(
      secretary,
      'meetings.plan',
      planOf(world, { kind: 'extraordinary', time: '20:00' }),
    )
    const { code: token, until } = await world.ask<{ code: string; until: string }>(
      secretary,
      'meetings.get-sign-in-code',
      { id },
    )
    expect(until).toBe('2026-11-03T17:00:00.000Z')
    expect(await world.call(member, 'meetings.sign-in', { code: token })).toMatchObject({
      refusal: { code: 'meetings.sign-in-not-open', facts: { on: '2026-11-03', state: 'planned' } },
    })
    world.clock.set('2026-11-03T13:10:00Z')
    await act(world, secretary, 'open', id, { chair: 'A', minutesBy: 'B' })
    expect(await world.ask(member, 'meetings.sign-in', { code: token })).toEqual({ id, state: 'present' })
  })
})

describe('the sitting of the branch committee that prepares', () => {
  const world = useWorld()
  test('M-01 VOTE-03: its own list, vote and signed minutes, seen on the meeting it prepares and in its score', async () => {
    const there = await evening(world, 9)
    const { secretary, people, board } = there
    const { branchA1, communeA } = world.places
    const posts = ['secretary', 'deputy-secretary', 'branch-committee-member']
    for (const [nth, postCode] of posts.entries()) {
      await world.ask(board, 'members.appoint', {
        organisationId: branchA1.id,
        memberId: people[nth],
        postCode,
        from: '2026-01-05',
        how: 'elected',
      })
    }
    const form = { organisationId: communeA.id, form: 'an-phu-2025', from: '2026-01-01' }
    await world.ask(there.office, 'meetings.choose-score-form', form)
    world.clock.set('2026-11-01T12:00:00Z')
    const sitting = planOf(world, { kind: 'branch-committee', on: '2026-11-01', time: '19:00' })
    const { id: committee } = await world.ask<{ id: string }>(secretary, 'meetings.plan', sitting)
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', planOf(world))
    await act(world, secretary, 'open', committee, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' })
    const room = await shown(world, secretary, committee)
    expect(room.attendance.map(({ memberId }) => memberId).toSorted()).toEqual(people.slice(0, 3).toSorted())
    expect(room.preparation).toBeNull()
    const away = [{ memberId: people[2], state: 'excused', reason: 'Ốm' }]
    await world.ask(secretary, 'meetings.set-attendance', { id: committee, rows: away, others: 'present' })
    expect((await shown(world, secretary, committee)).quorum).toMatchObject({ base: 3, present: 2, required: 2 })
    const vote = await openVote(world, there, committee, { subject: 'Dự thảo nghị quyết' })
    expect(vote).toMatchObject({ denominator: 3, voters: 2, required: 2 })
    await world.ask(secretary, 'meetings.count-vote', { voteId: vote.id, version: vote.version, inFavour: 2 })
    world.clock.advance(3_600_000)
    await act(world, secretary, 'close', committee, { conclusion: 'Thống nhất trình chi bộ.' })
    expect((await shown(world, secretary, id)).preparation).toMatchObject({ id: committee, minutesSigned: false })

    const paper = { id: committee, kind: 'minutes' }
    const { content } = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', paper)
    expect(content.join('\n')).toContain('Tổng số chi ủy viên: 3; có mặt: 2.')
    await world.ask(secretary, 'meetings.sign-paper', {
      ...paper,
      content,
      on: '2026-11-01',
      signedBy: 'Đảng Viên A',
    })
    expect((await shown(world, secretary, id)).preparation).toEqual({
      id: committee,
      on: '2026-11-01',
      state: 'closed',
      minutesSigned: true,
    })
    const member = await world.actorAt(branchA1, 'member', { memberId: people[5] ?? '' })
    expect((await shown(world, member, id)).preparation).toBeNull()
    expect(code(await world.call(member, 'meetings.get', { id: committee }))).toBe('kernel.not-found')
    const sheet = await world.ask<{ lines: { no: string; known: number | null }[] }>(secretary, 'meetings.get-score', {
      id,
    })
    expect(sheet.lines.find(({ no }) => no === '3.3')).toMatchObject({ known: 2, reason: 'chi ủy họp có biên bản' })
  })
})
