// Formal and temporary transfers: terms, blocks, and the shortest and longest period by the day.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dateOfEpochDay, epochDay } from '../calendar/dates.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import { type FormalTransferFacts, formalTransfer } from './formal.ts'
import { type TemporaryPurpose, temporaryTransfer } from './temporary.ts'

const setting = { book: shippedRulebook, on: '2026-11-22', province: null }

describe('TRF-01, TRF-02, TRF-03: a formal transfer', () => {
  test.each<[string, FormalTransferFacts, (string | null)[]]>([
    ['60 working days to start', { effectiveOn: '2026-01-15' }, ['2026-04-16', null, null]],
    [
      '30 working days to present, 3 months to deletion',
      { introducedOn: '2026-01-31' },
      [null, '2026-03-20', '2026-04-30'],
    ],
    ['all', { effectiveOn: '2025-07-01', introducedOn: '2025-11-30' }, ['2025-09-25', '2026-01-12', '2026-02-28']],
    ['nothing to count from', { underInspection: false }, [null, null, null]],
  ])('%s', (_, facts, [startBy, presentBy, deletionFrom]) => {
    expect(formalTransfer(facts, setting)).toEqual({
      ok: true,
      refusals: [],
      values: { startBy, presentBy, deletionFrom },
    })
  })

  test('TRF-05: not while under inspection', () => {
    expect(formalTransfer({ effectiveOn: '2026-01-15', underInspection: true }, setting)).toMatchObject({
      ok: false,
      refusals: [{ code: 'transfer.under-inspection', ruleId: 'TRF-05', basis: '294-QĐ/TW, 6.3.1đ' }],
      values: { startBy: '2026-04-16' },
    })
  })

  test('DOS-10: not accepted without the confirmed table of contents; what nobody asked about stops nothing', () => {
    const refusals = (facts: FormalTransferFacts) => formalTransfer(facts, setting).refusals.map((r) => r.ruleId)
    expect(refusals({ contentsListConfirmed: false })).toEqual(['DOS-10'])
    expect(refusals({ contentsListConfirmed: false, underInspection: true })).toEqual(['TRF-05', 'DOS-10'])
    expect(refusals({ contentsListConfirmed: true })).toEqual([])
    expect(refusals({ introducedOn: '2026-01-31', contentsListConfirmed: null })).toEqual([])
  })

  test('wd: a year without a table is said for each rule that meets it', () => {
    const { refusals, values } = formalTransfer({ effectiveOn: '2027-11-01', introducedOn: '2027-12-01' }, setting)
    expect(refusals.map((r) => `${r.code} ${r.ruleId}`)).toEqual([
      'calendar.year-without-table TRF-01',
      'calendar.year-without-table TRF-02',
    ])
    expect(values).toEqual({ startBy: null, presentBy: null, deletionFrom: '2028-03-01' })
  })
})

describe('TRF-07, TRF-08: a temporary transfer', () => {
  test.each<[TemporaryPurpose, string, string, string[]]>([
    ['work', '2026-01-15', '2026-04-14', ['TRF-07 transfer.temporary-too-short']],
    ['work', '2026-01-15', '2026-04-15', []],
    ['work', '2026-01-15', '2027-01-14', []],
    ['work', '2026-01-15', '2027-01-15', ['TRF-07 transfer.temporary-too-long']],
    ['work', '2024-02-29', '2025-02-27', []],
    ['work', '2024-02-29', '2025-02-28', ['TRF-07 transfer.temporary-too-long']],
    ['work', '2025-11-30', '2026-02-27', ['TRF-07 transfer.temporary-too-short']],
    ['work', '2025-11-30', '2026-02-28', []],
    ['work', '2026-01-15', '2026-01-15', ['TRF-07 transfer.temporary-too-short']],
    ['study', '2026-01-15', '2026-04-14', ['TRF-08 transfer.temporary-too-short']],
    ['study', '2026-01-15', '2026-04-15', []],
    ['study', '2026-01-15', '2028-01-15', []],
    ['study', '2026-01-15', '2028-01-16', ['TRF-08 transfer.temporary-too-long']],
  ])('%s from %s to %s: %j', (purpose, from, to, wanted) => {
    const { ok, refusals, values } = temporaryTransfer({ from, to, purpose }, setting)
    expect(refusals.map((r) => `${r.ruleId} ${r.code}`)).toEqual(wanted)
    expect(ok).toBe(wanted.length === 0)
    expect(values).toEqual({})
  })

  test('TRF-07: every period of 3 months and under 12 is allowed, none beside it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }).map(dateOfEpochDay),
        fc.integer({ min: 0, max: 800 }),
        (from, length) => {
          const to = addDays(from, length)
          const allowed = to >= addMonths(from, 3) && to < addMonths(from, 12)
          expect(temporaryTransfer({ from, to, purpose: 'work' }, setting).ok).toBe(allowed)
          expect(epochDay(to) - epochDay(from)).toBe(length)
        },
      ),
    )
  })
})
