// Meetings over the commands on a real database: the calendar, the room, two at once, closing, publishing, what is kept of the month.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { act, type Evening, evening, openedMeeting, planOf, shown } from './testing/evening.ts'

const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}

interface Calendar {
  meetings: { id: string; month: string; on: string; kind: string; version: number; state: string }[]
  quartersWithoutThematic: number[]
}

describe('the calendar of a year', () => {
  const world = useWorld()
  let there: Evening
  const calendarOf = (): Promise<Calendar> =>
    world.ask(there.secretary, 'meetings.get-calendar', { organisationId: world.places.branchA1.id, year: 2027 })
  const year = (more: object = {}) => ({ organisationId: world.places.branchA1.id, year: 2027, time: '19:30', ...more })
  beforeAll(async () => {
    there = await evening(world, 3)
  })

  test('not signed in, wrong role, neighbours: nobody lays out the year', async () => {
    const { places } = world
    const tries: [Actor | null, string][] = [
      [null, 'kernel.not-signed-in'],
      [await world.actorAt(places.branchA1, 'member', { memberId: there.people[1] ?? '' }), 'kernel.not-permitted'],
      [await world.actorAt(places.communeA, 'inspection'), 'kernel.not-permitted'],
      [await world.actorAt(places.branchA2, 'secretary'), 'kernel.not-found'],
      [await world.actorAt(places.otherProvince, 'office'), 'kernel.not-found'],
    ]
    for (const [actor, wanted] of tries)
      expect(code(await world.call(actor, 'meetings.lay-out-year', year()))).toBe(wanted)
  })

  test('M-02 M-03: twelve regular meetings on the common day, or after it where that is a day off; once', async () => {
    const { secretary } = there
    expect(code(await world.call(secretary, 'meetings.lay-out-year', year({ thematicMonths: [1, 2, 3] })))).toBe(
      'meetings.quarter-without-thematic',
    )
    expect(code(await world.call(secretary, 'meetings.lay-out-year', year({ year: 2025 })))).toBe('meetings.year-over')
    const commune = { ...year(), organisationId: world.places.communeA.id }
    expect(code(await world.call(there.office, 'meetings.lay-out-year', commune))).toBe('meetings.not-a-branch')
    expect(await world.ask(secretary, 'meetings.lay-out-year', year())).toEqual({ added: 12, kept: 0 })
    expect(await world.ask(secretary, 'meetings.lay-out-year', year())).toEqual({ added: 0, kept: 12 })
    const calendar = await calendarOf()
    // The third of the other months is a Saturday, a Sunday or a holiday.
    expect(calendar.meetings.map(({ on }) => on).filter((on) => on.endsWith('-03'))).toEqual([
      '2027-02-03',
      '2027-03-03',
      '2027-06-03',
      '2027-08-03',
      '2027-11-03',
      '2027-12-03',
    ])
    // 3 January 2027 is a Sunday.
    expect(calendar.meetings.find(({ month }) => month === '2027-01')?.on).toBe('2027-01-04')
    expect(calendar.meetings.filter(({ kind }) => kind === 'regular-with-thematic').map(({ month }) => month)).toEqual([
      '2027-03',
      '2027-06',
      '2027-09',
      '2027-12',
    ])
    expect(calendar.quartersWithoutThematic).toEqual([])
  })

  test('M-01 M-02 M-10 M-12 M-13 M-14: what cannot be planned says why', async () => {
    const { secretary } = there
    const tries: [Record<string, unknown>, string][] = [
      [{ on: '2026-12-03' }, 'meetings.day-outside'],
      [{ on: '2026-11-20' }, 'meetings.reason-missing'],
      [{ merged: true }, 'meetings.merged-with-other'],
      [{ kind: 'party-group' }, 'meetings.no-party-groups'],
      [{ form: 'online', onlineReason: 'dispersed', cannotGather: 1 }, 'meetings.enough-can-gather'],
      [{ form: 'online', cannotGather: 3 }, 'meetings.no-reason-online'],
      [{ form: 'online', onlineReason: 'dispersed', cannotGather: 3, classified: true }, 'meetings.secret-online'],
      [{ month: '2027-03', on: '2027-03-03' }, 'meetings.month-taken'],
      [{ organisationId: world.places.communeA.id }, 'kernel.not-found'],
    ]
    for (const [more, wanted] of tries) {
      expect([more, code(await world.call(secretary, 'meetings.plan', planOf(world, more)))]).toEqual([more, wanted])
    }
    const online = planOf(world, { kind: 'extraordinary', form: 'online', onlineReason: 'dispersed', cannotGather: 2 })
    expect(code(await world.call(secretary, 'meetings.plan', online))).toBe('done')
  })

  test('a meeting is moved with its reason; who was told is told again; what is cancelled leaves the month free', async () => {
    const { secretary } = there
    const calendar = await calendarOf()
    const { id, version } = calendar.meetings.find(({ month }) => month === '2027-05') ?? { id: '', version: 0 }
    await world.ask(secretary, 'meetings.notify', {
      id,
      version,
      on: '2026-11-03',
      committeeMember: 'Bà Hoàng Thị Phụ Trách',
    })
    const { organisationId: _, ...planned } = planOf(world, { month: '2027-05', on: '2027-05-10' })
    const moved = { id, ...planned }
    expect(code(await world.call(secretary, 'meetings.change', { ...moved, version: version + 1 }))).toBe(
      'meetings.reason-missing',
    )
    expect(code(await world.call(secretary, 'meetings.change', { ...moved, version, reason: 'Mưa bão' }))).toBe('stale')
    expect(await act(world, secretary, 'change', id, { ...moved, reason: 'Mưa bão' })).toMatchObject({
      state: 'planned',
    })
    await act(world, secretary, 'cancel', id, { reason: 'Bầu cử' })
    expect(
      code(await world.call(secretary, 'meetings.plan', planOf(world, { month: '2027-05', on: '2027-05-03' }))),
    ).toBe('done')
  })
})

