// Readmission by table: the wait at its edge, what bars for good, what counts from the cleared record.
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { leavingGrounds, type ReadmissionFacts, readmission } from './readmission.ts'

const ask = (facts: ReadmissionFacts, on = '2026-11-22', province: string | null = null) => {
  const answer = readmission(facts, { book: shippedRulebook, on, province })
  expect(answer.ok).toBe(answer.refusals.length === 0)
  return { rules: answer.refusals.map((r) => r.ruleId), earliestOn: answer.values.earliestOn, answer }
}

describe('READ-01 the wait', () => {
  test.each<[string, ReadmissionFacts, string, string[], string | null]>([
    ['36 months to the day', { ground: 'other', leftOn: '2023-11-22' }, '2026-11-22', [], '2026-11-22'],
    ['a day short', { ground: 'other', leftOn: '2023-11-23' }, '2026-11-22', ['READ-01'], '2026-11-23'],
    ['hardship of the family', { ground: 'family-hardship', leftOn: '2023-11-22' }, '2026-11-22', [], '2026-11-22'],
    ['29 February', { ground: 'other', leftOn: '2024-02-29' }, '2027-02-28', [], '2027-02-28'],
    [
      'cleared 60 months ago',
      { ground: 'lesser-conviction', leftOn: '2015-01-01', recordClearedOn: '2021-11-22' },
      '2026-11-22',
      [],
      '2026-11-22',
    ],
    [
      'cleared a day less ago',
      { ground: 'lesser-conviction', leftOn: '2015-01-01', recordClearedOn: '2021-11-23' },
      '2026-11-22',
      ['READ-01'],
      '2026-11-23',
    ],
    ['not cleared', { ground: 'lesser-conviction', leftOn: '2015-01-01' }, '2026-11-22', ['READ-01'], null],
    [
      'a record cleared before leaving shortens nothing',
      { ground: 'lesser-conviction', leftOn: '2024-01-01', recordClearedOn: '2020-01-01' },
      '2026-11-22',
      ['READ-01'],
      '2027-01-01',
    ],
    ['the day of leaving not known', { ground: 'other' }, '2026-11-22', [], null],
  ])('%s', (_, facts, on, rules, earliestOn) => expect(ask(facts, on)).toMatchObject({ rules, earliestOn }))
})

test('READ-03: barred grounds have no earliest day', () => {
  const barred = leavingGrounds.filter((ground) => ask({ ground, leftOn: '2000-01-01' }).rules.includes('READ-03'))
  expect(barred).toEqual([
    'dropped-activities',
    'own-request',
    'disunity',
    'corruption-conviction',
    'serious-conviction',
  ])
  for (const ground of barred)
    expect(ask({ ground, leftOn: '2026-01-01' })).toMatchObject({ rules: ['READ-03'], earliestOn: null })
})

test('READ-04: once only', () => {
  const facts: ReadmissionFacts = { ground: 'other', leftOn: '2010-01-01' }
  expect(ask({ ...facts, timesReadmitted: 0 }).rules).toEqual([])
  expect(ask({ ...facts, timesReadmitted: 1 })).toMatchObject({ rules: ['READ-04'], earliestOn: null })
  expect(ask({ ...facts, ground: 'disunity', timesReadmitted: 1 }).rules).toEqual(['READ-03', 'READ-04'])
})

test('READ-05: a transfer not filed bars where a province says so', () => {
  const facts: ReadmissionFacts = { ground: 'transfer-not-filed', leftOn: '2010-01-01' }
  expect(ask(facts).rules).toEqual([])
  expect(ask(facts, undefined, '01').rules).toEqual(['READ-05'])
})

test('READ-02: the consent of the province is asked for, and refused when known to be missing', () => {
  const facts: ReadmissionFacts = { ground: 'other', leftOn: '2010-01-01' }
  expect(ask(facts).answer.values.notJudged).toEqual(['READ-02'])
  expect(ask({ ...facts, provincialConsent: false }).rules).toEqual(['READ-02'])
  expect(ask({ ...facts, provincialConsent: true }).answer).toMatchObject({ ok: true, values: { notJudged: [] } })
})
