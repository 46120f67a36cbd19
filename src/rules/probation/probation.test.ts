// Probation and recognition: ends after 12 calendar months whatever is late, the branch's term, the reminders.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, dateOfEpochDay, daysBetween, epochDay } from '../calendar/dates.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import { recognitionDeadlines } from './deadlines.ts'
import { probation } from './probation.ts'

const setting = { book: shippedRulebook, on: '2026-11-22', province: null }

describe('PROB-01, REC-01, REC-05: probation', () => {
  test.each([
    ['2025-02-03', '2026-02-03', '2026-03-24'],
    // 29/2 ends on 28/2.
    ['2024-02-29', '2025-02-28', '2025-04-14'],
    ['2025-02-28', '2026-02-28', '2026-04-10'],
    // 12 months end in Tết 2026.
    ['2025-02-17', '2026-02-17', '2026-04-03'],
  ])('ceremony on %s: ends %s, considered by %s', (ceremonyOn, endsOn, considerBy) => {
    expect(probation({ ceremonyOn }, setting)).toMatchObject({
      ok: true,
      refusals: [],
      values: { endsOn, considerBy, recognisedFrom: endsOn },
    })
  })

  test('reminders lie 90, 60, 30, 15 and 7 days before the end', () => {
    expect(probation({ ceremonyOn: '2025-03-31' }, setting).values.warnings).toEqual([
      '2025-12-31',
      '2026-01-30',
      '2026-03-01',
      '2026-03-16',
      '2026-03-24',
    ])
    fc.assert(
      fc.property(fc.integer({ min: epochDay('2023-12-31'), max: epochDay('2026-10-01') }).map(dateOfEpochDay), (d) => {
        const { values } = probation({ ceremonyOn: d }, setting)
        expect(values.endsOn).toBe(addMonths(d, 12))
        const before = (values.warnings as string[]).map((w) => daysBetween(w, String(values.endsOn)))
        expect(before).toEqual([90, 60, 30, 15, 7])
      }),
    )
  })

  test('wd: without a table of holidays the end is still known, the term of the branch is not', () => {
    expect(probation({ ceremonyOn: '2027-03-01' }, setting)).toMatchObject({
      ok: false,
      refusals: [{ code: 'calendar.year-without-table', ruleId: 'REC-01', facts: { year: 2028 } }],
      values: { endsOn: '2028-03-01', considerBy: null, recognisedFrom: '2028-03-01' },
    })
  })

  test('REC-11: no extension, in Hà Nội neither, while it is unconfirmed', () => {
    const facts = { ceremonyOn: '2025-12-01' }
    expect(probation(facts, { ...setting, province: '01' })).toEqual(probation(facts, setting))
  })
})

describe('REC-04: the decision on recognition', () => {
  test.each([
    [null, '2026-03-30', '2026-04-20'],
    ['79', '2026-03-30', '2026-04-20'],
    // C3: Hà Nội prints 15 (+15).
    ['01', '2026-03-09', '2026-03-30'],
  ])('in province %s by %s, extended %s', (province, decideBy, decideByExtended) => {
    expect(recognitionDeadlines({ branchResolvedOn: '2026-02-09' }, { ...setting, province })).toEqual({
      ok: true,
      refusals: [],
      values: { decideBy, decideByExtended },
    })
  })

  test('unconfirmed before 1/7/2025; the paper of Hà Nội holds from 21/11/2025', () => {
    expect(recognitionDeadlines({ branchResolvedOn: '2025-06-30' }, setting).refusals[0]?.ruleId).toBe('REC-04')
    const inHaNoi = (branchResolvedOn: string) =>
      recognitionDeadlines({ branchResolvedOn }, { ...setting, province: '01' }).values.decideBy
    expect(inHaNoi('2025-11-20')).toBe('2026-01-05')
    expect(inHaNoi('2025-11-21')).toBe('2025-12-12')
  })
})