describe('the room', () => {
  const world = useWorld()
  let there: Evening
  let id: string
  beforeAll(async () => {
    there = await evening(world)
    const { board, secretary } = there
    await register(world, board, world.places.branchA1, {
      fullName: 'Dự Bị',
      status: 'probationary',
      officialOn: undefined,
    })
    id = (await world.ask<{ id: string }>(secretary, 'meetings.plan', planOf(world))).id
  })

  test('M-05: told on the day itself is late and needs a reason', async () => {
    const { secretary } = there
    const { version } = await shown(world, secretary, id)
    const today = { id, version, on: '2026-11-03' }
    expect(code(await world.call(secretary, 'meetings.notify', today))).toBe('meetings.notice-late')
    await world.ask(secretary, 'meetings.notify', { ...today, reason: 'Mất điện hôm trước' })
    expect(await shown(world, secretary, id)).toMatchObject({ state: 'notified', noticeLate: true })
  })

  test('nothing is recorded before the meeting is open; opening takes the list of that day', async () => {
    const { secretary, people } = there
    const one = { id, rows: [{ memberId: people[1], state: 'present' }] }
    expect(code(await world.call(secretary, 'meetings.set-attendance', one))).toBe('meetings.not-open')
    await act(world, secretary, 'set-agenda', id, {
      items: [
        { part: 'last-month', heading: 'Kết quả tháng trước', minutes: 20 },
        { part: 'next-month', heading: 'Nhiệm vụ tháng tới' },
      ],
    })
    // Whoever writes the agenda over an older one is shown the one that stands.
    expect(
      await world.call(secretary, 'meetings.set-agenda', {
        id,
        version: 1,
        items: [{ heading: 'Việc khác', part: 'other' }],
      }),
    ).toMatchObject({
      kind: 'stale',
      current: { items: [{ heading: 'Kết quả tháng trước', minutes: 20 }, { heading: 'Nhiệm vụ tháng tới' }] },
    })
    const open = { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B', startedAt: '18:30' }
    expect(code(await world.call(secretary, 'meetings.open', { id, version: 1, ...open }))).toBe('stale')
    const { version } = await shown(world, secretary, id)
    expect(code(await world.call(secretary, 'meetings.open', { id, version, ...open, merged: true }))).toBe(
      'meetings.merged-with-other',
    )
    expect(code(await world.call(secretary, 'meetings.open', { id, version, ...open, startedAt: '20:00' }))).toBe(
      'meetings.time-ahead',
    )
    await world.ask(secretary, 'meetings.open', { id, version, ...open })
    expect(await shown(world, secretary, id)).toMatchObject({
      state: 'open',
      startedAt: '18:30',
      counts: { members: 10, notRecorded: 10, present: 0 },
      quorum: { base: 9, present: 0, required: 5, enough: false },
    })
  })

  test('two people write at once and neither overwrites the other', async () => {
    const { secretary, office, people } = there
    const rows = (from: number, to: number) =>
      people.slice(from, to).map((memberId) => ({ memberId, state: 'present' }))
    await Promise.all([
      world.ask(secretary, 'meetings.set-attendance', { id, rows: rows(0, 4) }),
      world.ask(office, 'meetings.set-attendance', { id, rows: rows(4, 8) }),
      world.ask(secretary, 'meetings.add-opinion', {
        id,
        memberId: people[2],
        content: 'Đường thôn cần sửa trước mùa mưa.',
      }),
      world.ask(office, 'meetings.add-opinion', { id, speaker: 'Bà Phụ Trách', content: 'Đảng ủy ghi nhận.' }),
    ])
    const now = await shown(world, secretary, id)
    expect(now.counts).toMatchObject({ present: 8, notRecorded: 2 })
    expect(now.quorum).toMatchObject({ present: 8, required: 5, enough: true })
    expect(now.opinions.map(({ speaker }) => speaker).toSorted()).toEqual(['Bà Phụ Trách', 'Đảng Viên C'])
    const [item] = now.items
    const said = { id, itemId: item?.id, version: item?.version }
    const both = await Promise.all([
      world.call(secretary, 'meetings.record-item', { ...said, content: 'Đạt 9/10 chỉ tiêu.' }),
      world.call(office, 'meetings.record-item', { ...said, content: 'Đạt.' }),
    ])
    expect(both.map(code).toSorted()).toEqual(['done', 'stale'])
  })

  test('M-07: a member signs in with the code of the meeting and the own account, and nobody else', async () => {
    const { secretary, people } = there
    const { code: token } = await world.ask<{ code: string }>(secretary, 'meetings.get-sign-in-code', { id })
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[8] ?? '' })
    expect(code(await world.call(member, 'meetings.sign-in', { code: `${token.slice(0, -1)}x` }))).toBe(
      'meetings.code-wrong',
    )
    const neighbour = await world.actorAt(world.places.branchA2, 'member', { memberId: people[7] ?? '' })
    expect(await world.call(neighbour, 'meetings.sign-in', { code: token })).toMatchObject({
      refusal: { code: 'meetings.code-elsewhere', facts: { organisation: 'Chi bộ thôn 1' } },
    })
    // As if it were a meeting of the own branch: the mark says where.
    const { path } = world.places.branchA2
    const forged = token.replace(world.places.branchA1.path.replaceAll('/', '-'), path.replaceAll('/', '-'))
    expect(forged).not.toBe(token)
    expect(code(await world.call(neighbour, 'meetings.sign-in', { code: forged }))).toBe('meetings.code-wrong')
    const guest = await world.actorAt(world.places.branchA1, 'member', { memberId: secretary.accountId })
    expect(await world.call(guest, 'meetings.sign-in', { code: token })).toMatchObject({
      refusal: { code: 'meetings.not-invited', facts: { organisation: 'Chi bộ thôn 1', on: '2026-11-03' } },
    })
    expect(await world.ask(member, 'meetings.sign-in', { code: token })).toEqual({ id, state: 'present' })
    // A member sees the own row and nobody's words.
    const seen = await shown(world, member, id)
    expect(seen).toMatchObject({
      whole: false,
      opinions: [],
      allowed: [],
      attendance: [{ memberId: people[8], by: 'code' }],
    })
    world.clock.advance(5 * 3_600_000)
    expect(await world.call(member, 'meetings.sign-in', { code: token })).toMatchObject({
      refusal: { code: 'meetings.code-over', facts: { on: '2026-11-03' } },
    })
    world.clock.set('2026-11-03T13:45:00Z')
  })

  test('a task of the meeting has a member and a date, and is there at once; whoever cannot be given work is named', async () => {
    const { secretary, people } = there
    const task = { title: 'Sửa đường thôn', dueOn: '2026-11-30', memberIds: [people[3]] }
    const ask = (more: Record<string, unknown>) =>
      world.call(secretary, 'meetings.assign-tasks', { id, tasks: [{ ...task, ...more }] })
    expect(code(await ask({ memberIds: [] }))).toBe('kernel.invalid-input')
    expect(code(await ask({ dueOn: '2026-10-30' }))).toBe('tasks.date-passed')
    expect(code(await ask({}))).toBe('done')
    expect(await shown(world, secretary, id)).toMatchObject({
      tasks: [{ title: 'Sửa đường thôn', assigneeName: 'Đảng Viên D', dueOn: '2026-11-30', state: 'assigned' }],
      earlierTasks: [],
    })
  })

  test('closing waits for everybody on the list, and happens once', async () => {
    const { secretary, office } = there
    const { version } = await shown(world, secretary, id)
    expect(code(await world.call(secretary, 'meetings.close', { id, version }))).toBe('meetings.attendance-open')
    await world.ask(secretary, 'meetings.set-attendance', { id, others: 'absent' })
    const both = await Promise.all([
      world.call(secretary, 'meetings.close', { id, version, conclusion: 'Thống nhất nhiệm vụ tháng 12.' }),
      world.call(office, 'meetings.close', { id, version }),
    ])
    expect(both.map(code).toSorted()).toEqual(['done', 'meetings.already-closed'])
    expect(await shown(world, secretary, id)).toMatchObject({
      state: 'closed',
      minutesHeld: 135,
      publishBy: '2026-11-05',
    })
  })

  test('opened again within the day, with a reason; not the day after', async () => {
    const { secretary } = there
    await act(world, secretary, 'reopen', id, { reason: 'Ghi thiếu ý kiến' })
    world.clock.advance(3_600_000)
    await act(world, secretary, 'close', id)
    // It was closed again an hour later and did not last longer for it.
    expect(await shown(world, secretary, id)).toMatchObject({ minutesHeld: 135 })
    world.clock.advance(86_400_000 - 3_600_000)
    const { version } = await shown(world, secretary, id)
    expect(code(await world.call(secretary, 'meetings.reopen', { id, version, reason: 'Muộn' }))).toBe(
      'meetings.reopen-late',
    )
  })

  test('M-06: published late is said, and the month is kept as the meeting says', async () => {
    const { secretary, board, office } = there
    world.clock.set('2026-11-07T02:00:00Z')
    expect(await act(world, secretary, 'publish', id, { on: '2026-11-07' })).toMatchObject({
      state: 'published',
      late: true,
    })
    const table = await world.ask(office, 'meetings.get-month', { month: '2026-11' })
    expect(table).toMatchObject({
      total: { branches: 2, planned: 1, held: 1, members: 10, present: 9, short: 0, late: 1, published: 1 },
      rows: [
        { organisationId: world.places.branchA1.id, isBranch: true, heldOn: '2026-11-03', minutes: 135 },
        { organisationId: world.places.branchA2.id, held: 0 },
      ],
    })
    expect(await world.ask(board, 'meetings.get-month', { month: '2026-11' })).toMatchObject({
      total: { branches: 3, held: 1 },
    })
    expect(await world.ask(board, 'meetings.check-months', {})).toEqual({ differences: [] })
    await world.database.owner.query('update branch_months set present = 3')
    expect(await world.ask(board, 'meetings.check-months', {})).toEqual({
      differences: [{ organisationId: world.places.branchA1.id, month: '2026-11' }],
    })
  })

  test('what was done stands in the history of the branch', async () => {
    const { rows } = await world.database.owner.query(
      `select distinct operation from audit_entries where operation like 'meetings.%' order by 1`,
    )
    expect(rows.map(({ operation }) => operation)).toContain('meetings.close')
  })
})

