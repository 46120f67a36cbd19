// Badges somebody comes to have the years for, as a table.
import { describe, expect, test } from 'vitest'
import { badgeDue } from './badges-due.ts'

const ladder = [30, 40, 45, 50]
const span = { since: '2026-05-19', until: '2026-11-07', ladder, earlyMonths: null }
const of = (start: string, held: number[] = [], gaps: { from: string; to: string }[] = [], more = {}) =>
  badgeDue({ start, gaps, held }, { ...span, ...more })

describe('badges due by a round', () => {
  test.each([
    [
      'AGE-01: reached within the span',
      of('1996-09-02', []),
      { years: 30, on: '2026-09-02', early: false, missing: [] },
    ],
    ['AGE-01: on the last day', of('1996-11-07', []), { years: 30, on: '2026-11-07', early: false, missing: [] }],
    ['AGE-01: a day too late', of('1996-11-08', []), null],
    ['AGE-01: reached by the round before', of('1996-05-19', []), null],
    ['AGE-01: held already', of('1996-09-02', [30]), null],
    [
      'AGE-01: lower ones that are not on record',
      of('1981-09-02', [30]),
      { years: 45, on: '2026-09-02', early: false, missing: [40] },
    ],
    ['AGE-03: a gap is counted off', of('1996-09-02', [], [{ from: '2000-01-01', to: '2001-01-01' }]), null],
    [
      'AGE-03: with the gap, the badge of another year',
      of('1995-09-02', [], [{ from: '2000-01-01', to: '2001-01-01' }]),
      { years: 30, on: '2026-09-02', early: false, missing: [] },
    ],
    [
      'AGE-01: early, where a parameter in force allows it',
      of('1997-03-01', [], [], { earlyMonths: 12 }),
      { years: 30, on: '2027-03-01', early: true, missing: [] },
    ],
  ])('%s', (_title, found, wanted) => {
    expect(found).toEqual(wanted)
  })
})
