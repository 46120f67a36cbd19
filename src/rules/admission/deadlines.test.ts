// Terms of an admission: working days with Tết in the middle, and the versions of 1/7/2025 and 26/7/2026.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfEpochDay, epochDay } from '../calendar/dates.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import { type AdmissionDeadlineFacts, admissionDeadlines } from './deadlines.ts'

const setting = { book: shippedRulebook, on: '2026-11-22', province: null }
const ask = (facts: AdmissionDeadlineFacts) => admissionDeadlines(facts, setting)

describe('ADM-10: the decision', () => {
  test.each([
    // 45 and 60 working days, the day of the resolution not counted.
    ['2025-07-01', '2025-09-04', '2025-09-25'],
    // Tết 2026 and the Saturday worked on 10/1 lie in between.
    ['2025-12-15', '2026-02-24', '2026-03-17'],
    ['2026-02-16', '2026-04-24', '2026-05-20'],
  ])('resolved on %s: %s, extended %s', (branchResolvedOn, decideBy, decideByExtended) => {
    expect(ask({ branchResolvedOn })).toEqual({
      ok: true,
      refusals: [],
      values: { decideBy, decideByExtended, ceremonyBy: null },
    })
  })

  test('before 1/7/2025 the numbers are unconfirmed, so off', () => {
    expect(ask({ branchResolvedOn: '2025-06-30' })).toEqual({
      ok: false,
      refusals: [
        {
          code: 'rulebook.value-unconfirmed',
          ruleId: 'ADM-10',
          basis: '232-QĐ/TW, chưa có văn bản',
          facts: { on: '2025-06-30', ruleId: 'ADM-10' },
        },
      ],
      values: { decideBy: null, decideByExtended: null, ceremonyBy: null },
    })
    expect(ask({ branchResolvedOn: '2025-07-01' })).toMatchObject({ ok: true })
  })

  test('a person who confirms them turns them on', () => {
    const parameters = shippedRulebook.parameters.map((p) => ({ ...p, confirmed: true }))
    const book = { ...shippedRulebook, parameters }
    expect(admissionDeadlines({ branchResolvedOn: '2025-06-30' }, { ...setting, book })).toMatchObject({
      ok: true,
      values: { decideBy: '2025-09-03' },
    })
  })
})

describe('ADM-13: the ceremony', () => {
  test.each<[string, AdmissionDeadlineFacts, string | null]>([
    ['294: from the receipt', { decisionIssuedOn: '2026-03-02', decisionReceivedOn: '2026-03-09' }, '2026-04-20'],
    ['294: the receipt alone', { decisionReceivedOn: '2026-03-09' }, '2026-04-20'],
    ['294: issued, not yet received', { decisionIssuedOn: '2026-03-02' }, null],
    ['the last day of receipt', { decisionIssuedOn: '2026-07-25', decisionReceivedOn: '2026-07-30' }, '2026-09-14'],
    ['208: from the issue', { decisionIssuedOn: '2026-07-26', decisionReceivedOn: '2026-07-30' }, '2026-09-08'],
    ['208: issued, not yet received', { decisionIssuedOn: '2026-08-03' }, '2026-09-16'],
    ['208: only the receipt is known', { decisionReceivedOn: '2026-08-10' }, null],
  ])('%s', (_, facts, ceremonyBy) => {
    expect(ask(facts)).toMatchObject({ ok: true, values: { ceremonyBy } })
  })

  test('the version is the one of the decision, whenever it is asked', () => {
    const facts = { decisionIssuedOn: '2026-07-25', decisionReceivedOn: '2026-07-30' }
    for (const on of ['2026-07-25', '2026-07-26', '2027-01-01'])
      expect(admissionDeadlines(facts, { ...setting, on }).values.ceremonyBy).toBe('2026-09-14')
  })
})

test('ADM-10, ADM-13: every term is as long as the rulebook says', () => {
  const { holidays } = shippedRulebook
  const days = (from: string, to: unknown) => workingDaysBetween(from, String(to), holidays).days
  const day = fc.integer({ min: epochDay('2025-07-01'), max: epochDay('2027-09-01') }).map(dateOfEpochDay)
  fc.assert(
    fc.property(day, (on) => {
      const { values } = ask({ branchResolvedOn: on, decisionIssuedOn: on, decisionReceivedOn: on })
      expect([days(on, values.decideBy), days(on, values.decideByExtended), days(on, values.ceremonyBy)]).toEqual([
        45, 60, 30,
      ])
    }),
  )
})

test('wd: a year without a table is said once, and the other dates still stand', () => {
  expect(ask({ branchResolvedOn: '2027-11-15', decisionIssuedOn: '2027-10-01' })).toMatchObject({
    ok: false,
    refusals: [{ code: 'calendar.year-without-table', ruleId: 'ADM-10', facts: { year: 2028 } }],
    values: { decideBy: null, decideByExtended: null, ceremonyBy: '2027-11-12' },
  })
})
