// Entering members by hand: who may, what is refused, what is kept and what is written down.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { differences, inventedNumber, register } from '../testing/people.ts'

describe('members.register', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
  })
  const input = (place: { id: string }, fields: Record<string, unknown> = {}) => ({
    organisationId: place.id,
    fullName: 'Trần Thị Mẫu',
    status: 'full',
    ...fields,
  })
  const fieldsOf = (outcome: Awaited<ReturnType<typeof world.call>>) =>
    outcome.kind === 'refused' ? outcome.refusal.fields.map((f) => f.path) : []

  test('not signed in, wrong role, neighbour', async () => {
    const { places } = world
    expect(await world.call(null, 'members.register', input(places.branchA1))).toMatchObject({
      refusal: { code: 'kernel.not-signed-in' },
    })
    for (const role of ['committee-member', 'inspection', 'administrator', 'member'] as const) {
      const actor = await world.actorAt(places.branchA1, role)
      expect(await world.call(actor, 'members.register', input(places.branchA1))).toMatchObject({
        refusal: { code: 'kernel.not-permitted' },
      })
    }
    for (const place of [places.branchA2, places.communeA, places.branchB1, places.branchC1]) {
      expect(await world.call(secretary, 'members.register', input(place))).toMatchObject({
        refusal: { code: 'kernel.not-found' },
      })
    }
    expect(await world.call(office, 'members.register', input(places.branchB1))).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
  })

  test('what contradicts itself is refused with its fields', async () => {
    const bad = (fields: Record<string, unknown>) =>
      world.call(secretary, 'members.register', input(world.places.branchA1, fields)).then(fieldsOf)
    expect(await bad({ fullName: ' ' })).toEqual(['fullName'])
    expect(await bad({ personalNo: '12345' })).toEqual(['personalNo'])
    expect(await bad({ admittedOn: '2012-05-01', officialOn: '2011-05-01' })).toEqual(['officialOn'])
    expect(await bad({ birthDate: '1990-06-02', admittedOn: '2008-06-01' })).toEqual(['admittedOn'])
    expect(await bad({ birthDate: '1990', admittedOn: '2008' })).toEqual([])
    expect(await bad({ birthDate: '2026-11-22' })).toEqual(['birthDate'])
    expect(await bad({ ethnicityCode: '77' })).toEqual(['ethnicityCode'])
    expect(await bad({ status: 'probationary', cardNo: inventedNumber() })).toEqual(['cardNo'])
    expect(await bad({ joinedOn: '2027-01-01' })).toEqual(['joinedOn'])
    expect(await bad({ surprise: 1 })).toEqual(['surprise'])
  })

  test('a commune holds no members; a number is recorded once', async () => {
    expect(await world.call(office, 'members.register', input(world.places.communeA))).toMatchObject({
      refusal: { code: 'members.no-members-here' },
    })
    const personalNo = inventedNumber()
    await register(world, office, world.places.branchA2, { personalNo })
    const again = await world.call(office, 'members.register', input(world.places.branchA1, { personalNo }))
    expect(again).toMatchObject({ refusal: { code: 'members.number-taken', facts: { branch: 'Chi bộ thôn 2' } } })
  })

  test('nobody belongs to a branch before it was founded; on that day, yes', async () => {
    const { branchA1 } = world.places
    const join = (joinedOn: string) => world.call(office, 'members.register', input(branchA1, { joinedOn }))
    expect(await join('2025-06-30')).toMatchObject({
      refusal: { code: 'members.before-founding', facts: { organisation: 'Chi bộ thôn 1', foundedOn: '2025-07-01' } },
    })
    expect(await join('2025-07-01')).toMatchObject({ kind: 'done' })
  })

  test('done: the record, its dated facts, figures and history; no number in clear', async () => {
    const personalNo = inventedNumber()
    // A branch that has stood for long.
    await world.database.owner.query(`update organisations set founded_on = '1975-05-01' where id = $1`, [
      world.places.branchA1.id,
    ])
    const { id } = await register(world, secretary, world.places.branchA1, {
      fullName: 'Đỗ Thị Ước',
      personalNo,
      phone: '0123456789',
      joinedOn: '2010-06-01',
      joinedHow: 'transfer',
      cameFrom: 'Chi bộ nơi khác',
    })
    const record = await world.ask(secretary, 'members.get', { id })
    expect(record).toMatchObject({
      identity: { fullName: 'Đỗ Thị Ước', personalNoMasked: `•••••••••${personalNo.slice(-3)}` },
      residence: { phoneMasked: '•••••••789' },
      party: {
        decisionOn: '2010-01-20',
        admittedOn: '2010-02-03',
        officialOn: '2011-02-03',
        partyAge: { years: 16, months: 10 },
      },
      memberships: [{ validFrom: '2010-06-01', validTo: null, basis: 'transfer' }],
      statuses: [
        { status: 'full', validFrom: '2011-02-03' },
        { status: 'probationary', validFrom: '2010-06-01', validTo: '2011-02-03' },
      ],
      movements: [{ kind: 'transferred-in', counterpartName: 'Chi bộ nơi khác' }],
      branch: { name: 'Chi bộ thôn 1' },
      chain: [{ name: 'Đảng bộ tỉnh Minh Họa' }, { name: 'Đảng bộ xã An Bình' }, { name: 'Chi bộ thôn 1' }],
    })
    expect(await differences(world, board)).toEqual([])
    const history = await world.ask(secretary, 'members.list-changes', { id })
    expect(history).toMatchObject({ rows: [{ operation: 'members.register', actorName: secretary.displayName }] })
    const { rows } = await world.database.owner.query(
      `select count(*)::integer as n from audit_entries where summary || changes like '%' || $1 || '%'`,
      [personalNo],
    )
    expect(rows).toEqual([{ n: 0 }])
    expect(await world.ask(secretary, 'members.show-number', { id, field: 'personalNo' })).toEqual({
      value: personalNo,
    })
    expect(await world.ask(secretary, 'members.list-changes', { id })).toMatchObject({
      rows: [{ operation: 'members.show-number' }, { operation: 'members.register' }],
    })
    const reason = `đối chiếu số ${personalNo}`
    await world.ask(secretary, 'members.show-number', { id, field: 'personalNo', reason })
    await world.ask(secretary, 'members.correct', { id, version: 1, note: `số cũ ${personalNo}.` })
    const typed: { rows: { summary: string; changes: { note?: [string | null, string] } }[] } = await world.ask(
      secretary,
      'members.list-changes',
      { id, limit: 2 },
    )
    expect(JSON.stringify(typed.rows)).not.toContain(personalNo)
    expect(typed.rows[1]?.summary).toContain(`đối chiếu số •••••••••${personalNo.slice(-3)}`)
  })

  test('the same key twice enters one member', async () => {
    const sent = input(world.places.branchA1, { fullName: 'Lê Gửi Hai Lần' })
    const first = await world.call(secretary, 'members.register', sent, 'key-of-this-sending')
    const second = await world.call(secretary, 'members.register', sent, 'key-of-this-sending')
    expect(first).toMatchObject({ kind: 'done', replayed: false })
    expect(second).toMatchObject({ kind: 'done', replayed: true, output: (first as { output: unknown }).output })
    expect(await world.ask(secretary, 'members.count', { text: 'le gui hai lan' })).toEqual({ total: 1 })
  })

  test('two who enter one number at once: one is refused', async () => {
    const personalNo = inventedNumber()
    const outcomes = await Promise.all(
      [world.places.branchA1, world.places.branchA2].map((place) =>
        world.call(office, 'members.register', input(place, { personalNo })),
      ),
    )
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['done', 'refused'])
  })
})
