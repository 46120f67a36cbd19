// Terms: opened with the usual end, changed, never overlapping.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { codeOf, expectNeighboursMissing, expectNotPermitted, expectSignedIn } from '../testing/strangers.ts'

describe('terms of organisations', () => {
  const world = useWorld()
  const input = (id: string) => ({ id, name: 'Nhiệm kỳ 2025–2027', startsOn: '2025-08-31' })
  const attempt = { operation: 'organisations.open-term', about: input, role: 'secretary' } as const
  const change = {
    operation: 'organisations.change-term',
    about: (id: string) => ({ id, version: 1, name: 'x' }),
    role: 'secretary',
  } as const

  test('not signed in', async () => {
    await expectSignedIn(world, attempt)
    await expectSignedIn(world, change)
  })
  test('wrong role', async () => {
    await expectNotPermitted(world, attempt, ['committee-member', 'inspection', 'administrator', 'member'])
    await expectNotPermitted(world, change, ['committee-member', 'inspection', 'administrator', 'member'])
  })
  test('neighbours answer like a missing one', () => expectNeighboursMissing(world, attempt))

  test.each([
    ['organisations.date-in-future', { startsOn: '2026-11-22' }],
    ['organisations.before-founding', { startsOn: '2025-06-30' }],
    ['organisations.term-dates', { endsOn: '2025-08-31' }],
    ['organisations.term-dates', { endsOn: '2105-08-31' }],
  ])('refused: %s %j', async (code, wrong) => {
    const actor = await world.actorAt(world.places.branchA1, 'secretary')
    const outcome = await world.call(actor, 'organisations.open-term', { ...input(world.places.branchA1.id), ...wrong })
    expect(codeOf(outcome)).toBe(code)
  })

  test('O-04 done with the usual end of 2.5 years; a second one that overlaps is refused; changed; seen', async () => {
    const { id } = world.places.branchA1
    const actor = await world.actorAt(world.places.branchA1, 'secretary')
    const opened = await world.ask(actor, 'organisations.open-term', input(id))
    const termId = (opened as { id: string }).id
    expect(await world.ask(actor, 'organisations.get', { id })).toMatchObject({
      currentTerm: { id: termId, startsOn: '2025-08-31', endsOn: '2028-02-29', version: 1 },
    })
    const next = { id, name: 'Nhiệm kỳ kế tiếp', startsOn: '2026-10-01' }
    expect(codeOf(await world.call(actor, 'organisations.open-term', next))).toBe('organisations.term-overlaps')

    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    const cut = { id: termId, version: 1, endsOn: '2026-10-01' }
    expect(codeOf(await world.call(neighbour, 'organisations.change-term', cut))).toBe('kernel.not-found')
    const above = await world.actorAt(world.places.communeA, 'secretary')
    expect(codeOf(await world.call(above, 'organisations.change-term', cut))).toBe('kernel.not-found')

    expect(await world.ask(actor, 'organisations.change-term', cut)).toEqual({ id: termId, version: 2 })
    expect(await world.call(actor, 'organisations.change-term', { ...cut, endsOn: '2026-09-01' })).toMatchObject({
      kind: 'stale',
      current: { version: 2, endsOn: '2026-10-01' },
    })
    await world.ask(actor, 'organisations.open-term', next)
    const back = { id: termId, version: 2, endsOn: '2026-10-02' }
    expect(codeOf(await world.call(actor, 'organisations.change-term', back))).toBe('organisations.term-overlaps')
    expect(codeOf(await world.call(actor, 'organisations.change-term', { id: termId, version: 2 }))).toBe(
      'organisations.nothing-changed',
    )

    const first = await world.ask(actor, 'organisations.list-terms', { id, limit: 1 })
    expect(first).toMatchObject({ rows: [{ name: 'Nhiệm kỳ kế tiếp', allowed: ['organisations.change-term'] }] })
    const { next: after } = first as { next: string }
    expect(await world.ask(actor, 'organisations.list-terms', { id, limit: 1, after })).toMatchObject({
      rows: [{ id: termId, endsOn: '2026-10-01' }],
      next: null,
    })
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where organisation_id = $1 order by seq`,
      [id],
    )
    expect(rows.map((r) => r.summary)).toEqual([
      'Ghi nhiệm kỳ «Nhiệm kỳ 2025–2027» từ ngày 31/08/2025, đến ngày 29/02/2028.',
      'Sửa nhiệm kỳ «Nhiệm kỳ 2025–2027», nay là «Nhiệm kỳ 2025–2027» (31/08/2025 – 01/10/2026).',
      'Ghi nhiệm kỳ «Nhiệm kỳ kế tiếp» từ ngày 01/10/2026, đến ngày 01/04/2029.',
    ])
  })

  test('two that overlap at once: one is done', async () => {
    const actor = await world.actorAt(world.places.branchA2, 'secretary')
    const open = () => world.call(actor, 'organisations.open-term', input(world.places.branchA2.id))
    expect((await Promise.all([open(), open()])).map(codeOf).sort()).toEqual(['(done)', 'organisations.term-overlaps'])
  })

  test('a party group has no term', async () => {
    const board = await world.actorAt(world.places.communeA, 'organisation-board')
    const group = await world.ask(board, 'organisations.found', {
      parentId: world.places.branchA1.id,
      typeCode: 'party-group',
      code: 'TD1',
      name: 'Tổ đảng 1',
      foundedOn: '2026-01-01',
    })
    const { id } = group as { id: string }
    const outcome = await world.call(board, 'organisations.open-term', { ...input(id), startsOn: '2026-02-01' })
    expect(codeOf(outcome)).toBe('organisations.term-none')
  })
})
