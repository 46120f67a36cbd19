// The official tables: who may ask, what is refused, and exact small worlds seen from every level.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportTable } from '#contract/reports.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import { codeOf, type Place, useWorld } from '../../../../test/harness/world.ts'
import { Country } from '../testing/country.ts'

const TODAY = '2026-11-21'

describe('reports.get-table', () => {
  const world = useWorld()
  let country: Country
  const table = (actor: Actor, form: string, on = TODAY, more: object = {}): Promise<ReportTable> =>
    world.ask(actor, 'reports.get-table', { form, on, ...more })
  const cell = (t: ReportTable, row: string, column: string): number | null | undefined =>
    t.rows.find((r) => r.code === row)?.cells.find((c) => c.column === column)?.value
  const office = (place: Place): Promise<Actor> => world.actorAt(place, 'office')

  beforeAll(async () => {
    country = new Country(world)
    const { branchA1, branchA2, branchB1, branchC1, communeA } = world.places
    // Between two branches of one commune, two communes, and two provinces.
    const inside = await country.person(branchA1, '2025-08-01', 'entered', {
      gender: 'female',
      birthDate: '1990-11-22',
    })
    await country.move(inside, branchA2, '2026-03-01')
    const across = await country.person(branchA1, '2025-08-01', 'entered', { birthDate: '1970-01-01' })
    await country.move(across, branchB1, '2026-04-01')
    const away = await country.person(branchA2, '2025-08-01', 'entered', {}, 'probationary')
    await country.leave(away, 'transferred-out', '2026-05-01')
    await country.person(branchC1, '2026-05-01', 'transferred-in')
    await country.person(branchA1, '2026-02-03', 'admitted', { ethnicity: '02', religion: 'buddhism' }, 'probationary')
    const deleted = await country.person(branchA2, '2025-09-01', 'admitted', {}, 'probationary')
    await country.leave(deleted, 'name-deleted', '2026-06-01')
    await country.figures(TODAY)
    expect(communeA.path).toBe('99/1/')
  })

  test('is not for strangers, members or administrators', async () => {
    expect(await world.call(null, 'reports.get-table', { form: '3', on: TODAY })).toMatchObject({
      refusal: { code: 'kernel.not-signed-in' },
    })
    for (const role of ['member', 'administrator'] as Role[]) {
      const actor = await world.actorAt(world.places.communeA, role)
      for (const name of ['reports.get-table', 'reports.list-cell']) {
        const input = { form: '3', on: TODAY, ...(name.endsWith('cell') ? { row: 'total', column: 'total' } : {}) }
        expect(await world.call(actor, name, input)).toMatchObject({ refusal: { code: 'kernel.not-permitted' } })
      }
    }
  })

  test('a neighbour looks like nothing', async () => {
    const { communeA, communeB, branchB1, communeC, province } = world.places
    const actor = await office(communeA)
    for (const place of [communeB, branchB1, communeC, province]) {
      const outcome = await world.call(actor, 'reports.get-table', { form: '3', on: TODAY, organisationId: place.id })
      expect(outcome).toMatchObject({ refusal: { code: 'kernel.not-found' } })
    }
    expect(await world.call(actor, 'reports.get-table', { form: '3', on: TODAY, provinceCode: '98' })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
  })

  test('refuses days that do not exist, have not come, or on which the organisation did not', async () => {
    const actor = await office(world.places.communeA)
    const refused = async (input: object) => {
      return codeOf(await world.call(actor, 'reports.get-table', { form: '1', ...input }))
    }
    expect(await refused({ on: '2026-02-30' })).toBe('kernel.invalid-input')
    expect(await refused({ on: '2026-11-22' })).toBe('reports.date-in-future')
    expect(await refused({ on: '2025-06-30' })).toBe('reports.organisation-not-there')
    expect(await refused({ on: TODAY, from: '2026-12-01' })).toBe('reports.period-reversed')
    expect(await refused({ on: TODAY, from: '2016-01-01' })).toBe('reports.period-reversed')
    const nowhere = { form: '1', on: TODAY, row: 'B', column: 'percent' }
    for (const input of [nowhere, { ...nowhere, column: 'x' }, { ...nowhere, row: 'Z', column: 'this' }]) {
      expect(await world.call(actor, 'reports.list-cell', input)).toMatchObject({
        refusal: { code: 'reports.cell-without-list' },
      })
    }
    expect(
      await world.call(actor, 'reports.list-cell', { ...nowhere, column: 'this', after: 'WzEsMiwzXQ' }),
    ).toMatchObject({ refusal: { code: 'kernel.invalid-input' } })
  })

  test('a move is seen where it crosses the border of what is asked about', async () => {
    const { branchA1, branchA2, communeA, communeB, province, otherProvince, centre } = world.places
    const rows = async (place: Place) => {
      const t = await table(await office(place), '1')
      expect(t.checks.filter((c) => !c.ok)).toEqual([])
      return Object.fromEntries(t.rows.map((r) => [r.code, r.cells[0]?.value]))
    }
    expect(await rows(branchA1)).toMatchObject({ A: 2, B: 1, B1: 1, C: 2, C5: 2, C5a: 0, C5b: 1, C5c: 1, D: 1 })
    expect(await rows(branchA2)).toMatchObject({ A: 2, B: 1, B2c: 1, C: 2, C3: 1, C3p: 1, C5a: 1, D: 1 })
    expect(await rows(communeA)).toMatchObject({ A: 4, B: 1, B1: 1, B2: 0, C: 3, C3: 1, C5a: 1, C5b: 1, D: 2 })
    expect(await rows(communeB)).toMatchObject({ A: 0, B: 1, B2: 1, B2b: 1, C: 0, D: 1 })
    expect(await rows(province)).toMatchObject({ A: 4, B: 1, B2: 0, C: 2, C3: 1, C5: 1, C5a: 1, D: 3 })
    expect(await rows(otherProvince)).toMatchObject({ A: 0, B: 1, B2a: 1, C: 0, D: 1 })
    expect(await rows(centre)).toMatchObject({ A: 4, D: 4 })
    // Added rows appear only where they count something.
    expect((await table(await office(communeA), '1')).rows.map((r) => r.code)).not.toContain('C5c')
  })

  test('who moved away is still named for the days it was here, without a way into the record', async () => {
    const actor = await office(world.places.communeA)
    const then = await table(actor, '3', '2026-03-31')
    expect(cell(then, 'total', 'total')).toBe(5)
    const page: { rows: { allowed: string[]; branchName: string; status: string }[] } = await world.ask(
      actor,
      'reports.list-cell',
      { form: '3', on: '2026-03-31', row: 'total', column: 'total' },
    )
    expect(page.rows.filter((r) => r.allowed.length === 0)).toHaveLength(1)
    expect(page.rows.every((r) => r.branchName.startsWith('Chi bộ thôn'))).toBe(true)
    const gone: { rows: { fullName: string; movement: { kind: string; on: string; counterpartName: string } }[] } =
      await world.ask(actor, 'reports.list-cell', { form: '1', on: TODAY, row: 'C5b', column: 'this' })
    expect(gone.rows).toMatchObject([
      { movement: { kind: 'transferred-out', on: '2026-04-01', counterpartName: 'Chi bộ thôn Đông' } },
    ])
    expect(gone.rows[0]?.fullName).toMatch(/^Trần Văn Mẫu/)
  })

  test('a birthday moves one person to the next band', async () => {
    const { communeA } = world.places
    const actor = await office(communeA)
    const before = await table(actor, '3')
    world.clock.set('2026-11-22T02:00:00Z')
    const after = await table(actor, '3', '2026-11-22')
    const past = await table(actor, '3')
    world.clock.set('2026-11-21T02:00:00Z')
    for (const column of ['total', 'female']) {
      expect([cell(before, 'age.31-35', column), cell(before, 'age.36-40', column)]).toEqual([1, 0])
      expect([cell(after, 'age.31-35', column), cell(after, 'age.36-40', column)]).toEqual([0, 1])
    }
    expect(past.rows).toEqual(before.rows)
  })

  test('a past day agrees with today when nothing has changed since', async () => {
    const { communeA, province, centre } = world.places
    for (const place of [communeA, province, centre]) {
      const actor = await office(place)
      for (const form of ['3', '4', '5']) {
        world.clock.set('2026-11-21T02:00:00Z')
        const now = await table(actor, form)
        world.clock.set('2026-11-22T02:00:00Z')
        const then = await table(actor, form)
        world.clock.set('2026-11-21T02:00:00Z')
        expect(then.rows).toEqual(now.rows)
      }
    }
  })

  test('the country is the sum of its provinces; the centre looks into one by naming it', async () => {
    const { centre, province } = world.places
    const board = await world.actorAt(centre, 'organisation-board')
    const whole = await table(board, '3')
    expect(whole.organisation).toMatchObject({ id: null, name: 'Toàn quốc' })
    expect(cell(whole, 'total', 'total')).toBe(4)
    const one = await table(board, '3', TODAY, { provinceCode: '99' })
    expect(one.organisation).toMatchObject({ id: province.id, provinceCode: '99', name: 'Đảng bộ tỉnh Minh Họa' })
    expect(cell(one, 'total', 'total')).toBe(3)
    expect(cell(await table(board, '4'), 'ethnicity.02', 'total')).toBe(1)
    expect(cell(await table(board, '5'), 'total', 'grassroots')).toBe(3)
  })

  test('the picture has a sentence', async () => {
    const { communeA } = world.places
    const t = await table(await office(communeA), '4')
    expect(t.chart?.sentence).toBe('Đảng viên là người dân tộc thiểu số, các dân tộc đông nhất: chỉ có Tày (1).')
    expect((await table(await office(world.places.communeB), '4')).chart).toBeNull()
  })

  test('a branch that goes to another commune takes its members along', async () => {
    const { branchA2, communeA, communeB, province } = world.places
    const [a, b, p] = [await office(communeA), await office(communeB), await office(province)]
    const moved = await country.reorganise(branchA2, communeB, '9', '2026-10-01')
    await country.figures(TODAY)
    const then = await table(p, '1', TODAY, { organisationId: communeA.id })
    expect(cell(then, 'reorganised-out', 'this')).toBe(1)
    expect(then.checks.filter((c) => !c.ok)).toEqual([])
    const there = await table(b, '1')
    expect(cell(there, 'reorganised-in', 'this')).toBe(1)
    expect(there.checks.filter((c) => !c.ok)).toEqual([])
    expect(cell(await table(p, '5', '2026-09-30', { organisationId: communeA.id }), 'total', 'branches')).toBe(2)
    expect(cell(await table(a, '5'), 'total', 'branches')).toBe(1)
    const page: { rows: { movement: { kind: string; on: string } }[] } = await world.ask(b, 'reports.list-cell', {
      form: '1',
      on: TODAY,
      row: 'reorganised-in',
      column: 'this',
    })
    expect(page.rows).toMatchObject([{ movement: { kind: 'reorganised-in', on: '2026-10-01' } }])
    expect(moved.path).toBe('99/2/9/')
  })
})
