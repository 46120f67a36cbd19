// What still lies ahead is told of this case: its levels, its facts; and a term is only late where somebody had to act.
import { describe, expect, test } from 'vitest'
import type { Places } from './case.ts'
import { clocksOf } from './clocks.ts'
import { describeCase } from './describe.ts'
import { lifecycleByCode } from './lifecycles/all.ts'
import { blank, go } from './story.fixture.ts'
import type { Lifecycle } from './types.ts'
import { today } from './walk.fixture.ts'
import { wayAhead } from './way-ahead.ts'

const named = (code: string): Lifecycle => {
  const found = lifecycleByCode(code)
  if (found === undefined) throw new Error(code)
  return found
}
const place = (id: string) => ({ id, name: id })
const commune: Places = { branch: place('branch'), grassroots: place('commune'), province: place('province') }
const alone: Places = { branch: place('branch'), superior: place('district'), province: place('province') }

describe('the way ahead', () => {
  const out = named('formal-transfer-out')
  const opened = (places: Places, reach: string) =>
    go(out, blank(out, places), 'request', '2026-01-15', { reach, effectiveOn: '2026-01-15', underInspection: false })

  test('within one grassroots organisation nobody above it signs (TRF-01)', () => {
    const inside = wayAhead(out, opened({ ...commune, intermediate: place('section') }, 'grassroots'))
    expect(inside).toContain('section-signed')
    expect(inside).not.toContain('superior-signed')
    expect(inside).not.toContain('province-signed')
    expect(inside.at(-1)).toBe('received')
  })
  test('to another province the province signs, and a level that does not exist is not named (TRF-01)', () => {
    const far = wayAhead(out, opened(commune, 'elsewhere'))
    expect(far).toContain('province-signed')
    expect(far).not.toContain('section-signed')
    expect(far).not.toContain('superior-signed')
  })
  test('a branch that is itself the grassroots organisation waits for nobody to agree to the list (POOL-02)', () => {
    const pool = named('pool')
    const given = go(pool, blank(pool, alone), 'notice', '2026-01-15', { source: 'branch', pupil: false })
    expect(wayAhead(pool, given).slice(0, 2)).toEqual(['list-proposed', 'in-class'])
    const listed = go(pool, blank(pool, commune), 'notice', '2026-01-15', { source: 'branch', pupil: false })
    expect(wayAhead(pool, listed).slice(0, 2)).toEqual(['list-proposed', 'listed'])
  })
  test('somebody who came from elsewhere does not go through the list again (POOL-06)', () => {
    const pool = named('pool')
    const from = (source: string) =>
      wayAhead(pool, go(pool, blank(pool, commune), 'notice', '2026-01-15', { source, pupil: false }))
    expect(from('elsewhere')[0]).toBe('certified')
    expect(from('branch')[0]).toBe('list-proposed')
  })
  test('nothing lies ahead of a case that is over', () => {
    const given = go(out, opened(commune, 'superior'), 'withdraw', '2026-01-16')
    expect(describeCase(out, given, today).ahead).toEqual([])
  })
})

describe('terms', () => {
  const probation = named('probation')
  const begun = go(probation, blank(probation, commune), 'begin', '2025-01-10')
  const on = (day: string) => clocksOf(probation, begun, { ...today, on: day })

  test('twelve months that have run out are no obligation anybody is late with (PROB-01)', () => {
    const [term] = on('2026-02-01').filter(({ code }) => code === 'probation')
    expect(term).toMatchObject({ kind: 'term', overdue: false, daysLeft: -22 })
    expect(on('2026-03-01').find(({ code }) => code === 'consider')).toMatchObject({ overdue: true })
  })
  test('what is late goes to the next level that exists and is not itself late', () => {
    const transfer = named('formal-transfer-out')
    let given = blank(transfer, commune)
    for (const step of ['request', 'sign-branch', 'sign-grassroots', 'sign-superior', 'send']) {
      given = go(transfer, given, step, '2026-01-15', {
        reach: 'superior',
        effectiveOn: '2026-01-15',
        underInspection: false,
      })
    }
    const [check] = clocksOf(transfer, given, today).filter(({ code }) => code === 'check-notice')
    expect(check).toMatchObject({ holder: { id: 'commune' }, escalates: { id: 'province' } })
  })
})
