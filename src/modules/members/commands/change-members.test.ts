// Changing records: corrections, the career, status, moves and departures, each refused and done, with what is kept of it.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { toCursor } from '#kernel/page.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { differences, inventedNumber, register } from '../testing/people.ts'

describe('changing members', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let a1: Place
  let a2: Place
  beforeAll(async () => {
    a1 = world.places.branchA1
    a2 = world.places.branchA2
    secretary = await world.actorAt(a1, 'secretary')
    office = await world.actorAt(world.places.communeA, 'office')
    board = await world.actorAt(world.places.province, 'organisation-board')
  })
  const refusal = (code: string) => ({ kind: 'refused', refusal: { code } })

  test('every operation on a record: not signed in, wrong role, a neighbour', async () => {
    const { id, version } = await register(world, office, a2)
    const inputs: Record<string, unknown> = {
      'members.get': { id },
      'members.list-changes': { id },
      'members.show-number': { id, field: 'phone' },
      'members.correct': { id, version, note: 'x' },
      'members.add-career-entry': { memberId: id, kind: 'work', title: 'x' },
      'members.change-status': { id, version, status: 'exempt', from: '2026-01-01' },
      'members.move-branch': { id, version, organisationId: a1.id, from: '2026-01-01' },
      'members.record-departure': { id, version, kind: 'died', on: '2026-01-01', document: 'x' },
    }
    const neighbours = [
      secretary,
      await world.actorAt(world.places.communeB, 'organisation-board'),
      await world.actorAt(world.places.otherProvince, 'organisation-board'),
      await world.actorAt(a2, 'member', { memberId: '00000000-0000-7000-8000-000000000000' }),
    ]
    const administrator = await world.actorAt(world.places.communeA, 'administrator')
    for (const [name, input] of Object.entries(inputs)) {
      expect(await world.call(null, name, input)).toMatchObject(refusal('kernel.not-signed-in'))
      expect(await world.call(administrator, name, input)).toMatchObject(refusal('kernel.not-permitted'))
      for (const neighbour of neighbours) {
        const outcome = await world.call(neighbour, name, input)
        expect(outcome.kind).toBe('refused')
        const code = outcome.kind === 'refused' ? outcome.refusal.code : ''
        expect(['kernel.not-found', 'kernel.not-permitted']).toContain(code)
      }
    }
  })

  test('a correction writes what differs, masks numbers, and a stale one shows both', async () => {
    const { id, version } = await register(world, secretary, a1, { fullName: 'Vũ Thị Sửa' })
    const personalNo = inventedNumber()
    const done = await world.ask(secretary, 'members.correct', {
      id,
      version,
      fullName: 'Vũ Thị Đã Sửa',
      personalNo,
      gender: 'male',
      educationCode: 'primary',
      document: 'Giấy khai sinh',
    })
    expect(done).toEqual({ id, version: 2 })
    const stale = await world.call(secretary, 'members.correct', { id, version, note: 'muộn' })
    expect(stale).toMatchObject({
      kind: 'stale',
      yours: { note: 'muộn' },
      current: { version: 2, identity: { fullName: 'Vũ Thị Đã Sửa' } },
    })
    const history: { rows: { summary: string; changes: Record<string, unknown> }[] } = await world.ask(
      secretary,
      'members.list-changes',
      { id },
    )
    expect(history.rows[0]?.summary).toBe(
      'Sửa hồ sơ Vũ Thị Đã Sửa: họ và tên, số định danh cá nhân, trình độ giáo dục phổ thông.',
    )
    expect(history.rows[0]?.changes).toEqual({
      fullName: ['Vũ Thị Sửa', 'Vũ Thị Đã Sửa'],
      personalNo: [null, `•••••••••${personalNo.slice(-3)}`],
      educationCode: [null, 'primary'],
      document: [null, 'Giấy khai sinh'],
    })
    expect(await world.call(secretary, 'members.correct', { id, version: 2, personalNo })).toMatchObject(
      refusal('members.nothing-changed'),
    )
    expect(await world.call(secretary, 'members.correct', { id, version: 2, officialOn: '2009-01-01' })).toMatchObject({
      refusal: { code: 'kernel.invalid-input', fields: [{ path: 'officialOn' }, { path: 'officialOn' }] },
    })
    const other = await register(world, secretary, a1)
    expect(await world.call(secretary, 'members.correct', { ...other, personalNo })).toMatchObject(
      refusal('members.number-taken'),
    )
    expect(await world.ask(secretary, 'members.correct', { id, version: 2, personalNo: null })).toEqual({
      id,
      version: 3,
    })
    expect(await world.ask(secretary, 'members.correct', { ...other, personalNo })).toMatchObject({ version: 2 })
    expect(await differences(world, board)).toEqual([])
  })

  test('the changes of a record page through entries of one instant, and a forged cursor is refused', async () => {
    const { id, version } = await register(world, office, a1)
    await world.ask(office, 'members.move-branch', { id, version, organisationId: a2.id, from: '2026-11-01' })
    type Page = { rows: { operation: string; organisationId: string }[]; next: string | null }
    const page = (after?: string): Promise<Page> => world.ask(office, 'members.list-changes', { id, after, limit: 1 })
    const seen: string[] = []
    let after: string | undefined
    for (let i = 0; i < 5; i++) {
      const { rows, next } = await page(after)
      seen.push(...rows.map((row) => `${row.operation} ${row.organisationId}`))
      if (next === null) break
      after = next
    }
    expect(seen.sort()).toEqual(
      [`members.move-branch ${a1.id}`, `members.move-branch ${a2.id}`, `members.register ${a1.id}`].sort(),
    )
    for (const forged of [
      ['2026', 1, a1.id],
      ['+275760-09-13T00:00:00Z', 1, a1.id],
      ['2026-11-01T00:00:00.000Z', 1e20, a1.id],
      ['2026-11-01T00:00:00.000Z', 1],
    ]) {
      expect(await world.call(office, 'members.list-changes', { id, after: toCursor(forged) })).toMatchObject(
        refusal('kernel.invalid-input'),
      )
    }
  })

  test('two corrections of one version at once: the second is shown what the first wrote', async () => {
    const { id, version } = await register(world, secretary, a1)
    const outcomes = await Promise.all(
      ['một', 'hai'].map((note) => world.call(secretary, 'members.correct', { id, version, note })),
    )
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['done', 'stale'])
  })

  test('the career: added, corrected, withdrawn with its reason', async () => {
    const { id: memberId } = await register(world, secretary, a1)
    const entry = { memberId, kind: 'work', title: 'Giáo viên', fromDate: '1999-09', toDate: '2005' }
    expect(await world.call(secretary, 'members.add-career-entry', { ...entry, toDate: '1998' })).toMatchObject(
      refusal('kernel.invalid-input'),
    )
    const { id, version }: { id: string; version: number } = await world.ask(
      secretary,
      'members.add-career-entry',
      entry,
    )
    const correct = (input: object) => world.call(secretary, 'members.correct-career-entry', { id, ...input })
    expect(await correct({ version, title: 'Giáo viên' })).toMatchObject(refusal('members.nothing-changed'))
    expect(await correct({ version, title: 'Hiệu trưởng' })).toMatchObject({ output: { id, version: 2 } })
    expect(await correct({ version, title: 'x' })).toMatchObject({ kind: 'stale', current: { title: 'Hiệu trưởng' } })
    expect(
      await world.ask(secretary, 'members.end-career-entry', { id, version: 2, reason: 'Ghi nhầm người' }),
    ).toMatchObject({ version: 3 })
    expect(await correct({ version: 3, title: 'x' })).toMatchObject(refusal('members.entry-ended'))
    expect(await world.ask(secretary, 'members.get', { id: memberId })).toMatchObject({
      career: [{ title: 'Hiệu trưởng', ended: true, endedReason: 'Ghi nhầm người' }],
    })
    const stranger = await world.actorAt(a2, 'secretary')
    expect(await world.call(stranger, 'members.end-career-entry', { id, version: 3, reason: 'x' })).toMatchObject(
      refusal('kernel.not-found'),
    )
  })

  test('recognition after 12 months, exemption and return', async () => {
    const dates = { admittedOn: '2025-11-01', decisionOn: '2025-10-20', officialOn: null, joinedOn: '2025-11-01' }
    const { id } = await register(world, secretary, a1, { status: 'probationary', ...dates })
    const change = (version: number, status: string, from: string) =>
      world.call(secretary, 'members.change-status', { id, version, status, from })
    expect(await change(1, 'exempt', '2026-11-10')).toMatchObject(refusal('members.status-change-forbidden'))
    expect(await change(1, 'full', '2026-10-31')).toMatchObject(refusal('members.probation-not-over'))
    expect(await change(1, 'full', '2026-11-22')).toMatchObject(refusal('members.date-in-future'))
    expect(await change(1, 'full', '2026-11-01')).toMatchObject({ output: { version: 2 } })
    expect(await change(1, 'exempt', '2026-11-10')).toMatchObject({ kind: 'stale' })
    expect(await change(2, 'exempt', '2026-11-01')).toMatchObject(refusal('members.date-too-early'))
    expect(await change(2, 'exempt', '2026-11-10')).toMatchObject({ output: { version: 3 } })
    expect(await change(3, 'full', '2026-11-20')).toMatchObject({ output: { version: 4 } })
    expect(await world.ask(secretary, 'members.get', { id })).toMatchObject({
      status: 'full',
      party: { officialOn: '2026-11-01' },
      statuses: [
        { status: 'full', validFrom: '2026-11-20', validTo: null },
        { status: 'exempt', validFrom: '2026-11-10', validTo: '2026-11-20' },
        { status: 'full', validFrom: '2026-11-01', validTo: '2026-11-10' },
        { status: 'probationary', validFrom: '2025-11-01', validTo: '2026-11-01' },
      ],
    })
    expect(await differences(world, board)).toEqual([])
  })

  test('a move inside the reach is seen on both sides', async () => {
    const { id, version } = await register(world, secretary, a1, { fullName: 'Mai Văn Chuyển' })
    await world.ask(secretary, 'members.add-career-entry', { memberId: id, kind: 'work', title: 'Nông dân' })
    const move = (actor: Actor, place: Place, from: string) =>
      world.call(actor, 'members.move-branch', { id, version, organisationId: place.id, from, document: 'QĐ 12' })
    expect(await move(secretary, a2, '2026-11-01')).toMatchObject(refusal('kernel.not-found'))
    expect(await move(office, world.places.branchB1, '2026-11-01')).toMatchObject(refusal('kernel.not-found'))
    expect(await move(office, a1, '2026-11-01')).toMatchObject(refusal('members.same-branch'))
    expect(await move(office, world.places.communeA, '2026-11-01')).toMatchObject(refusal('members.no-members-here'))
    expect(await move(office, a2, '2025-08-01')).toMatchObject(refusal('members.date-too-early'))
    expect(await move(office, a2, '2026-11-01')).toMatchObject({ output: { id, version: 2 } })
    expect(await world.call(secretary, 'members.get', { id })).toMatchObject(refusal('kernel.not-found'))
    const receiving = await world.actorAt(a2, 'secretary')
    expect(await world.ask(receiving, 'members.get', { id })).toMatchObject({
      branch: { id: a2.id },
      memberships: [{ organisationId: a2.id, validFrom: '2026-11-01', validTo: null, basis: 'transfer' }],
      statuses: [{ status: 'full' }, { status: 'probationary' }].slice(0, 1),
      movements: [{ kind: 'transferred-in', counterpartName: 'Chi bộ thôn 1' }],
      career: [{ title: 'Nông dân' }],
    })
    expect(await world.ask(office, 'members.get', { id })).toMatchObject({
      memberships: [{ validFrom: '2026-11-01' }, { validFrom: '2025-08-01', validTo: '2026-11-01' }],
    })
    const { rows } = await world.database.owner.query(
      `select path, kind, counterpart_path from member_movements where member_id = $1 order by kind`,
      [id],
    )
    expect(rows).toEqual([
      { path: a2.path, kind: 'transferred-in', counterpart_path: a1.path },
      { path: a1.path, kind: 'transferred-out', counterpart_path: a2.path },
    ])
    expect(await differences(world, board)).toEqual([])
  })

  test('a departure is for the office and the organisation board, and ends everything', async () => {
    const { id, version } = await register(world, secretary, a1)
    const input = { id, version, kind: 'died', on: '2026-11-20', document: 'Giấy chứng tử' }
    expect(await world.call(secretary, 'members.record-departure', input)).toMatchObject(
      refusal('kernel.not-permitted'),
    )
    expect(await world.call(office, 'members.record-departure', { ...input, document: '' })).toMatchObject(
      refusal('kernel.invalid-input'),
    )
    const post = {
      organisationId: a1.id,
      memberId: id,
      postCode: 'deputy-secretary',
      from: '2026-01-01',
      how: 'elected',
    }
    await world.ask(office, 'members.appoint', post)
    const done: { warning: string } = await world.ask(office, 'members.record-departure', input)
    expect(done.warning).toContain('khiếu nại')
    expect(await world.ask(office, 'members.get', { id })).toMatchObject({
      status: 'left',
      departure: { kind: 'died', on: '2026-11-20' },
      memberships: [{ validTo: '2026-11-20' }],
      posts: [{ validTo: '2026-11-20' }],
      movements: [{ kind: 'died' }],
    })
    expect(await world.call(office, 'members.record-departure', { ...input, version: 2 })).toMatchObject(
      refusal('members.already-left'),
    )
    const moved = { id, version: 2, organisationId: a2.id, from: '2026-11-21' }
    expect(await world.call(office, 'members.move-branch', moved)).toMatchObject(refusal('members.already-left'))
    expect(await differences(world, board)).toEqual([])
  })
})
