// Founding an organisation: who may, what stands under what and when, codes, paths, history.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { codeOf, expectNeighboursMissing, expectNotPermitted, expectSignedIn, factsOf } from '../testing/strangers.ts'

describe('organisations.found', () => {
  const world = useWorld()
  const input = (parentId: string) => ({
    parentId,
    typeCode: 'branch',
    code: '99.001.100',
    name: 'Chi bộ thôn Mới',
    foundedOn: '2026-03-02',
  })
  const attempt = { operation: 'organisations.found', about: input, role: 'organisation-board' } as const

  test('not signed in', () => expectSignedIn(world, attempt))
  test('wrong role', () =>
    expectNotPermitted(world, attempt, ['secretary', 'committee-member', 'inspection', 'administrator', 'member']))
  test('neighbours answer like a missing one', () => expectNeighboursMissing(world, attempt))

  test.each([
    ['name', { name: '  ' }],
    ['code', { code: 'có dấu cách' }],
    ['typeCode', { typeCode: 'xa' }],
    ['foundedOn', { foundedOn: '2026-02-30' }],
    ['document', { document: '\u0007' }],
  ])('invalid %s', async (path, wrong) => {
    const actor = await world.actorAt(world.places.communeA, 'office')
    const outcome = await world.call(actor, 'organisations.found', { ...input(world.places.communeA.id), ...wrong })
    expect(outcome).toMatchObject({ refusal: { code: 'kernel.invalid-input', fields: [{ path }] } })
  })

  test('A1 a forbidden child is refused with the reason and what may stand there', async () => {
    const actor = await world.actorAt(world.places.communeA, 'organisation-board')
    const wanted = { ...input(world.places.branchA1.id), typeCode: 'branch' }
    const outcome = await world.call(actor, 'organisations.found', wanted)
    expect(codeOf(outcome)).toBe('organisations.child-type-forbidden')
    expect(factsOf(outcome)).toEqual({
      parentType: 'Chi bộ trực thuộc',
      childType: 'Chi bộ trực thuộc',
      allowed: ['Tổ đảng'],
      on: '2026-03-02',
    })
  })

  test.each([
    ['organisations.date-in-future', { foundedOn: '2026-11-22' }],
    ['organisations.parent-not-there', { foundedOn: '2025-06-30' }],
    ['organisations.code-taken', { code: '99.001.001' }],
    ['organisations.code-taken', { code: '99.002.001' }],
    ['organisations.unit-type-unknown', { unitType: 'xa' }],
    ['organisations.province-by-shell', { typeCode: 'province-committee' }],
  ])('refused: %s %j', async (code, wrong) => {
    const actor = await world.actorAt(world.places.communeA, 'organisation-board')
    const outcome = await world.call(actor, 'organisations.found', { ...input(world.places.communeA.id), ...wrong })
    expect(codeOf(outcome)).toBe(code)
  })

  test('a party group has no unit type', async () => {
    const actor = await world.actorAt(world.places.communeA, 'organisation-board')
    const wanted = { ...input(world.places.branchA1.id), typeCode: 'party-group', unitType: 'commune' }
    expect(codeOf(await world.call(actor, 'organisations.found', wanted))).toBe('organisations.unit-type-forbidden')
  })

  test('done, with a path of its own below the parent, dated facts and one audit entry', async () => {
    const actor = await world.actorAt(world.places.communeA, 'organisation-board', { displayName: 'Lê Thử' })
    const wanted = { ...input(world.places.communeA.id), unitType: 'commune', document: 'Quyết định 12-QĐ/ĐU' }
    const { id } = await world.ask(actor, 'organisations.found', wanted)
    const { rows } = await world.database.owner.query(
      `select o.path, o.code, o.search_key, n.valid_from, n.valid_to, p.placed_path, c.document, a.summary, a.actor_name, a.subject_id
         from organisations o
         join organisation_names n on n.organisation_id = o.id join organisation_codes c on c.organisation_id = o.id
         join organisation_placements p on p.organisation_id = o.id join audit_entries a on a.organisation_id = o.id
        where o.id = $1`,
      [id],
    )
    const path = `${world.places.communeA.path}2s/`
    expect(rows).toEqual([
      {
        path,
        code: '99.001.100',
        search_key: 'chi bo thon moi',
        valid_from: '2026-03-02',
        valid_to: null,
        placed_path: path,
        document: 'Quyết định 12-QĐ/ĐU',
        summary:
          'Thành lập «Chi bộ thôn Mới» (mã 99.001.100) trực thuộc «Đảng bộ xã An Bình» từ ngày 02/03/2026 (Quyết định 12-QĐ/ĐU).',
        actor_name: 'Lê Thử',
        subject_id: id,
      },
    ])
  })

  test('two at once get two paths; one code at once is given once', async () => {
    const actor = await world.actorAt(world.places.communeB, 'office')
    const make = (code: string, name: string) =>
      world.call(actor, 'organisations.found', { ...input(world.places.communeB.id), code, name })
    const done = await Promise.all([make('99.002.201', 'Chi bộ Một'), make('99.002.202', 'Chi bộ Hai')])
    expect(done.map(codeOf)).toEqual(['(done)', '(done)'])
    const same = await Promise.all([make('99.002.203', 'Chi bộ Ba'), make('99.002.203', 'Chi bộ Tư')])
    expect(same.map(codeOf).sort()).toEqual(['(done)', 'organisations.code-taken'])
    const { rows } = await world.database.owner.query(
      `select count(*)::int as n, count(distinct path)::int as paths from organisations where parent_id = $1`,
      [world.places.communeB.id],
    )
    expect(rows).toEqual([{ n: 4, paths: 4 }])
  })

  test('the same key twice founds once', async () => {
    const actor = await world.actorAt(world.places.communeB, 'office')
    const wanted = { ...input(world.places.communeB.id), code: '99.002.300', name: 'Chi bộ Lặp' }
    const first = await world.call(actor, 'organisations.found', wanted, 'same-key-1')
    const second = await world.call(actor, 'organisations.found', wanted, 'same-key-1')
    expect(second).toEqual({ ...first, replayed: true })
  })

  test('the centre founds in a province it names', async () => {
    const centre = await world.actorAt(world.places.centre, 'organisation-board')
    const wanted = { ...input(world.places.otherProvince.id), typeCode: 'commune-committee', code: '98.777' }
    expect(codeOf(await world.call(centre, 'organisations.found', wanted))).toBe('kernel.not-found')
    const outcome = await world.call(centre, 'organisations.found', { ...wanted, provinceCode: '98' })
    expect(codeOf(outcome)).toBe('(done)')
  })
})
