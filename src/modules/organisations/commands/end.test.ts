// Ending: refused while something lives below or a later module objects; afterwards everything stays readable.
import { afterEach, describe, expect, test } from 'vitest'
import { refuse } from '#kernel/refusal.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { registerEndGuard } from '../public.ts'
import { codeOf, expectNeighboursMissing, expectNotPermitted, expectSignedIn, factsOf } from '../testing/strangers.ts'

describe('organisations.end', () => {
  const world = useWorld()
  const input = (id: string) => ({ id, version: 1, endedOn: '2026-10-01' })
  const attempt = { operation: 'organisations.end', about: input, role: 'office' } as const
  let unregister: (() => void)[] = []
  afterEach(() => {
    for (const undo of unregister) undo()
    unregister = []
  })

  test('not signed in', () => expectSignedIn(world, attempt))
  test('wrong role', () => expectNotPermitted(world, attempt, ['secretary', 'inspection', 'administrator', 'member']))
  test('neighbours answer like a missing one', () => expectNeighboursMissing(world, attempt))

  test.each([
    ['organisations.date-in-future', { endedOn: '2026-11-22' }],
    ['organisations.before-founding', { endedOn: '2025-07-01' }],
  ])('refused: %s', async (code, wrong) => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const outcome = await world.call(actor, 'organisations.end', { ...input(world.places.branchA1.id), ...wrong })
    expect(codeOf(outcome)).toBe(code)
  })

  test('refused while children live, and for the own organisation', async () => {
    const actor = await world.actorAt(world.places.province, 'office')
    const outcome = await world.call(actor, 'organisations.end', input(world.places.communeA.id))
    expect(codeOf(outcome)).toBe('organisations.has-children')
    expect(factsOf(outcome)).toMatchObject({ count: 2, on: '2026-10-01' })
    const own = await world.call(actor, 'organisations.end', input(world.places.province.id))
    expect(codeOf(own)).toBe('organisations.end-own')
  })

  test('later modules are asked in the order of their names; the first refusal counts and changes nothing', async () => {
    const asked: string[] = []
    const guard = (name: string, no: boolean) =>
      registerEndGuard(name, async (_, organisation, on) => {
        asked.push(`${name}: ${organisation.name} ${on}`)
        return no ? refuse('organisations.has-children', { name, on, count: 3 }) : null
      })
    unregister = [guard('zz-test-b', true), guard('zz-test-c', true), guard('zz-test-a', false)]
    const actor = await world.actorAt(world.places.communeA, 'office')
    const outcome = await world.call(actor, 'organisations.end', input(world.places.branchA1.id))
    expect(factsOf(outcome)).toMatchObject({ name: 'zz-test-b' })
    expect(asked).toEqual(['zz-test-a: Chi bộ thôn 1 2026-10-01', 'zz-test-b: Chi bộ thôn 1 2026-10-01'])
    expect(await world.ask(actor, 'organisations.get', { id: world.places.branchA1.id })).toMatchObject({
      endedOn: null,
      version: 1,
    })
  })

  test('not before its last recorded change', async () => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const { id } = world.places.branchA2
    await world.ask(actor, 'organisations.rename', { id, version: 1, name: 'Chi bộ Mai', validFrom: '2026-10-05' })
    const outcome = await world.call(actor, 'organisations.end', { ...input(id), version: 2 })
    expect(codeOf(outcome)).toBe('organisations.before-last-change')
    expect(factsOf(outcome)).toMatchObject({ since: '2026-10-05', what: 'tên' })
  })

  test('done: dated facts and the running term close, the past stays, changes are refused, the code is free', async () => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const { id } = world.places.branchA1
    await world.ask(actor, 'organisations.open-term', { id, name: 'Nhiệm kỳ', startsOn: '2026-01-01' })
    const wanted = { ...input(id), document: 'Quyết định 30-QĐ/ĐU' }
    expect(await world.ask(actor, 'organisations.end', wanted)).toEqual({ id, version: 2 })

    expect(await world.ask(actor, 'organisations.get', { id })).toMatchObject({
      asOf: '2026-09-30',
      name: 'Chi bộ thôn 1',
      endedOn: '2026-10-01',
      endingDocument: 'Quyết định 30-QĐ/ĐU',
      currentTerm: { endsOn: '2026-10-01' },
      allowed: ['organisations.list-history'],
    })
    const history = await world.ask(actor, 'organisations.list-history', { id })
    expect(history).toMatchObject({
      names: [{ validTo: '2026-10-01' }],
      codes: [{ validTo: '2026-10-01' }],
      placements: [{ validTo: '2026-10-01', parent: { name: 'Đảng bộ xã An Bình' } }],
      entries: {
        rows: [
          { summary: 'Kết thúc hoạt động của «Chi bộ thôn 1» từ ngày 01/10/2026 (Quyết định 30-QĐ/ĐU).' },
          { operation: 'organisations.open-term' },
        ],
      },
    })
    const again = { id, version: 2, name: 'Tên khác', validFrom: '2026-10-02' }
    expect(codeOf(await world.call(actor, 'organisations.rename', again))).toBe('organisations.ended')
    const child = { parentId: id, typeCode: 'party-group', code: 'TD', name: 'Tổ', foundedOn: '2026-10-02' }
    expect(codeOf(await world.call(actor, 'organisations.found', child))).toBe('organisations.parent-ended')
    const heir = { parentId: world.places.communeA.id, typeCode: 'branch', code: '99.001.001', name: 'Chi bộ Kế' }
    expect(codeOf(await world.call(actor, 'organisations.found', { ...heir, foundedOn: '2026-09-30' }))).toBe(
      'organisations.code-taken',
    )
    expect(codeOf(await world.call(actor, 'organisations.found', { ...heir, foundedOn: '2026-10-01' }))).toBe('(done)')
  })

  test('an end and a founding below it at once: never a living child under an ended parent', async () => {
    const actor = await world.actorAt(world.places.communeB, 'office')
    const { id } = world.places.branchB1
    const child = { parentId: id, typeCode: 'party-group', code: 'TDB', name: 'Tổ đảng B', foundedOn: '2026-01-01' }
    const outcomes = await Promise.all([
      world.call(actor, 'organisations.end', input(id)),
      world.call(actor, 'organisations.found', child),
    ])
    expect(outcomes.filter((o) => o.kind === 'done')).toHaveLength(1)
  })
})
