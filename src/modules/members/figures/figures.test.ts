// Kept figures: equal to a recount after any sequence of changes, equal to the lists behind them, right on every day.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { inScope, subtree } from '#db/tenancy.ts'
import type { Actor } from '#kernel/actor.ts'
import { rollFiguresForward } from '#modules/members/figures/keep.ts'
import { rebuildFigures } from '#modules/members/figures/rebuild.ts'
import { addYears } from '#rules/calendar/dates.ts'
import { counts, type FigureFacts, figures, latestBirth } from '#rules/statistics/figures.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { differences, register } from '../testing/people.ts'

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length] as T

describe('kept figures', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  let branches: Place[]
  beforeAll(async () => {
    const { places } = world
    office = await world.actorAt(places.province, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
    branches = [places.branchA1, places.branchA2, places.branchB1]
  })

  test('the catalogue and the columns are the same', async () => {
    const { rows } = await world.database.owner.query(
      `select column_name as name, data_type as type from information_schema.columns where table_name = 'organisation_figures' order by ordinal_position`,
    )
    const others = ['province_code', 'path', 'is_top']
    expect(rows.filter((r) => !others.includes(r.name))).toEqual(
      figures.map(({ column }) => ({ name: column, type: 'integer' })),
    )
    expect(new Set(figures.map(({ key }) => key)).size).toBe(figures.length)
  })

  test('equal a recount after any sequence of registrations, corrections, moves, changes of status and departures', async () => {
    const living: { id: string; version: number; branch: Place; status: string }[] = []
    const codes = (n: number) => ({
      gender: pick(['male', 'female', null], n),
      ethnicityCode: pick(['01', '02', null], n),
      religionCode: pick(['none', 'buddhism', null], n),
      educationCode: pick(['primary', 'upper-secondary', null], n),
      professionalCode: pick(['none', 'doctor', null], n),
      academicTitle: pick(['professor', null], n),
      theoryCode: pick(['advanced', 'bachelor', null], n),
      occupationCode: pick(['farmer', 'retired', null], n),
      birthDate: pick(['1950-02-28', '1961-11-21', '1990', '1985-07', null], n),
      decisionOn: pick(['2008-10-01', '2015', null], n),
    })
    const step = fc.record({
      kind: fc.constantFrom('register', 'correct', 'move', 'status', 'depart'),
      n: fc.nat(10_000),
    })
    // Chance alone leaves a kind of movement out now and then.
    const everyKind = [
      { kind: 'register' as const, n: 0 },
      { kind: 'register' as const, n: 1 },
      { kind: 'move' as const, n: 2 },
      { kind: 'depart' as const, n: 0 },
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        for (const { kind, n } of steps) {
          const at = n % Math.max(1, living.length)
          const member = living[at]
          if (kind === 'register' || member === undefined) {
            const branch = pick(branches, n)
            const status = pick(['full', 'probationary', 'exempt', 'suspended'], n)
            const fields = {
              ...codes(n),
              status,
              officialOn: null,
              admittedOn: '2016-01-01',
              birthDate: pick(['1950', '1971-12-31', null], n),
            }
            living.push({ ...(await register(world, office, branch, fields)), branch, status })
            continue
          }
          const base = { id: member.id, version: member.version }
          if (kind === 'correct') {
            const outcome = await world.call(office, 'members.correct', { ...base, ...codes(n) })
            if (outcome.kind === 'done') member.version += 1
          } else if (kind === 'move') {
            const branch = pick(branches, n)
            const input = { ...base, organisationId: branch.id, from: '2026-11-20' }
            const outcome = await world.call(office, 'members.move-branch', input)
            if (outcome.kind === 'done') Object.assign(member, { version: member.version + 1, branch })
          } else if (kind === 'status') {
            const status = member.status === 'full' ? 'exempt' : 'full'
            const outcome = await world.call(office, 'members.change-status', { ...base, status, from: '2026-11-20' })
            if (outcome.kind === 'done') Object.assign(member, { version: member.version + 1, status })
          } else {
            const input = { ...base, kind: 'died', on: '2026-11-21', document: 'Giấy báo tử' }
            const outcome = await world.call(office, 'members.record-departure', input)
            if (outcome.kind === 'done') living.splice(at, 1)
          }
        }
        expect(await differences(world, board)).toEqual([])
        const total = await world.ask(board, 'members.count')
        expect(total).toEqual({ total: living.length })
      }),
      { numRuns: 12, examples: [[everyKind]] },
    )
    const { rows } = await world.database.owner.query(
      `select kind, count(*) > 0 as happened from member_movements group by kind order by kind`,
    )
    expect(rows.map((r) => r.kind)).toEqual(['died', 'transferred-in', 'transferred-out'])
  })

  test('the list behind every figure has exactly as many rows, in the province and in a commune', async () => {
    // The sequences before may have left nobody.
    await register(world, office, world.places.branchA1)
    for (const organisation of [world.places.province, world.places.communeA]) {
      const answer: { figures: Record<string, number> } = await world.ask(board, 'members.get-figures', {
        organisationId: organisation.id,
      })
      expect(answer.figures.total).toBeGreaterThan(0)
      for (const { key } of figures) {
        const page: { rows: unknown[] } = await world.ask(board, 'members.list', {
          organisationId: organisation.id,
          figure: key,
          limit: 200,
        })
        expect([key, page.rows.length]).toEqual([key, answer.figures[key]])
      }
    }
  })

  test('a birthday moves a member to the next band on the day, whether or not the nightly job has run', async () => {
    const at = (place: Place): Promise<{ figures: Record<string, number> }> =>
      world.ask(board, 'members.get-figures', { organisationId: place.id })
    const person = { gender: 'female', birthDate: '1995-11-23', decisionOn: null, admittedOn: null, officialOn: null }
    await register(world, office, world.places.branchB1, person)
    await register(world, office, world.places.branchB1, {
      birthDate: '1970-01-01',
      decisionOn: '1996-11-23',
      admittedOn: null,
      officialOn: null,
    })
    const before = await at(world.places.communeB)
    const wholeBefore = await at(world.places.province)
    world.clock.set('2026-11-23T02:00:00Z')
    const moved = ({ figures: f }: { figures: Record<string, number> }, years: number) => ({
      ...f,
      'age.18-30': (f['age.18-30'] ?? 0) - years,
      'age.18-30/female': (f['age.18-30/female'] ?? 0) - years,
      'age.31-35': (f['age.31-35'] ?? 0) + years,
      'age.31-35/female': (f['age.31-35/female'] ?? 0) + years,
      'party-age.under-30': (f['party-age.under-30'] ?? 0) - years,
      'party-age.30-39': (f['party-age.30-39'] ?? 0) + years,
    })
    expect((await at(world.places.communeB)).figures).toEqual(moved(before, 1))
    // Members entered while the clock of the figures stands behind fit in.
    const late = await register(world, office, world.places.branchB1, { ...person, birthDate: '1995-11-22' })
    expect((await at(world.places.communeB)).figures['age.31-35/female']).toBe(
      (before.figures['age.31-35/female'] ?? 0) + 2,
    )
    await world.ask(office, 'members.record-departure', {
      ...late,
      kind: 'resigned',
      on: '2026-11-22',
      document: 'QĐ 1',
    })
    const range = subtree(world.places.province.path)
    const roll = () => inScope(world.database, range, (tx) => rollFiguresForward(tx, '99', '2026-11-23'))
    expect(await roll()).toBe(true)
    expect(await roll()).toBe(false)
    expect(await differences(world, board)).toEqual([])
    expect((await at(world.places.communeB)).figures).toEqual(moved(before, 1))
    expect((await at(world.places.province)).figures).toEqual(moved(wholeBefore, 1))
    // A day that lies before the clock of the figures is reckoned backwards.
    world.clock.set('2026-11-21T02:00:00Z')
    expect((await at(world.places.communeB)).figures).toEqual(before.figures)
  })

  test('a rebuild from the members gives what is kept, and a wrong cell is found', async () => {
    const owner = world.database.owner
    await owner.query(`update organisation_figures set total = total + 1 where path = $1`, [world.places.communeA.path])
    expect(await differences(world, board)).toMatchObject([
      { path: world.places.communeA.path, key: 'total', organisationName: 'Đảng bộ xã An Bình' },
    ])
    await rebuildFigures((text) => owner.query(text), '99', '2026-11-21')
    expect(await differences(world, board)).toEqual([])
    expect(await world.call(office, 'members.check-figures')).toMatchObject({
      refusal: { code: 'kernel.not-permitted' },
    })
  })

  test('two secretaries of one commune write at once and both are counted', async () => {
    const [a, b] = await Promise.all([
      world.actorAt(world.places.branchA1, 'secretary'),
      world.actorAt(world.places.branchA2, 'secretary'),
    ])
    await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        i % 2 === 0
          ? register(world, a as Actor, world.places.branchA1)
          : register(world, b as Actor, world.places.branchA2),
      ),
    )
    expect(await differences(world, board)).toEqual([])
  })

  test('a secretary reads the own figures and not those of the level above', async () => {
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    expect(await world.ask(secretary, 'members.get-figures')).toMatchObject({
      organisationId: world.places.branchA1.id,
    })
    for (const place of [world.places.communeA, world.places.branchA2, world.places.branchC1]) {
      expect(await world.call(secretary, 'members.get-figures', { organisationId: place.id })).toMatchObject({
        refusal: { code: 'kernel.not-found' },
      })
    }
  })
})

describe('ages', () => {
  test('the latest birth that makes so many years agrees with adding years', () => {
    const day = fc
      .date({ min: new Date('1996-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.constantFrom(18, 30, 31, 36, 61, 90), (on, years) => {
        const birth = latestBirth(on, years)
        const next = new Date(`${birth}T00:00:00Z`)
        next.setUTCDate(next.getUTCDate() + 1)
        expect(addYears(birth, years) <= on).toBe(true)
        expect(addYears(next.toISOString().slice(0, 10), years) > on).toBe(true)
      }),
    )
  })

  test('every living member is in exactly one band of each kind', () => {
    const facts: FigureFacts = {
      status: 'full',
      gender: null,
      ethnicityCode: null,
      religionCode: null,
      educationCode: 'primary',
      professionalCode: null,
      academicTitle: null,
      theoryCode: 'none',
      occupationCode: 'x',
      birthOn: '1960-02-29',
      partySinceOn: null,
    }
    for (const group of ['age', 'party-age', 'education', 'professional', 'theory', 'occupation', 'sex', 'status']) {
      const hit = figures.filter((f) => f.group === group && !f.womenOnly && counts(f, facts, '2026-02-28'))
      expect([group, hit.length]).toEqual([group, 1])
    }
  })
})