describe('a meeting of too few, and one on a secret', () => {
  const world = useWorld()
  test('VOTE-01: without half of those who count it closes only with a reason', async () => {
    const there = await evening(world, 6)
    const id = await openedMeeting(world, there, there.people.slice(0, 3))
    const { version, quorum } = await shown(world, there.secretary, id)
    expect(quorum).toMatchObject({ base: 6, present: 3, required: 4, enough: false })
    world.clock.advance(3_600_000)
    expect(code(await world.call(there.secretary, 'meetings.close', { id, version }))).toBe('meetings.too-few')
    // Left open overnight: nobody knows from that how long they met, nor does the score.
    world.clock.advance(10 * 3_600_000)
    const why = { id, version, reason: 'Chỉ nghe thông báo, không ra nghị quyết' }
    expect(code(await world.call(there.secretary, 'meetings.close', why))).toBe('meetings.end-unsaid')
    expect(await world.ask(there.secretary, 'meetings.get-score', { id })).toMatchObject({
      facts: expect.not.arrayContaining([expect.stringContaining('thời gian')]),
    })
    await world.ask(there.secretary, 'meetings.close', { ...why, endedAt: '20:20' })
    expect(await shown(world, there.secretary, id)).toMatchObject({ state: 'closed', minutesHeld: 80 })
  })

  test('S-04 S-07: nothing that is said is written, and nothing is published', async () => {
    world.clock.set('2026-11-03T12:00:00Z')
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    const plan = planOf(world, { kind: 'extraordinary', classified: true })
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
    await act(world, secretary, 'open', id, { chair: 'A', minutesBy: 'B' })
    const say = { id, speaker: 'A', content: 'Nội dung' }
    expect(code(await world.call(secretary, 'meetings.add-opinion', say))).toBe('meetings.classified-text')
    await world.ask(secretary, 'meetings.set-attendance', { id, others: 'present' })
    world.clock.advance(3_600_000)
    const { version } = await shown(world, secretary, id)
    const close = { id, version, conclusion: 'Nội dung' }
    expect(code(await world.call(secretary, 'meetings.close', close))).toBe('meetings.classified-text')
    await act(world, secretary, 'close', id)
    expect((await shown(world, secretary, id)).allowed).not.toContain('meetings.publish')
    // Nobody is told by when to publish what may not be.
    expect(await shown(world, secretary, id)).toMatchObject({ publishBy: null })
    const now = await shown(world, secretary, id)
    expect(code(await world.call(secretary, 'meetings.publish', { id, version: now.version, on: '2026-11-03' }))).toBe(
      'meetings.classified',
    )
  })
})
